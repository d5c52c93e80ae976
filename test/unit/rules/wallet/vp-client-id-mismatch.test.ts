import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { askedByValue, presentation } from '../../../support/wallets.ts';

const rule = 'vp-client-id-mismatch';

describe(`${rule} is`, () => {
  it.each([
    [
      'in link and object',
      'high certain',
      presentation({ object: { client_id: 'x509_hash:another-verifier' } }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of one name', presentation()],
    ['where the link was not seen', presentation({ request: null })],
    ['by value', capture(askedByValue())],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
