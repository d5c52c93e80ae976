import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import {
  credential,
  credentialToken,
  issuance,
  issuer,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
  sdJwt,
} from '../../../support/wallets.ts';

const id = 'credential-request-refused';
type Members = Readonly<Record<string, unknown>>;

const refused = (error: string, described: Members = {}, more: Partial<ExchangeFields> = {}) =>
  capture(
    offered(),
    issuerMetadata(described),
    preAuthorized(),
    nonce(),
    credential({}, { status: 400, responseBody: jsonBody({ error }), ...more }),
  );
const required = {
  encryption_required: true,
  alg_values_supported: ['ECDH-ES'],
  enc_values_supported: ['A128GCM'],
};
const proving = {
  credential_configurations_supported: {
    'org.example.diploma': { format: 'dc+sd-jwt', proof_types_supported: { jwt: {} } },
  },
};
const deferred = (transaction: string, answer: Members, status = 200): ExchangeFields => ({
  url: `${issuer}/deferred`,
  method: 'POST',
  status,
  requestHeaders: [['Authorization', `Bearer ${credentialToken}`]],
  requestBody: jsonBody({ transaction_id: transaction }),
  responseBody: jsonBody(answer),
  context: { resourceType: 'fetch', tab: 1 },
});
const later = { transaction_id: '8xLOxBtZp8-tx', interval: 5 };
const deferring = (...then: readonly ExchangeFields[]) =>
  capture(
    offered(),
    issuerMetadata(),
    preAuthorized(),
    nonce(),
    credential({}, { status: 202, responseBody: jsonBody(later) }),
    ...then,
  );
const lost = (transaction: string) => deferred(transaction, { error: 'invalid_transaction_id' }, 400);

describe('credential-request-refused', () => {
  it.each([
    [
      'no credential_response_encryption',
      refused('invalid_encryption_parameters', { credential_response_encryption: required }),
    ],
    [
      'this one came in the clear',
      refused('invalid_credential_request', { credential_request_encryption: required }),
    ],
    [
      'the request holds none',
      refused('invalid_credential_request', proving, {
        requestBody: jsonBody({ credential_configuration_id: 'org.example.diploma' }),
      }),
    ],
    ['none that the issuer gave here', deferring(lost('other-tx-81c2'))],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of an issuance that worked', issuance()],
    ['where nothing that is described speaks against the request', refused('invalid_encryption_parameters')],
    ['of a proof that is refused', refused('invalid_proof', { credential_request_encryption: required })],
    ['of a transaction that the issuer forgot', deferring(lost(later.transaction_id))],
    ['of a transaction that a cleaner took out of the request', deferring(lost('[REDACTED]'))],
    [
      'of a transaction that a cleaner took out of the answer',
      deferring(deferred('8xLOxBtZp8-tx', { ...later, transaction_id: '***' }), lost('other-tx-81c2')),
    ],
    [
      'of a transaction that came to its end',
      deferring(deferred(later.transaction_id, { credentials: [{ credential: sdJwt(null) }] })),
    ],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
