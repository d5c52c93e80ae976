import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { licenceQuery, shownMdoc } from '../../../support/mdocs.ts';
import { presentation, query, sdJwt, type PresentationChanges } from '../../../support/wallets.ts';

const rule = 'vp-unbound-accepted';
const unbound = { vp_token: JSON.stringify({ pid: [sdJwt(null)] }) };
const shown = (changes: PresentationChanges = {}) => presentation({ answer: unbound, ...changes });
const asking = (required: boolean) => ({
  dcql_query: {
    credentials: [{ ...query.credentials[0], require_cryptographic_holder_binding: required }],
  },
});

describe(`${rule} is high`, () => {
  it.each([
    ['for a credential without key binding', shown()],
    ['for one where the query asks for it in so many words', shown({ object: asking(true) })],
    [
      'for a document that no device has signed',
      presentation({
        object: { dcql_query: licenceQuery },
        answer: { vp_token: JSON.stringify({ mdl: [shownMdoc({ deviceAuth: null })] }) },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of a credential with its binding', presentation()],
    ['where none is asked for', shown({ object: asking(false) })],
    ['where the query was not seen', shown({ object: null })],
    ['where the query is in another language', shown({ object: { dcql_query: undefined } })],
    [
      'where the verifier refuses it',
      shown({
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    ['of a cleaned answer', presentation({ answer: { vp_token: '***' } })],
    [
      'of a document with its device’s signature',
      presentation({
        object: { dcql_query: licenceQuery },
        answer: { vp_token: JSON.stringify({ mdl: [shownMdoc()] }) },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
