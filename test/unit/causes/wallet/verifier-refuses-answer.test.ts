import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { expiredCertificate, signerCertificates } from '../../../support/certificates.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { licenceQuery, shownMdoc, type MdocChanges } from '../../../support/mdocs.ts';
import { presentation, query, sdJwt } from '../../../support/wallets.ts';

const refusedDocument = (changes: MdocChanges) =>
  presentation({
    object: { dcql_query: licenceQuery },
    answer: { vp_token: JSON.stringify({ mdl: [shownMdoc(changes)] }) },
    answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
    back: null,
  });

const refused = (object: Readonly<Record<string, unknown>>, answer: Readonly<Record<string, string>>) =>
  presentation({
    object,
    answer: { ...(answer['response'] && { vp_token: undefined, state: undefined }), ...answer },
    answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
    back: null,
  });
const key = { kty: 'EC', crv: 'P-256', kid: 'own', alg: 'ECDH-ES', use: 'enc', x: 'x', y: 'y' };
const ofDrafts = {
  response_mode: 'direct_post.jwt',
  client_metadata: { jwks: { keys: [key] }, authorization_encrypted_response_alg: 'ECDH-ES' },
};
const encrypting = { response_mode: 'direct_post.jwt', client_metadata: { jwks: { keys: [key] } } };
const jwe = (header: Readonly<Record<string, unknown>>) =>
  `${Buffer.from(JSON.stringify({ alg: 'ECDH-ES', ...header })).toString('base64url')}..aXY.Y2lwaGVy.dGFn`;

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
    ['certificate had ended', refusedDocument({ certificates: [expiredCertificate] })],
    [
      'certificate had ended',
      refused({}, { vp_token: JSON.stringify({ pid: [sdJwt({}, [], {}, { x5c: [expiredCertificate] })] }) }),
    ],
    ['fits the request', refusedDocument({ certificates: signerCertificates })],
    ['not valid yet', refusedDocument({ validFrom: '2026-01-02T00:00:00Z' })],
    ['a digest does not fit', refusedDocument({ changed: { given_name: 'Max' } })],
    ['fits the request', refusedDocument({})],
    ['in the clear', refused({ response_mode: 'direct_post.jwt' }, {})],
    ['a key (kid) that the request does not have', refused(encrypting, { response: jwe({ kid: 'old' }) })],
    [
      'by A256GCM, and the request wants A128GCM',
      refused(encrypting, { response: jwe({ kid: 'own', enc: 'A256GCM' }) }),
    ],
    [
      'credential that the query requires is not in the answer',
      refused({ dcql_query: { credentials: [...query.credentials, ...licenceQuery.credentials] } }, {}),
    ],
    [
      'an id that the query does not have',
      refused({}, { vp_token: JSON.stringify({ pid: [sdJwt()], b: ['c~'] }) }),
    ],
    ['several credentials', refused({}, { vp_token: JSON.stringify({ pid: [sdJwt(), sdJwt()] }) })],
    [
      'hash of the request’s transaction_data',
      refused(
        { transaction_data: [Buffer.from('{"type":"p","credential_ids":["pid"]}').toString('base64url')] },
        { vp_token: JSON.stringify({ pid: [sdJwt({ transaction_data_hashes: ['x'] })] }) },
      ),
    ],
    ['fits the request', refused(encrypting, { response: jwe({ kid: 'own', enc: 'A128GCM' }) })],
    ['fits the request', refused({ response_mode: 'direct_post.jwt' }, { response: jwe({ kid: 'any' }) })],
    ['fits the request', refused(ofDrafts, { response: jwe({ kid: 'own', enc: 'A128CBC-HS256' }) })],
    [
      'by A256GCM, and the request wants A128CBC-HS256',
      refused(ofDrafts, { response: jwe({ kid: 'own', enc: 'A256GCM' }) }),
    ],
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
