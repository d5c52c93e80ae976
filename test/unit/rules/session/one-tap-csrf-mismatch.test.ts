import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, capture, form } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'one-tap-csrf-mismatch';
const now = baseTime / 1000;
const credential = jwt({
  iss: 'https://accounts.google.com',
  aud: '1234-abc.apps.googleusercontent.com',
  sub: '110169484474386276334',
  iat: now,
  exp: now + 3600,
});
const value = '8f1c5b2d8046af13';
const posted = (cookie: string | undefined, more: Partial<Exchange> = {}) =>
  capture(
    form(
      'https://shop.example/auth/google',
      { credential, g_csrf_token: value, select_by: 'btn' },
      {
        status: 302,
        redirectUrl: 'https://shop.example/home',
        requestHeaders: [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ...(cookie === undefined ? [] : [['Cookie', cookie] as const]),
        ],
        responseHeaders: [['Set-Cookie', 'session=5f1c9a7e5b2d8046; HttpOnly; Secure']],
        context: { resourceType: 'main_frame', initiator: 'https://accounts.google.com' },
        ...more,
      },
    ),
  );

describe('one-tap-csrf-mismatch is medium', () => {
  it('for another value in the cookie', () => {
    const other = posted('theme=dark; g_csrf_token=another0815');
    expect(verdictsOf(id, other)).toEqual(['medium firm']);
    expect(detailOf(id, other)).toBe(
      'The form came with another value in the cookie g_csrf_token than its own, and was answered with a session.',
    );
    expect(detailOf(id, redacted(other))).toBe(detailOf(id, other));
  });

  it('for no such cookie beside others', () => {
    expect(verdictsOf(id, posted('theme=dark'))).toEqual(['medium firm']);
    expect(verdictsOf(id, redacted(posted('theme=dark')))).toEqual(['medium firm']);
  });
});

describe('one-tap-csrf-mismatch says nothing', () => {
  it.each([
    ['of the same value in both', posted(`g_csrf_token=${value}`)],
    ['of a form that was refused', posted('g_csrf_token=other', { status: 400, redirectUrl: undefined })],
    ['of an answer that begins no session', posted('theme=dark', { responseHeaders: [] })],
    ['of a way back to the login', posted('theme=dark', { redirectUrl: 'https://shop.example/login' })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
    expect(verdictsOf(id, redacted(exchanges))).toEqual([]);
  });

  it.each([
    ['of a recording without cookies', posted(undefined)],
    ['of another login', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
