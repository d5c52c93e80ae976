import { describe, expect, it } from 'vitest';
import {
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type Changes,
} from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'state-weak';
const alone = {
  nonce: undefined,
  code_challenge: undefined,
  code_challenge_method: undefined,
  scope: 'photos',
};
const asking = (state: string, request: Changes = alone) => webAppFlow({ request: { ...request, state } });
const base64 = (value: unknown) => btoa(JSON.stringify(value));

describe('state-weak is', () => {
  it.each([
    ['a short one', 'xyz123'],
    ['a path', '/account/settings/profile'],
    ['a word', 'login-with-company-account'],
    ['a time in milliseconds', '1767225600123-login'],
    ['a user’s number', 'user_account_1234567'],
    ['one character over and over', 'aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['counting', '12345678901234567890'],
    ['an envelope without a random part', base64({ returnTo: '/account/settings', client: 'web' })],
  ])('medium for %s, where nothing else protects the login', (_, state) => {
    expect(verdictsOf(rule, asking(state))).toEqual(['medium firm']);
    expect(verdictsOf(rule, redacted(asking(state)))).toEqual(['medium firm']);
  });

  it('low for few characters that are drawn by lot all the same', () => {
    expect(verdictsOf(rule, asking('vviWXMTK4QBU'))).toEqual(['low firm']);
    expect(verdictsOf(rule, redacted(asking('vviWXMTK4QBU')))).toEqual(['low firm']);
    expect(detailOf(rule, asking('vviWXMTK4QBU'))).toContain('drawn by lot');
  });

  it('low where the server’s metadata says nothing of the PKCE that would protect the login', () => {
    const unsaid = codeFlow({
      request: { state: 'xyz123', nonce: undefined, scope: 'photos' },
      metadata: {},
    });
    expect(verdictsOf(rule, unsaid)).toEqual(['low firm']);
    expect(detailOf(rule, unsaid)).toContain('nothing says that the server supports it');
  });

  it('medium where the server gave tokens for a wrong verifier: then PKCE protects nothing', () => {
    const request = { state: 'xyz123', nonce: undefined, scope: 'photos' };
    const ignored = codeFlow({ request, token: { code_verifier: 'w'.repeat(43) } });
    expect(verdictsOf(rule, ignored)).toEqual(['medium firm']);
    expect(detailOf(rule, ignored)).not.toContain('protects');
    expect(verdictsOf(rule, codeFlow({ request }))).toEqual([]);
  });

  it('certain for a state that another login had', () => {
    const again = webAppFlow({ request: alone, response: { code: 'another-code-8d1f' }, token: null });
    const other = webAppFlow({ request: { ...alone, nonce: 'n-another-1b2c' } });
    expect(verdictsOf(rule, inTurn(60_000, other, again))).toEqual(['medium certain']);
    expect(detailOf(rule, inTurn(60_000, other, again))).toContain('an earlier login');
  });
});

describe('state-weak says nothing', () => {
  it.each([
    ['of 16 characters drawn by lot', 'h7Kq2ZxP9bLm4TfR'],
    ['of 32 hexadecimal digits', '9f86d081884c7d659a2feaa0c55ad015'],
    ['of a UUID', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'],
    ['of letters drawn by lot', 'qzxvwkjhpmtbrnlgdsfc'],
    ['of an envelope with a random part', base64({ csrf: '9f86d081884c7d659a2f', returnTo: '/home' })],
    ['of a random part with a path behind it', 'h7Kq2ZxP9bLm4TfR|/account/settings'],
    ['of a form with a random part', 'security_token=138r5719ru3e1jq7kd&url=/home'],
    [
      'of a signed envelope',
      `${btoa('{"alg":"HS256"}')}.${btoa('{"returnTo":"/home"}')}.c2lnbmF0dXJl`.replaceAll('=', ''),
    ],
    ['of a state that another tool has masked', 'REDACTED'],
  ])('%s', (_, state) => {
    expect(verdictsOf(rule, asking(state))).toEqual([]);
    expect(verdictsOf(rule, redacted(asking(state)))).toEqual([]);
  });

  it.each([
    ['PKCE', { nonce: undefined, scope: 'photos' }],
    ['a nonce', { ...alone, scope: 'openid', nonce: 'n-0S6_WzA2Mj' }],
    ['both', {}],
  ])('where %s ties the answer to the browser: state may be anything then', (_, request) => {
    for (const state of ['xyz123', base64({ returnTo: '/mine' })])
      expect(verdictsOf(rule, asking(state, request))).toEqual([]);
  });

  it('of a request without state, or that is loaded again', () => {
    expect(verdictsOf(rule, webAppFlow({ request: { state: undefined } }))).toEqual([]);
    expect(verdictsOf(rule, inTurn(60_000, webAppFlow(), webAppFlow()))).toEqual([]);
  });

  it('of a request that the server refused on a page of its own', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'no' } };
    expect(
      verdictsOf(rule, webAppFlow({ request: { state: 'x1' }, requestExchange, response: null })),
    ).toEqual([]);
  });

  it('and does not apply to a masked one', () => {
    expect(outcomeOf(rule, asking('REDACTED'))).toBe('not applicable');
    expect(outcomeOf(rule, asking('h7Kq2ZxP9bLm4TfR'))).toBe('pass');
  });
});
