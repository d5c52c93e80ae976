import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  cNonce,
  credential,
  credentialToken,
  issuance,
  issuer,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const rule = 'vci-request-invalid';
type Members = Readonly<Record<string, unknown>>;

const name = 'org.example.diploma';
const own = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const proof = (claims: Members = {}, header: Members = {}) =>
  jwt(
    { aud: issuer, nonce: cNonce, iat: 1767225600, ...claims },
    { alg: 'ES256', typ: 'openid4vci-proof+jwt', kid: undefined, jwk: own, ...header },
  );
const attested = (keys: readonly unknown[], claims: Members = {}, header: Members = {}) =>
  jwt(
    { iat: 1767225600, attested_keys: keys, ...claims },
    { alg: 'ES256', typ: 'key-attestation+jwt', ...header },
  );
const vouched = (claims: Members, header: Members = {}) =>
  asked({ proofs: { jwt: [proof({}, { key_attestation: attested([own], claims, header) })] } });
const shown = (changes: Members) => {
  const signed = { type: 'DataIntegrityProof', domain: issuer, challenge: cNonce, ...changes };
  return asked({ proofs: { di_vp: [{ type: ['VerifiablePresentation'], proof: [signed] }] } });
};

/** An issuer describes itself and its credential so, and the wallet asks so. */
const asked = (body: Members, described: Members = {}, ofIssuer: Members = {}) =>
  capture(
    offered(),
    issuerMetadata({
      credential_configurations_supported: {
        [name]: { format: 'dc+sd-jwt', vct: 'urn:eudi:pid:1', ...described },
      },
      ...ofIssuer,
    }),
    preAuthorized(),
    nonce(),
    credential({}, { requestBody: jsonBody({ credential_configuration_id: name, ...body }) }),
  );
const jwts = (more: Members = {}) => ({
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'], ...more } },
});
const one = { proofs: { jwt: [proof()] } };
const required = { encryption_required: true, enc_values_supported: ['A128GCM'] };
const notice = (event: string) => ({
  url: `${issuer}/notify`,
  method: 'POST',
  status: 204,
  requestHeaders: [['Authorization', `Bearer ${credentialToken}`]] as const,
  requestBody: jsonBody({ notification_id: 'ntf-5Wz81', event }),
  context: { resourceType: 'fetch', tab: 1 } as const,
});

describe(`${rule} is low`, () => {
  it.each([
    ['the request holds none', asked({}, jwts())],
    ['of a type that the issuer does not describe', asked({ proofs: { attestation: ['a'] } }, jwts())],
    ['members for several types', asked({ proofs: { jwt: [proof()], attestation: ['a'] } }, jwts())],
    [
      'algorithm that the issuer does not describe',
      asked({ proofs: { jwt: [proof({}, { alg: 'EdDSA' })] } }, jwts()),
    ],
    ['more than one of kid, jwk and x5c', asked({ proofs: { jwt: [proof({}, { kid: 'k1' })] } })],
    ['requires a key attestation', asked(one, jwts({ key_attestations_required: {} }))],
    [
      'none that its key attestation vouches for',
      asked({ proofs: { jwt: [proof({}, { key_attestation: attested([{ ...own, x: 'z' }]) })] } }),
    ],
    ['typ is another one', vouched({}, { typ: 'JWT' })],
    ['attestation had expired', vouched({ exp: 1700000000 })],
    ['nonce of the key attestation', vouched({ nonce: 'n-other-7d1e55c0a9' })],
    [
      'several attestations',
      asked(
        { proofs: { attestation: [attested([own]), attested([own])] } },
        {},
        { batch_credential_issuance: { batch_size: 2 } },
      ),
    ],
    ['domain of the proof', shown({ domain: 'https://other.example' })],
    ['challenge of the proof', shown({ challenge: 'n-other-7d1e55c0a9' })],
    ['the proof has no nonce', asked({ proofs: { jwt: [proof({ nonce: undefined })] } })],
    ['no iat', asked({ proofs: { jwt: [proof({ iat: undefined })] } })],
    ['more proofs than the issuer takes at once', asked({ proofs: { jwt: [proof(), proof()] } })],
    [
      'more proofs than the issuer takes at once',
      asked(
        { proofs: { jwt: [proof(), proof(), proof()] } },
        {},
        { batch_credential_issuance: { batch_size: 2 } },
      ),
    ],
    ['this one came in the clear', asked(one, {}, { credential_request_encryption: required })],
    ['no credential_response_encryption', asked(one, {}, { credential_response_encryption: required })],
    [
      'enc of credential_response_encryption',
      asked(
        { ...one, credential_response_encryption: { jwk: own, enc: 'A256GCM' } },
        {},
        { credential_response_encryption: required },
      ),
    ],
    ['event is none of', issuance(notice('credential_stored'))],
  ] as const)('where %s', (said, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, exchanges)).toContain(said);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  const good = [
    ['of an ordinary issuance', issuance()],
    ['of a notice', issuance(notice('credential_accepted'))],
    ['of what is described', asked(one, jwts())],
    ['of a credential that needs no proof', asked({})],
    [
      'of an attestation that vouches for the key',
      asked(
        { proofs: { jwt: [proof({}, { key_attestation: attested([own]) })] } },
        jwts({ key_attestations_required: {} }),
      ),
    ],
    [
      'of an attestation without keys',
      asked({ proofs: { jwt: [proof({}, { key_attestation: attested([]), jwk: undefined, kid: '0' })] } }),
    ],
    [
      'of an issuer without nonces',
      asked({ proofs: { jwt: [proof({ nonce: undefined })] } }, {}, { nonce_endpoint: undefined }),
    ],
    [
      'of as many proofs as it takes',
      asked({ proofs: { jwt: [proof(), proof()] } }, {}, { batch_credential_issuance: { batch_size: 2 } }),
    ],
    [
      'of encryption that is offered and not required',
      asked(
        one,
        {},
        {
          credential_response_encryption: { ...required, encryption_required: false },
          credential_request_encryption: { ...required, encryption_required: false },
        },
      ),
    ],
    [
      'of an answer that is to be encrypted',
      asked(
        { ...one, credential_response_encryption: { jwk: own, enc: 'A128GCM' } },
        {},
        { credential_response_encryption: required },
      ),
    ],
    [
      'of an encrypted request',
      capture(
        offered(),
        issuerMetadata({ credential_request_encryption: required }),
        preAuthorized(),
        nonce(),
        credential(
          {},
          {
            requestBody: { mediaType: 'application/jwt', text: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn' },
          },
        ),
      ),
    ],
    ['of an issuer that was not described', capture(offered(), preAuthorized(), credential())],
    [
      'of a body that was not recorded',
      capture(offered(), issuerMetadata(jwts()), preAuthorized(), credential({}, { requestBody: undefined })),
    ],
    ['of a credential under another name', asked({ credential_configuration_id: 'other' }, jwts())],
  ] as const;

  it.each(good)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it.each(good)('%s, in a trace', (_, exchanges) => {
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });
});
