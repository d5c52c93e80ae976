import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { licence, licenceQuery, shownMdoc } from '../../../support/mdocs.ts';
import { presentation, query, sdJwt } from '../../../support/wallets.ts';

const rule = 'vp-answer-unlike-query';
const both = [...query.credentials, ...licenceQuery.credentials];
const asked = (dcql: unknown, shown: unknown = { pid: [sdJwt()] }) =>
  presentation({ object: { dcql_query: dcql }, answer: { vp_token: JSON.stringify(shown) } });
const claiming = (claims: readonly unknown[], claimSets?: unknown) =>
  asked({ credentials: [{ ...query.credentials[0], claims, claim_sets: claimSets }] });
const sets = (...all: readonly unknown[]) => ({ credentials: both, credential_sets: all });

describe(`${rule} is medium`, () => {
  it.each([
    ['is not in the answer', asked({ credentials: both })],
    ['is not in the answer', asked(query, { pid: [] })],
    ['is not in the answer', asked(sets({ options: [['mdl']] }))],
    ['is not in the answer', asked(sets({ options: [['pid', 'mdl']], required: true }))],
    ['for an id that the query does not have', asked(query, { pid: [sdJwt()], extra: ['a~'] })],
    ['lacks a claim', claiming([{ path: ['given_name'] }, { path: ['birthdate'] }])],
    ['lacks a claim', claiming([{ path: ['age_equal_or_over', '21'] }])],
    ['lacks a claim', claiming([{ id: 'a', path: ['birthdate'] }], [['a']])],
    [
      'lacks a claim',
      asked(
        { credentials: [{ ...licenceQuery.credentials[0], claims: [{ path: [licence, 'portrait'] }] }] },
        { mdl: [shownMdoc()] },
      ),
    ],
    ['several credentials where the query wants one', asked(query, { pid: [sdJwt(), sdJwt()] })],
  ])('where a credential %s', (said, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toContain(said);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of an answer to each query', presentation()],
    ['of a document with what was asked for', asked(licenceQuery, { mdl: [shownMdoc()] })],
    ['of a claim that the issuer shows to all', claiming([{ path: ['vct'] }])],
    [
      'of one set of claims of two',
      claiming(
        [
          { id: 'a', path: ['birthdate'] },
          { id: 'b', path: ['given_name'] },
        ],
        [['a'], ['b']],
      ),
    ],
    ['of claims in a format that is not read', asked(query, { pid: ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln'] })],
    [
      'of a place in a list',
      asked(
        {
          credentials: [
            {
              ...query.credentials[0],
              claims: [{ path: ['nationalities', null] }, { path: ['nationalities', 1] }],
            },
          ],
        },
        { pid: [sdJwt({}, [], { nationalities: ['DE', 'FR'] })] },
      ),
    ],
    ['of one option of two', asked(sets({ options: [['mdl'], ['pid']] }))],
    [
      'of a set that need not be answered',
      asked(sets({ options: [['pid']] }, { options: [['mdl']], required: false })),
    ],
    ['of sets of which none need be answered', asked(sets({ options: [['mdl']], required: false }))],
    [
      'of several where several are wanted',
      asked({ credentials: [{ ...query.credentials[0], multiple: true }] }, { pid: [sdJwt(), sdJwt()] }),
    ],
    ['of a presentation that is no list, as drafts have it', asked(query, { pid: sdJwt() })],
    ['of an answer without ids, as older drafts have it', presentation({ answer: { vp_token: sdJwt() } })],
    ['of a request that was not seen', presentation({ object: null })],
    ['of a cleaned answer', presentation({ answer: { vp_token: '***' } })],
    [
      'where the verifier refuses it',
      presentation({
        answer: { vp_token: JSON.stringify({ other: [sdJwt()] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
