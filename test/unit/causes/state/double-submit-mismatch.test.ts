import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';
import { csrfToken, postedCredential } from '../../../support/posted-credential.ts';

const id = 'double-submit-mismatch';
const page = (text: string): Partial<Exchange> => ({
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});
const posted = (cookie: string | undefined, more: Partial<Exchange> = {}) =>
  postedCredential('https://api.shop.example/auth/google', cookie, {
    status: 400,
    ...page('Bad Request'),
    ...more,
  });

describe(`${id} is the cause`, () => {
  it('of a refused form whose cookie has another value', () => {
    const exchanges = posted('theme=dark; g_csrf_token=another0815');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('of a form that goes to another host than the page with the button', () => {
    const exchanges = posted('theme=dark');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('api.shop.example');
    expect(reasonOf(exchanges)?.fix).toContain('login_uri');
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
  });

  it.each(['Failed to verify double submit cookie.', 'No CSRF token in Cookie.', 'failed: g_csrf_token'])(
    'that the app says itself, without any cookie recorded (%s)',
    (text) => {
      expect(reasonOf(posted(undefined, page(text)))?.cause).toBe(id);
    },
  );
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a form that fits its cookie', posted(`g_csrf_token=${csrfToken}`)],
    ['of a form without recorded cookies', posted(undefined)],
    [
      'of a form that was taken',
      posted('theme=dark', {
        status: 302,
        redirectUrl: 'https://api.shop.example/home',
        responseHeaders: [['Set-Cookie', 'session=5f1c9a7e5b2d8046; HttpOnly; Secure']],
      }),
    ],
    [
      'where the app says another reason',
      posted('theme=dark', page('Wrong recipient, payload audience != requiredAudience')),
    ],
    ['of another login', codeFlow({ responseExchange: { status: 400 }, token: null })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
