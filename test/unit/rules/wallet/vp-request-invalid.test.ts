import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../../../lib/exchange/base64.ts';
import { sha256BytesBase64Url } from '../../../../lib/exchange/digest.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { verifierCertificate } from '../../../support/certificates.ts';
import { capture } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { licenceQuery } from '../../../support/mdocs.ts';
import { redacted } from '../../../support/redacted.ts';
import { askedByValue, presentation, query } from '../../../support/wallets.ts';

const rule = 'vp-request-invalid';
type Members = Readonly<Record<string, unknown>>;

/** A verifier of that name, whose request is signed with that header. */
const signedAs = (client: string, objectHeader: Members, object: Members = {}) =>
  presentation({ request: { client_id: client }, object: { client_id: client, ...object }, objectHeader });
const own = { x5c: [verifierCertificate] };
const hash = sha256BytesBase64Url(decodeBase64(verifierCertificate)!);
const attestation = (claims: Members = {}) => ({
  x5c: undefined,
  jwt: jwt(
    { iss: 'https://attester.example', sub: 'shop', exp: 1900000000, ...claims },
    { alg: 'ES256', typ: 'verifier-attestation+jwt' },
  ),
});
const asking = (dcql: Members) => presentation({ object: { dcql_query: dcql } });
const [pid] = query.credentials;
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const paying = (value: unknown) => presentation({ object: { transaction_data: [packed(value)] } });
const encrypting = (metadata: unknown) =>
  presentation({ object: { response_mode: 'direct_post.jwt', client_metadata: metadata }, answer: null });
const key = { kty: 'EC', crv: 'P-256', kid: 'own', use: 'enc', x: 'x', y: 'y' };

