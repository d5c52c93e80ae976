import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'native-scheme-of-two-clients';
const uri = 'com.example.app:/cb';

/** A login of the client `a`, and a minute later another one. */
const two = (client: string, redirectUri = uri, at = 'https://op.example/auth') => [
  ...codeFlow({ client: 'a', redirectUri: uri, response: null, token: null }),
  ...codeFlow({
    client,
    redirectUri,
    at,
    request: {
      state: 'other-state-77ab1',
      nonce: 'other-nonce-5c1',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    },
    requestExchange: { id: 'second', entry: 9, startedAt: baseTime + 60_000 },
    response: null,
    token: null,
  }),
];

describe('native-scheme-of-two-clients is a remark', () => {
  it('on a second client with the same private address', () => {
    expect(verdictsOf(rule, two('b'))).toEqual(['info certain']);
  });
});

describe('native-scheme-of-two-clients says nothing', () => {
  it.each([
    ['of the same client again', two('a')],
    ['of another address', two('b', 'com.example.other:/cb')],
    ['of the same application at another server', two('b', uri, 'https://other.example/auth')],
    ['of pages', two('b', 'https://app.example/cb')],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('of a page’s login', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
