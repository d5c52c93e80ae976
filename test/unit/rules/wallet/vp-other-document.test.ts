import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { licenceQuery, shownMdoc, type MdocChanges } from '../../../support/mdocs.ts';
import { presentation, type PresentationChanges } from '../../../support/wallets.ts';

const rule = 'vp-other-document';
const object = { dcql_query: licenceQuery };
const shown = (changes: MdocChanges, more: PresentationChanges = {}) =>
  presentation({ object, answer: { vp_token: JSON.stringify({ mdl: [shownMdoc(changes)] }) }, ...more });

describe(`${rule} is`, () => {
  it.each([
    ['medium for a document that nobody asked for', 'medium certain', { docType: 'org.example.card' }],
    ['high for one whose issuer signed another type', 'high certain', { signedDocType: 'org.example.card' }],
  ] as const)('%s', (_, verdict, changes) => {
    expect(verdictsOf(rule, shown(changes))).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, shown(changes));
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of the document that was asked for', shown({})],
    [
      'where the verifier refuses it',
      shown(
        { docType: 'org.example.card' },
        { answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) }, back: null },
      ),
    ],
    ['where the query was not seen', shown({ docType: 'org.example.card' }, { object: null })],
    [
      'where the query names no type',
      shown(
        { docType: 'org.example.card' },
        { object: { dcql_query: { credentials: [{ id: 'mdl', format: 'mso_mdoc', meta: {} }] } } },
      ),
    ],
    ['of credentials of another format', presentation()],
    ['of a cleaned answer', presentation({ object, answer: { vp_token: '***' } })],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
