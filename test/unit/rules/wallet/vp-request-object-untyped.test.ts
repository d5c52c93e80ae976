import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { askedByValue, presentation } from '../../../support/wallets.ts';

const rule = 'vp-request-object-untyped';

describe(`${rule} is`, () => {
  it.each([
    ['of another type', 'medium certain', presentation({ objectHeader: { typ: 'JWT' } })],
    ['of none', 'medium certain', presentation({ objectHeader: { typ: undefined } })],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of the right type', presentation()],
    ['by value', capture(askedByValue())],
    [
      'where its body was not recorded',
      presentation({ objectExchange: { responseBody: { mediaType: 'application/oauth-authz-req+jwt' } } }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
