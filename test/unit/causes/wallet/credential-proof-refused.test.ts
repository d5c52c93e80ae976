import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import {
  credential,
  issuance,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const refusedNonce = { status: 400, responseBody: jsonBody({ error: 'invalid_nonce' }) } as const;

/** An offer was taken up, and this is what followed. */
const issued = (...then: readonly ExchangeFields[]) =>
  capture(offered(), issuerMetadata(), preAuthorized(), ...then);

describe('credential-proof-refused', () => {
  const id = 'credential-proof-refused';

  it.each([
    [
      'aud is https://other.example',
      issued(
        nonce(),
        credential(
          { aud: 'https://other.example' },
          { status: 400, responseBody: jsonBody({ error: 'invalid_proof' }) },
        ),
      ),
    ],
    [
      'did not try again',
      issued(nonce(), credential({}, { status: 400, responseBody: jsonBody({ error: 'invalid_nonce' }) })),
    ],
    [
      'did not try again with a new one, though it had one',
      issued(nonce('old-1-7d1e55'), credential({ nonce: 'old-1-7d1e55' }, refusedNonce), nonce()),
    ],
    [
      'the nonce that the issuer had just given',
      issued(
        nonce('old-1-7d1e55'),
        credential({ nonce: 'old-1-7d1e55' }, refusedNonce),
        nonce(),
        credential({}, refusedNonce),
      ),
    ],
    [
      'tried again with the same nonce',
      issued(nonce(), credential({}, refusedNonce), credential({}, refusedNonce)),
    ],
    [
      'requires a key attestation',
      capture(
        offered(),
        issuerMetadata({
          credential_configurations_supported: {
            'org.example.diploma': {
              format: 'dc+sd-jwt',
              proof_types_supported: {
                jwt: { proof_signing_alg_values_supported: ['ES256'], key_attestations_required: {} },
              },
            },
          },
        }),
        preAuthorized(),
        nonce(),
        credential({}, { status: 400, responseBody: jsonBody({ error: 'invalid_proof' }) }),
      ),
    ],
    [
      'the proof has no nonce',
      issued(
        nonce(),
        credential({ nonce: undefined }, { status: 400, responseBody: jsonBody({ error: 'invalid_proof' }) }),
      ),
    ],
    [
      'no proof at all',
      issued(
        nonce(),
        credential(
          {},
          {
            status: 400,
            responseBody: jsonBody({ error: 'invalid_proof' }),
            requestBody: jsonBody({ credential_configuration_id: 'org.example.diploma' }),
          },
        ),
      ),
    ],
    [
      'its signature',
      issued(nonce(), credential({}, { status: 400, responseBody: jsonBody({ error: 'invalid_proof' }) })),
    ],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of an issuance that worked', issuance()],
    [
      'of a nonce that was renewed',
      issued(
        nonce('old-1-7d1e55'),
        credential(
          { nonce: 'old-1-7d1e55' },
          { status: 400, responseBody: jsonBody({ error: 'invalid_nonce' }) },
        ),
        nonce(),
        credential(),
      ),
    ],
    [
      'of another refusal',
      issued(
        nonce(),
        credential(
          {},
          { status: 400, responseBody: jsonBody({ error: 'unknown_credential_configuration' }) },
        ),
      ),
    ],
    [
      'of a credential that comes later',
      issued(
        nonce(),
        credential({}, { status: 202, responseBody: jsonBody({ transaction_id: 'tx-1', interval: 5 }) }),
      ),
    ],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