describe(`${rule} is low`, () => {
  it.each([
    [
      'not the hash of the first certificate',
      signedAs('x509_hash:Uvo3HtuIxuhC92rShpgqcT3YXwrqRxWEviRiA0OZszk', own),
    ],
    ['no host that the first certificate', signedAs('x509_san_dns:other.example', own)],
    ['its header holds none (x5c)', signedAs('x509_san_dns:verifier.example', { x5c: undefined })],
    [
      'begins with the prefix of client_id',
      signedAs('decentralized_identifier:did:web:v.example', {
        kid: 'decentralized_identifier:did:web:v.example#1',
      }),
    ],
    ['names no key of it (kid)', signedAs('decentralized_identifier:did:web:v.example', { kid: undefined })],
    ['holds none (jwt)', signedAs('verifier_attestation:shop', {})],
    ['not the sub of the attestation', signedAs('verifier_attestation:other', attestation())],
    [
      'attestation in its header has expired',
      signedAs('verifier_attestation:shop', attestation({ exp: 1700000000 })),
    ],
    [
      'none of those in the attestation',
      signedAs('verifier_attestation:shop', attestation({ redirect_uris: ['https://a.example/cb'] }), {
        response_mode: 'fragment',
        response_uri: undefined,
        redirect_uri: 'https://b.example/cb',
      }),
    ],
    ['has no credentials', asking({ credentials: [] })],
    ['has no id', asking({ credentials: [{ format: 'dc+sd-jwt', meta: {} }] })],
    ['have the same id', asking({ credentials: [pid, pid] })],
    ['other characters', asking({ credentials: [{ ...pid, id: 'p.i.d' }] })],
    ['has no format', asking({ credentials: [{ id: 'pid', meta: {} }] })],
    ['claims of dcql_query is no list', asking({ credentials: [{ ...pid, claims: [] }] })],
    ['no path that leads anywhere', asking({ credentials: [{ ...pid, claims: [{ path: [] }] }] })],
    [
      'not a namespace and a name',
      asking({ credentials: [{ ...licenceQuery.credentials[0], claims: [{ path: ['given_name'] }] }] }),
    ],
    ['stands without claims', asking({ credentials: [{ ...pid, claims: undefined, claim_sets: [['a']] }] })],
    ['a claim that has no such id', asking({ credentials: [{ ...pid, claim_sets: [['a']] }] })],
    ['has no options', asking({ ...query, credential_sets: [{ required: true }] })],
    ['a credential that has no such id', asking({ ...query, credential_sets: [{ options: [['card']] }] })],
    ['neither get nor post', presentation({ request: { request_uri_method: 'POST' } })],
    ['no key for it (jwks)', encrypting({ vp_formats_supported: { 'dc+sd-jwt': {} } })],
    ['no key for it (jwks)', encrypting(undefined)],
    ['by which algorithm (alg)', encrypting({ jwks: { keys: [key] } })],
    [
      'asks for a format',
      presentation({ object: { client_metadata: { vp_formats_supported: { mso_mdoc: {} } } } }),
    ],
    ['no JSON object in base64url', presentation({ object: { transaction_data: ['e30='.slice(0, 1)] } })],
    ['has no type', paying({ credential_ids: ['pid'] })],
    ['has no credential_ids', paying({ type: 'payment' })],
    ['name a credential that the query does not have', paying({ type: 'payment', credential_ids: ['card'] })],
  ] as const)('for a request: %s', (said, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, exchanges)).toContain(said);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  const good = [
    ['of an ordinary request', presentation()],
    ['of a request in the address', capture(askedByValue())],
    ['of the hash of its certificate', signedAs(`x509_hash:${hash}`, own)],
    ['of a name of its certificate', signedAs('x509_san_dns:Verifier.example', own)],
    ['of a name that it has for all hosts below', signedAs('x509_san_dns:a.shop.example', own)],
    ['of what is no certificate', signedAs('x509_san_dns:verifier.example', { x5c: ['MIIB'] })],
    [
      'of an identifier with its key',
      signedAs('decentralized_identifier:did:web:v.example', { kid: 'did:web:v.example#1' }),
    ],
    ['of an attestation that fits', signedAs('verifier_attestation:shop', attestation())],
    ['of a client that the wallet knows', signedAs('shop', {})],
    ['of a prefix that nobody knows', signedAs('toString:shop', {})],
    [
      'of an unsigned request, which is another finding',
      signedAs(`x509_hash:${hash}`, { alg: 'none', x5c: undefined }),
    ],
    ['of a request that was not fetched', presentation({ object: null })],
    [
      'of a query in another language',
      presentation({ object: { dcql_query: undefined, presentation_definition: { id: 'a' } } }),
    ],
    ['of a query that was taken out', presentation({ object: { dcql_query: '***' } })],
    [
      'of claims with places in lists',
      asking({ credentials: [{ ...pid, claims: [{ path: ['a', null, 1] }] }] }),
    ],
    [
      'of sets that name what is there',
      asking({
        credentials: [{ ...pid, claims: [{ id: 'a', path: ['given_name'] }], claim_sets: [['a']] }],
        credential_sets: [{ options: [['pid']] }],
      }),
    ],
    ['of a key with its algorithm', encrypting({ jwks: { keys: [{ ...key, alg: 'ECDH-ES' }] } })],
    [
      'of an older draft that names the algorithm elsewhere',
      encrypting({ jwks: { keys: [key] }, authorization_encrypted_response_alg: 'ECDH-ES' }),
    ],
    [
      'of keys that the wallet gets elsewhere',
      presentation({
        request: { client_id: 'openid_federation:https://v.example' },
        object: { client_id: 'openid_federation:https://v.example', response_mode: 'direct_post.jwt' },
        answer: null,
      }),
    ],
    [
      'of formats that it asks for',
      presentation({ object: { client_metadata: { vp_formats_supported: { 'dc+sd-jwt': {} } } } }),
    ],
    ['of a transaction of the query', paying({ type: 'payment', credential_ids: ['pid'] })],
  ] as const;

  it.each(good)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it.each(good)('%s, in a trace', (_, exchanges) => {
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });
});
