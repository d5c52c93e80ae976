import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../lib/exchange/json.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { call, callProof, dpop, dpopFlow, key, proof } from '../../../support/dpop.ts';
import { baseTime } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { signer } from '../../../support/signed.ts';
import { verified } from '../../../support/verified.ts';

const id = 'dpop-proof-invalid';
const told = (text: string) => detailOf(id, dpopFlow({}, text));
const date = (seconds: number): readonly [string, string] => [
  'Date',
  new Date(baseTime + seconds * 1000).toUTCString(),
];

describe('dpop-proof-invalid names', () => {
  it.each([
    ['typ is not dpop+jwt', proof({}, { typ: 'JWT' })],
    ['alg is HS256', proof({}, { alg: 'HS256' })],
    ['alg is none', proof({}, { alg: 'none' })],
    ['there is no jwk', proof({}, { jwk: undefined })],
    ['its jwk holds the private key', proof({}, { jwk: { ...key, d: 'private-part' } })],
    ['jti, iat are missing', proof({ jti: undefined, iat: undefined })],
    ['htm is GET, the request is POST', proof({ htm: 'GET' })],
    ['htu is another address', proof({ htu: 'https://op.example/par' })],
    ['the header is not one JWT', 'nonsense'],
    ['the header is not one JWT', `${proof()}, ${proof({}, {}, 'second')}`],
  ])('“%s”', (words, text) => {
    expect(told(text)).toContain(words);
    expect(verdictsOf(id, dpopFlow({}, text))).toEqual(['medium certain']);
  });

  it('a signature that its key did not make, alike after redaction', async () => {
    const [own, other] = [signer('k'), signer('k')];
    const claims = { jti: 'jti-1', htm: 'POST', htu: 'https://op.example/token', iat: baseTime / 1000 };
    const signedFor = (jwk: JsonObject) => {
      const header = { typ: 'dpop+jwt', kid: undefined, jwk: { ...jwk, kid: undefined } };
      return verified(dpopFlow({}, own.signed(claims, header)));
    };
    const [forged, genuine] = [await signedFor(other.key), await signedFor(own.key)];
    expect(detailOf(id, forged)).toContain('its jwk does not verify its signature');
    expect(detailOf(id, redacted(forged))).toBe(detailOf(id, forged));
    expect(detailOf(id, genuine)).toBeUndefined();
    expect(outcomeOf(id, redacted(genuine))).toBe('pass');
  });

  it('two headers', () => {
    const twice = dpopFlow({ tokenExchange: { requestHeaders: [dpop(), dpop(proof({}, {}, 'second'))] } });
    expect(detailOf(id, twice)).toContain('two DPoP headers');
  });

  it('a missing and a wrong hash of the token, once for several calls', () => {
    const missing = dpopFlow({ then: [call(callProof({ ath: undefined }))] });
    expect(detailOf(id, missing)).toContain('ath is missing');
    const wrong = ['a', 'b'].map((seed) => call(callProof({ ath: 'of-another-token' }, {}, seed)));
    expect(verdictsOf(id, dpopFlow({ then: wrong }))).toEqual(['medium certain']);
    expect(detailOf(id, dpopFlow({ then: wrong }))).toMatch(/ath is not the hash.*So 2 requests/);
  });

  it('a proof that is older than five minutes by the server’s clock', () => {
    const stale = dpopFlow({ tokenExchange: { requestHeaders: [dpop()], responseHeaders: [date(400)] } });
    expect(detailOf(id, stale)).toContain('iat is more than five minutes off');
  });

  it('alike after redaction, though the token and the addresses are hidden', () => {
    const wrong = dpopFlow({
      then: [
        call(callProof({ ath: 'of-another-token' })),
        call(callProof({ htu: 'https://api.example/n%6Ftes' }, {}, 'same')),
        call(callProof({ htu: 'https://api.example/private/kim' }, {}, 'other')),
      ],
    });
    const { before, after } = beforeAndAfterRedaction(id, wrong);
    expect(before).toHaveLength(2);
    expect(after).toEqual(before);
  });

  it('as a remark what the server refused, and what differs in a slash alone', () => {
    const refused = dpopFlow({ tokenAnswer: { error: 'invalid_dpop_proof' } }, proof({ htm: 'GET' }));
    expect(verdictsOf(id, refused)).toEqual(['info certain']);
    expect(verdictsOf(id, dpopFlow({}, proof({ htu: 'https://op.example/token/' })))).toEqual([
      'info certain',
    ]);
  });
});

describe('dpop-proof-invalid says nothing', () => {
  it.each([
    ['of proper proofs', dpopFlow({ then: [call()] })],
    ['of the type in other letters', dpopFlow({}, proof({}, { typ: 'DPoP+JWT' }))],
    ['of another asymmetric algorithm', dpopFlow({}, proof({}, { alg: 'EdDSA' }))],
    ['of a key with more public members', dpopFlow({}, proof({}, { jwk: { ...key, kid: 'a', use: 'sig' } }))],
    ['of claims that no specification knows', dpopFlow({}, proof({ purpose: 'login' }))],
    [
      'of a header name in small letters',
      dpopFlow({ tokenExchange: { requestHeaders: [['dpop', proof()]] } }),
    ],
    [
      'of a call with a query',
      dpopFlow({ then: [call(callProof(), { url: 'https://api.example/notes?page=2' })] }),
    ],
    [
      'of escapes that need not be',
      dpopFlow({ then: [call(callProof({ htu: 'https://api.example/n%6Ftes' }))] }),
    ],
    ['of a token request without ath', dpopFlow({}, proof({ ath: undefined }))],
    [
      'of a clock that runs ahead a little',
      dpopFlow({ tokenExchange: { requestHeaders: [dpop()], responseHeaders: [date(-120)] } }),
    ],
    ['of default port, case and query', dpopFlow({}, proof({ htu: 'HTTPS://OP.example:443/token?x=1' }))],
    [
      'of an address that the server publishes for itself behind a proxy',
      dpopFlow(
        { metadata: { token_endpoint: 'https://inner.example/t', mtls_endpoint_aliases: {} } },
        proof({ htu: 'https://inner.example/t' }),
      ),
    ],
    [
      'of an old proof with a nonce',
      dpopFlow({
        tokenExchange: {
          requestHeaders: [dpop(proof({ nonce: 'n-1-7a9d2' }))],
          responseHeaders: [date(400)],
        },
      }),
    ],
    [
      'of an old proof where the answer came from a cache',
      dpopFlow({ tokenExchange: { requestHeaders: [dpop()], responseHeaders: [date(400), ['Age', '10']] } }),
    ],
    [
      'of a proof four minutes old',
      dpopFlow({ tokenExchange: { requestHeaders: [dpop()], responseHeaders: [date(240)] } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('without any proof', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
