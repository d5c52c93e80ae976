import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import {
  capture,
  exchange,
  jsonBody,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';
import { redacted } from '../../support/redacted.ts';
import {
  answered,
  issuance,
  issuerMetadata,
  nonce,
  credential,
  offer,
  preAuthorized,
  presentation,
  presentationSteps,
  sdJwt,
} from '../../support/wallets.ts';
import { encodeBase64Url } from '../../../lib/exchange/base64.ts';

const sealed = (header: object) =>
  `${encodeBase64Url(new TextEncoder().encode(JSON.stringify(header)))}..aXY.Y2lwaGVy.dGFn`;
const good = sealed({ alg: 'ECDH-ES', enc: 'A256GCM', epk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } });
const high = (changes: Parameters<typeof presentation>[0] = {}, response = good) =>
  presentation({
    object: { response_mode: 'direct_post.jwt' },
    answer: { vp_token: undefined, state: undefined, response },
    ...changes,
  });
const requirements = (exchanges: readonly Exchange[]) =>
  flowsOf(exchanges).flatMap(({ profiles }) => profiles.find(({ id }) => id === 'haip')?.requirements ?? []);
const status = (id: string, exchanges: readonly Exchange[]) =>
  requirements(exchanges).find((one) => one.id === `haip/${id}`)?.status;
const scheme = (params: Readonly<Record<string, string>>, address = 'haip-vp://') =>
  redirect('https://verifier.example/start', urlWith(address, params));
const vci = (...more: readonly ExchangeFields[]) =>
  capture(
    redirect(
      'https://issuer.example/start',
      urlWith('haip-vci://', { credential_offer: JSON.stringify(offer) }),
    ),
    issuerMetadata(),
    ...more,
  );

describe('HAIP is asked for', () => {
  it.each<[string, readonly Exchange[]]>([
    ['by the hash of a certificate and encryption', high()],
    ['by its scheme', capture(scheme({ client_id: 'x509_hash:x', request_uri: 'https://v.example/r' }))],
    ['by the scheme of its offers', vci()],
  ])('%s', (_, exchanges) => {
    expect(requirements(exchanges).length).toBeGreaterThan(10);
    expect(requirements(redacted(exchanges)).map((one) => one.status)).toEqual(
      requirements(exchanges).map((one) => one.status),
    );
  });

  it.each<[string, readonly Exchange[]]>([
    ['by a presentation in the clear', presentation()],
    ['by an issuance', issuance()],
    ['by a login', codeFlow()],
  ])('never %s', (_, exchanges) => {
    expect(requirements(exchanges)).toEqual([]);
  });
});

describe('HAIP’s requirements of a presentation', () => {
  it('are met by one that follows it, as far as that shows', () => {
    expect(requirements(high()).filter((one) => one.status === 'fail')).toEqual([]);
    for (const id of [
      'vp-token',
      'dcql',
      'signed-by-reference',
      'certificate-hash',
      'encrypted',
      'encryption',
      'way-back',
      'request-type',
    ])
      expect([id, status(id, high())]).toEqual([id, 'pass']);
    expect(status('holder-binding', high())).toBe('not_seen');
  });

  it.each<[string, 'fail' | 'not_seen' | 'not_applicable', readonly Exchange[]]>([
    ['encryption', 'fail', high({}, sealed({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }))],
    ['encryption', 'fail', high({}, sealed({ alg: 'ECDH-ES', enc: 'A128CBC-HS256' }))],
    [
      'dcql',
      'fail',
      high({ object: { response_mode: 'direct_post.jwt', dcql_query: undefined, scope: 'pid' } }),
    ],
    ['way-back', 'fail', high({ answerExchange: { responseBody: jsonBody({}) }, back: null })],
    ['request-type', 'fail', high({ objectHeader: { typ: 'JWT' } })],
    ['signed-by-reference', 'fail', high({ objectHeader: { alg: 'none' } })],
    [
      'encrypted',
      'not_seen',
      capture(scheme({ client_id: 'x509_hash:x', request_uri: 'https://v.example/r' })),
    ],
    [
      'encrypted',
      'fail',
      capture(
        scheme({ client_id: 'x509_hash:x', request_uri: 'https://verifier.example/request/vp-81c2' }),
        ...presentationSteps({ request: null }),
      ),
    ],
    [
      'certificate-hash',
      'not_seen',
      capture(scheme({ client_id: 'verifier', request_uri: 'https://v.example/r' })),
    ],
    [
      'holder-binding',
      'fail',
      high({ answer: { vp_token: JSON.stringify({ pid: [sdJwt(null)] }), response: undefined } }),
    ],
    ['dpop', 'not_applicable', high()],
    [
      'way-back',
      'not_seen',
      capture(scheme({ client_id: 'x509_hash:x', request_uri: 'https://v.example/r' }), answered()),
    ],
  ])('%s is %s', (id, expected, exchanges) => {
    expect(status(id, exchanges)).toBe(expected);
  });
});

describe('HAIP’s requirements of an issuance', () => {
  const token = (type: string, headers: readonly (readonly [string, string])[]) =>
    preAuthorized(
      {},
      {
        requestHeaders: headers,
        responseBody: jsonBody({ access_token: 'SlAV32hkKG-vci-access-7a9d', token_type: type }),
      },
    );

  it.each<[string, string, readonly Exchange[]]>([
    ['dpop', 'pass', vci(token('DPoP', []))],
    ['dpop', 'fail', vci(token('Bearer', []))],
    ['dpop', 'not_seen', vci()],
    [
      'wallet-attestation',
      'pass',
      vci(
        token('DPoP', [
          ['OAuth-Client-Attestation', 'a'],
          ['OAuth-Client-Attestation-PoP', 'b'],
        ]),
      ),
    ],
    ['wallet-attestation', 'fail', vci(token('DPoP', [['Accept', '*/*']]))],
    ['nonce-endpoint', 'pass', vci(preAuthorized(), nonce(), credential())],
    ['nonce-endpoint', 'not_seen', vci(preAuthorized())],
    ['proof', 'pass', vci(preAuthorized(), nonce(), credential())],
    ['scope', 'not_applicable', vci(preAuthorized())],
    ['vp-token', 'not_applicable', vci(preAuthorized())],
  ])('%s is %s', (id, expected, exchanges) => {
    expect(status(id, exchanges)).toBe(expected);
  });
});

it('says nothing of an ordinary page', () => {
  expect(requirements(capture(exchange({ url: 'https://shop.example/?haip=1', status: 200 })))).toEqual([]);
});
