import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, json } from '../../../support/exchange.ts';
import { codeFlow, verdictsOf } from '../../../support/flow.ts';
import { askedByValue, issuance, presentation, query } from '../../../support/wallets.ts';

const rule = 'vp-nonce-missing';

describe(`${rule} is`, () => {
  it.each([
    ['of an object without one', 'high certain', presentation({ object: { nonce: undefined } })],
    ['by value', 'high certain', capture(askedByValue({ nonce: undefined }))],
    [
      'for the browser’s own API',
      'high certain',
      capture(
        json('https://v.example/dc', {
          protocol: 'openid4vp-v1-unsigned',
          data: { response_type: 'vp_token', dcql_query: query },
        }),
      ),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of one with a nonce', presentation()],
    ['by reference, before the object was seen', presentation({ object: null, answer: null })],
    ['of a code flow', codeFlow()],
    ['of an issuance', issuance()],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
