import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import {
  carriesProof,
  dpopProofsOf,
  dpopVerdictsOf,
  htuVerdictOf,
  proofSignaturesOf,
} from '../../../../lib/facts/tokens/dpop.ts';
import { dpop, proof } from '../../../support/dpop.ts';
import { exchange } from '../../../support/exchange.ts';
import { flowsIn } from '../../../support/flows-in.ts';
import { jwt } from '../../../support/logins.ts';
import { spaLogin } from '../../../support/scenario.ts';

// RFC 9449 §6.1, figures 2 and 9: the key of the proofs and the thumbprint in `cnf`.
const key = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const a = spaLogin('a');
const called = (claims: object, more: object = {}, jwk: object = key) => ({
  ...a.apiCall(),
  requestHeaders: [
    ['Authorization', `DPoP ${a.values.accessToken}`],
    [
      'DPoP',
      jwt(
        { htm: 'GET', htu: 'https://api.example/notes', ...claims },
        { typ: 'dpop+jwt', alg: 'ES256', jwk },
      ),
    ],
  ] as const,
  ...more,
});
const proofs = (call: ReturnType<typeof called>) =>
  dpopProofsOf(flowsIn(a.request(), a.landing(), a.redemption(), call)[0]!);

describe('the proofs of a flow', () => {
  it('have their key’s thumbprint', () => {
    expect(proofs(called({}))).toMatchObject([{ thumbprint, ath: undefined }]);
  });

  it('are bound to their token, or to another', () => {
    expect(proofs(called({ ath: sha256Base64Url(a.values.accessToken) }))[0]?.ath).toBe('match');
    expect(proofs(called({ ath: sha256Base64Url('another') }))[0]?.ath).toBe('mismatch');
  });

  it('keep a verdict that was recorded before redaction', () => {
    const recorded = called({ ath: 'redacted' }, { verdicts: { dpop_ath: 'match' } });
    expect(proofs(recorded)[0]?.ath).toBe('match');
  });

  it('hold or not as was recorded', () => {
    const signed = (said?: 'verified' | 'wrong') =>
      proofs(called({}, said === undefined ? {} : { verdicts: { dpop_signature: said } }))[0]?.signature;
    expect([signed('verified'), signed('wrong'), signed()]).toEqual(['verified', 'wrong', undefined]);
  });

  it('have no thumbprint for keys of a kind nobody knows', () => {
    expect(proofs(called({}, {}, { kty: 'constructor', x: 'y' }))[0]?.thumbprint).toBeUndefined();
    expect(proofs(called({}, {}, { kty: 'EC', crv: 'P-256' }))[0]?.thumbprint).toBeUndefined();
  });

  it('are none where none was sent', () => {
    expect(dpopProofsOf(flowsIn(a.request(), a.landing(), a.redemption(), a.apiCall())[0]!)).toEqual([]);
  });
});

const sentTo = (url: string, htu: string) =>
  htuVerdictOf({ exchange: exchange({ url, requestHeaders: [dpop(proof({ htu }))] }) });

describe('htu', () => {
  it.each([
    ['https://op.example/token', 'https://op.example/token', 'match'],
    ['https://op.example/token?a=1', 'https://op.example/token', 'match'],
    ['https://op.example/token', 'https://OP.example:443/token', 'match'],
    ['https://op.example/a%7eb', 'https://op.example/a~b', 'match'],
    ['https://op.example/token#x', 'https://op.example/token', 'match'],
    ['https://op.example/token', 'https://op.example/token?a=1#x', 'match'],
    ['https://op.example/', 'https://op.example', 'match'],
    ['https://op.example/a/../token', 'https://op.example/token', 'match'],
    ['https://op.example/a%2Fb', 'https://op.example/a/b', 'mismatch'],
    ['https://op.example/token', 'http://op.example/token', 'mismatch'],
    ['https://op.example:8443/token', 'https://op.example/token', 'mismatch'],
    ['https://op.example/token/', 'https://op.example/token', 'slash'],
    ['https://op.example/token', 'https://op.example/other', 'mismatch'],
    ['https://op.example/Token', 'https://op.example/token', 'mismatch'],
    ['https://op.example/token', 'nonsense', 'mismatch'],
  ])('of a request to %s that says %s is a %s', (url, htu, verdict) => {
    expect(sentTo(url, htu)).toBe(verdict);
  });

  it('is not judged without a proof; a recorded verdict is believed', () => {
    const bare = exchange({ url: 'https://op.example/token' });
    expect(htuVerdictOf({ exchange: bare })).toBeUndefined();
    expect(htuVerdictOf({ exchange: { ...bare, verdicts: { dpop_htu: 'mismatch' } } })).toBe('mismatch');
  });
});

it('a trace carries what was found, and nothing for what was not', () => {
  expect(dpopVerdictsOf({ htu: 'match', ath: undefined })).toEqual({ dpop_htu: 'match' });
  expect(dpopVerdictsOf({ htu: 'slash', ath: 'mismatch' })).toEqual({
    dpop_htu: 'slash',
    dpop_ath: 'mismatch',
  });
});

it('a request without recorded headers says nothing about a proof', () => {
  expect(carriesProof(exchange({ url: 'https://a.example/' }))).toBeUndefined();
  expect(carriesProof(exchange({ url: 'https://a.example/', requestHeaders: [] }))).toBe(false);
  expect(carriesProof(exchange({ url: 'https://a.example/', requestHeaders: [dpop()] }))).toBe(true);
});

describe('the signature of a proof', () => {
  const signatures = (text: string, jwk?: object) =>
    proofSignaturesOf(
      flowsIn(
        a.request(),
        a.landing(),
        a.redemption(),
        called(
          {},
          {
            ...(text && {
              requestHeaders: [
                ['Authorization', `DPoP ${a.values.accessToken}`],
                ['DPoP', text],
              ],
            }),
          },
          jwk,
        ),
      )[0]!,
    );

  it('can be checked with the key that it shows', () => {
    const text = jwt({ htm: 'GET' }, { typ: 'dpop+jwt', alg: 'ES256', jwk: key });
    expect(signatures(` ${text} `)).toMatchObject([{ name: 'dpop_signature', token: text, keys: [key] }]);
  });

  it('cannot where it shows none, or is no proof at all', () => {
    expect(signatures(jwt({ htm: 'GET' }, { typ: 'dpop+jwt', alg: 'ES256' }))).toEqual([]);
    expect(signatures('nonsense')).toEqual([]);
  });
});
