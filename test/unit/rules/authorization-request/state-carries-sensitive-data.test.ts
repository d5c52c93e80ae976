import { describe, expect, it } from 'vitest';
import { detailOf, idTokenOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'state-carries-sensitive-data';
const asking = (state: string) => webAppFlow({ request: { state } });
const base64 = (value: unknown) => btoa(JSON.stringify(value));
const random = '9f86d081884c7d659a2feaa0c55ad015';

describe('state-carries-sensitive-data is', () => {
  it.each([
    ['a token', base64({ csrf: random, access_token: 'SlAV32hkKG7a9d' })],
    ['a token', `access_token=SlAV32hkKG7a9d&csrf=${random}`],
    ['a token', base64({ csrf: random, session: idTokenOf() })],
    ['a password or secret', base64({ user: 'a', password: 'hunter2' })],
    ['a password or secret', `client_secret:hunter2hunter2;${random}`],
  ])('medium for %s', (words, state) => {
    expect(verdictsOf(rule, asking(state))).toEqual(['medium firm']);
    expect(detailOf(rule, asking(state))).toContain(words);
    expect(verdictsOf(rule, redacted(asking(state)))).toEqual(['medium firm']);
  });

  it('low for an e-mail address', () => {
    expect(verdictsOf(rule, asking(base64({ csrf: random, user: 'alice@example.com' })))).toEqual([
      'low firm',
    ]);
    expect(verdictsOf(rule, asking(`${random}|alice@example.com`))).toEqual(['low firm']);
  });

  it('a remark for an address on another site', () => {
    expect(verdictsOf(rule, asking(base64({ csrf: random, to: 'https://evil.example.org/x' })))).toEqual([
      'info firm',
    ]);
    expect(verdictsOf(rule, asking(`${random};https%3A%2F%2Fother.org%2F`))).toEqual(['info firm']);
  });
});

describe('state-carries-sensitive-data says nothing', () => {
  it.each([
    ['of a random value', random],
    ['of a random token by the name of token', base64({ token: random, csrf_token: random })],
    ['of a path to return to', base64({ csrf: random, returnTo: '/home?tab=password' })],
    [
      'of an address on the client’s own site',
      base64({ csrf: random, returnTo: 'https://www.app.example/home' }),
    ],
    [
      'of a signed envelope with a path',
      `${btoa('{"alg":"HS256"}')}.${btoa('{"to":"/home"}')}.c2lnbmF0dXJl`.replaceAll('=', ''),
    ],
    [
      'of an encrypted envelope',
      `${btoa('{"alg":"dir","enc":"A256GCM"}')}..aXY.Y2lwaGVy.dGFn`.replaceAll('=', ''),
    ],
    ['of what another tool has masked', '[redacted] access_token=abcdefghijk'],
  ])('%s', (_, state) => {
    expect(verdictsOf(rule, asking(state))).toEqual([]);
    expect(verdictsOf(rule, redacted(asking(state)))).toEqual([]);
  });

  it('of a request without state', () => {
    expect(verdictsOf(rule, webAppFlow({ request: { state: undefined } }))).toEqual([]);
  });
});
