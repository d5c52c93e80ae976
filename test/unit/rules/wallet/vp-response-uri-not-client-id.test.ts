import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { askedByValue, presentation } from '../../../support/wallets.ts';

const rule = 'vp-response-uri-not-client-id';

describe(`${rule} is`, () => {
  it.each([
    ['by value', 'high certain', capture(askedByValue({ response_uri: 'https://other.example/r' }))],
    ['by a longer path', 'high certain', capture(askedByValue({ response_uri: 'https://v.example/r/x' }))],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of the same address', capture(askedByValue())],
    ['of a name of another kind', presentation()],
    ['of a client that is registered', capture(askedByValue({ client_id: 'verifier' }))],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
