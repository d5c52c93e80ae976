import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { licenceQuery, shownMdoc, type MdocChanges } from '../../../support/mdocs.ts';
import { presentation, sdJwt } from '../../../support/wallets.ts';

const refusedDocument = (changes: MdocChanges) =>
  presentation({
    object: { dcql_query: licenceQuery },
    answer: { vp_token: JSON.stringify({ mdl: [shownMdoc(changes)] }) },
    answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
    back: null,
  });

describe('verifier-refuses-answer', () => {
  const id = 'verifier-refuses-answer';

  it.each([
    [
      'another nonce',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ nonce: 'n-other' })] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'another verifier',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ aud: 'x509_hash:other' })] }) },
        answerExchange: { status: 403, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'not what was signed',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ sd_hash: 'Zm9v' })] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'minutes off',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ iat: 1767225600 - 1800 })] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    ['another type (docType)', refusedDocument({ docType: 'org.example.card' })],
    ['not the one that its issuer signed', refusedDocument({ signedDocType: 'org.example.card' })],
    ['had expired', refusedDocument({ validUntil: '2025-12-31T00:00:00Z' })],
    ['not valid yet', refusedDocument({ validFrom: '2026-01-02T00:00:00Z' })],
    ['a digest does not fit', refusedDocument({ changed: { given_name: 'Max' } })],
    ['fits the request', refusedDocument({})],
    [
      'without a key binding',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt(null)] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'fits the request',
      presentation({
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'fits the request',
      presentation({
        answerExchange: {
          status: 400,
          responseBody: jsonBody({
            error: 'invalid_request',
            error_description: 'The issuer is not trusted here.',
          }),
        },
        back: null,
      }),
    ],
    [
      'itself failed',
      presentation({ answerExchange: { status: 500, responseBody: jsonBody({}) }, back: null }),
    ],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of a presentation that worked', presentation()],
    [
      'of a wallet that cannot answer',
      presentation({ answer: { vp_token: undefined, error: 'vp_formats_not_supported' } }),
    ],
    ['of a wallet that was not seen', presentation({ object: null, answer: null })],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
