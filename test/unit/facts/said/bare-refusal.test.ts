import { describe, expect, it } from 'vitest';
import { bareRefusalOf } from '../../../../lib/facts/said/bare-refusal.ts';
import { exchange, redirect } from '../../../support/exchange.ts';

const url = 'https://sp.example/saml/acs';
const answered = (status: number, text: string) =>
  exchange({ url, method: 'POST', status, responseBody: { mediaType: 'text/html', text } });

describe('a refusal in no words', () => {
  it.each([
    ['401', answered(401, '<h1>Unauthorized</h1>')],
    ['403', answered(403, '<title>403 Forbidden</title><h1>Access denied.</h1>')],
    ['403', redirect(url, 'https://sp.example/login?errorCode=403')],
    ['/unauthorized', redirect(url, 'https://sp.example/unauthorized')],
  ])('is %s', (code, answer) => {
    expect(bareRefusalOf(answer, [])).toBe(code);
  });

  it.each([
    ['another status', answered(400, '<h1>Bad Request</h1>')],
    ['a sentence', answered(403, '<h1>Forbidden</h1><p>Your account was not found.</p>')],
    ['a redirect to a page', redirect(url, 'https://sp.example/home')],
    ['another code', redirect(url, 'https://sp.example/login?error=no_account')],
  ])('is not %s', (_, answer) => {
    expect(bareRefusalOf(answer, [])).toBeUndefined();
  });

  it('is not one whose page behind says more', () => {
    const page = exchange({
      url: 'https://sp.example/login?errorCode=403',
      status: 200,
      responseBody: {
        mediaType: 'text/html',
        text: '<div class="alert">Your account was not found.</div>',
      },
    });
    expect(bareRefusalOf(redirect(url, page.url), [page])).toBeUndefined();
  });
});
