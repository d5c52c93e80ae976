import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation, query } from '../../../support/wallets.ts';

const rule = 'vp-holder-binding-off';

describe(`${rule} is`, () => {
  it.each([
    [
      'without state',
      'medium certain',
      presentation({
        object: {
          dcql_query: {
            credentials: [{ ...query.credentials[0], require_cryptographic_holder_binding: false }],
          },
          state: undefined,
        },
        answer: { state: undefined },
      }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    [
      'with a state',
      presentation({
        object: {
          dcql_query: {
            credentials: [{ ...query.credentials[0], require_cryptographic_holder_binding: false }],
          },
        },
      }),
    ],
    [
      'of a bound one without state',
      presentation({ object: { state: undefined }, answer: { state: undefined } }),
    ],
    ['before the object was seen', presentation({ object: null, answer: null })],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
