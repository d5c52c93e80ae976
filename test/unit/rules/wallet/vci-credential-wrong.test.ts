import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { issuedMdoc, licence, type MdocChanges } from '../../../support/mdocs.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  credential,
  issuance,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
  sdJwt,
} from '../../../support/wallets.ts';

const rule = 'vci-credential-wrong';
type Members = Readonly<Record<string, unknown>>;

const described = (more: Members) =>
  issuerMetadata({ credential_configurations_supported: { 'org.example.diploma': more } });
const got = (text: string, description: Members = { format: 'dc+sd-jwt', vct: 'urn:eudi:pid:1' }) =>
  capture(
    offered(),
    described(description),
    preAuthorized(),
    nonce(),
    credential({}, { responseBody: jsonBody({ credentials: [{ credential: text }] }) }),
  );
const stray = 'WyJzYWx0IiwiYWRtaW4iLHRydWVd';
const issued = (changes: Members) => sdJwt(null, [], changes);

/** The key of the wallet’s proof (x, y), as COSE writes it. */
const own = new Map<number, number | Uint8Array>([
  [1, 2],
  [-1, 1],
  [-2, Buffer.from('x', 'base64url')],
  [-3, Buffer.from('y', 'base64url')],
]);
const document = (changes: MdocChanges) => got(issuedMdoc(changes), { format: 'mso_mdoc', doctype: licence });
const sealed = { credential_response_encryption: { jwk: { kty: 'EC' }, enc: 'A128GCM' } };
const sealing = (responseBody: ReturnType<typeof jsonBody>) =>
  capture(
    offered(),
    issuerMetadata(),
    preAuthorized(),
    credential(
      {},
      {
        requestBody: jsonBody({ credential_configuration_id: 'org.example.diploma', ...sealed }),
        responseBody,
      },
    ),
  );

describe(`${rule} is medium`, () => {
  it.each([
    ['bound to another key', got(issued({ cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'other', y: 'y' } } }))],
    ['bound to another key', document({})],
    ['of another type', got(issued({ vct: 'urn:other' }))],
    ['of another type', document({ docType: 'org.example.card' })],
    ['no fingerprint', got(sdJwt(null, [stray]))],
    ['no fingerprint', document({ changed: { given_name: 'Max' } })],
    ['had expired', got(issued({ exp: 1700000000 }))],
    ['had expired', document({ validUntil: '2025-12-31T00:00:00Z' })],
    ['came in the clear', sealing(jsonBody({ credentials: [{ credential: sdJwt(null) }] }))],
  ] as const)('where the credential is %s', (said, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toContain(said);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  const good = [
    ['of an ordinary issuance', issuance()],
    ['of a credential without a key', got(issued({ cnf: undefined }))],
    ['of a credential in another format', got('eyJhbGciOiJFUzI1NiJ9.e30.c2ln', { format: 'jwt_vc_json' })],
    ['of a type that is not described', got(issued({ vct: 'urn:other' }), { format: 'dc+sd-jwt' })],
    [
      'of an encrypted answer',
      sealing({ mediaType: 'application/jwt', text: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn' }),
    ],
    [
      'where the proofs were not seen',
      capture(
        offered(),
        preAuthorized(),
        credential(
          {},
          {
            requestBody: undefined,
            responseBody: jsonBody({
              credentials: [
                { credential: issued({ cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'other', y: 'y' } } }) },
              ],
            }),
          },
        ),
      ),
    ],
    ['of a document bound to the wallet’s key', document({ deviceKey: own })],
  ] as const;

  it.each(good)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it.each(good)('%s, in a trace', (_, exchanges) => {
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });
});
