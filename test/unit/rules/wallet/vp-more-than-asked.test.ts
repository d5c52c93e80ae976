import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { licenceQuery, shownMdoc } from '../../../support/mdocs.ts';
import { presentation, query } from '../../../support/wallets.ts';

const rule = 'vp-more-than-asked';

describe(`${rule} is`, () => {
  it.each([
    [
      'beside what was asked for',
      'medium certain',
      presentation({
        object: {
          dcql_query: { credentials: [{ ...query.credentials[0], claims: [{ path: ['given_name'] }] }] },
        },
      }),
    ],
    [
      'of a document, too',
      'medium certain',
      presentation({
        object: { dcql_query: licenceQuery },
        answer: { vp_token: JSON.stringify({ mdl: [shownMdoc({ shown: { birth_date: '1971-09-01' } })] }) },
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
    ['of what was asked for', presentation()],
    [
      'of a document that shows what was asked for',
      presentation({
        object: { dcql_query: licenceQuery },
        answer: { vp_token: JSON.stringify({ mdl: [shownMdoc()] }) },
      }),
    ],
    [
      'of a claim that another query asks for',
      presentation({
        object: {
          dcql_query: {
            credentials: [
              { ...query.credentials[0], claims: [{ path: ['given_name'] }] },
              { ...query.credentials[0], id: 'age', claims: [{ path: ['age_equal_or_over', '18'] }] },
            ],
          },
        },
      }),
    ],
    [
      'where no claim is named',
      presentation({
        object: { dcql_query: { credentials: [{ id: 'pid', format: 'dc+sd-jwt', meta: {} }] } },
      }),
    ],
    ['where the request was not seen', presentation({ request: null, object: null })],
    [
      'of an encrypted answer',
      presentation({
        answer: {
          vp_token: undefined,
          state: undefined,
          response: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn',
        },
      }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
