import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { licenceQuery, shownMdoc, type MdocChanges } from '../../../support/mdocs.ts';
import { presentation, sdJwt, type PresentationChanges } from '../../../support/wallets.ts';

const rule = 'vp-credential-expired';
const document = (changes: MdocChanges, more: PresentationChanges = {}) =>
  presentation({
    object: { dcql_query: licenceQuery },
    answer: { vp_token: JSON.stringify({ mdl: [shownMdoc(changes)] }) },
    ...more,
  });
const credential = (issued: Readonly<Record<string, unknown>>) =>
  presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({}, [], issued)] }) } });
const refused = { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) };

/** The recordings are of the first of January 2026. */
const recorded = Date.parse('2026-01-01T00:00:00Z') / 1000;

describe(`${rule} is medium`, () => {
  it.each([
    ['of a document that was good until yesterday', document({ validUntil: '2025-12-31T00:00:00Z' })],
    ['of a document that will be good tomorrow', document({ validFrom: '2026-01-02T00:00:00Z' })],
    ['of a credential with exp of an hour ago', credential({ exp: recorded - 3600 })],
    ['of a credential with nbf of tomorrow', credential({ nbf: recorded + 86_400 })],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of what is good', document({})],
    ['of a credential that is good', credential({ exp: recorded + 3600, nbf: recorded - 3600 })],
    ['of one that says nothing of it', credential({ exp: undefined })],
    ['of what clocks may differ by', credential({ exp: recorded - 60, nbf: recorded + 60 })],
    ['of dates that are none', credential({ exp: 'soon' })],
    [
      'where the verifier refuses it',
      document({ validUntil: '2025-12-31T00:00:00Z' }, { answerExchange: refused, back: null }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
