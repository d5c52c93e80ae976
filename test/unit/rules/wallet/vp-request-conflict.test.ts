import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation } from '../../../support/wallets.ts';

const rule = 'vp-request-conflict';

describe(`${rule} is`, () => {
  it.each([
    [
      'with redirect_uri beside response_uri',
      'medium certain',
      presentation({ object: { redirect_uri: 'https://verifier.example/cb' } }),
    ],
    ['that asks twice', 'medium certain', presentation({ object: { scope: 'pid' } })],
    ['that asks for nothing', 'medium certain', presentation({ object: { dcql_query: undefined } })],
    [
      'without an address for the answer',
      'medium certain',
      presentation({ object: { response_uri: undefined }, answer: null }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of a request in order', presentation()],
    ['of one by scope alone', presentation({ object: { dcql_query: undefined, scope: 'pid' } })],
    [
      'of an older draft',
      presentation({ object: { dcql_query: undefined, presentation_definition: { id: 'x' } } }),
    ],
    [
      'with an ID token and its scope',
      presentation({ object: { response_type: 'vp_token id_token', scope: 'openid' } }),
    ],
    ['before the object was seen', presentation({ object: null, answer: null })],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
