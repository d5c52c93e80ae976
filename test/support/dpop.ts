import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { baseTime, exchange, jsonBody, type ExchangeFields } from './exchange.ts';
import { accessToken, codeFlow, type FlowChanges } from './flow.ts';
import { jwt } from './logins.ts';

type Members = Readonly<Record<string, unknown>>;

/** The public key of RFC 9449's examples, and another one. */
export const key = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
};
export const otherKey = { ...key, x: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA' };
/** Thumbprint of {@link key}, as RFC 9449 §6.1 prints it. */
export const jkt = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';

/** A proof that is right for a POST to the token endpoint, changed as told; `jti` counts by `seed`. */
export function proof(claims: Members = {}, header: Members = {}, seed = 'token'): string {
  const all = {
    jti: `jti-${seed}-5f81c2`,
    htm: 'POST',
    htu: 'https://op.example/token',
    iat: baseTime / 1000,
    ...claims,
  };
  return jwt(all, { typ: 'dpop+jwt', alg: 'ES256', kid: undefined, jwk: key, ...header });
}

/** A `DPoP` header with that proof. */
export function dpop(text = proof()): Header {
  return ['DPoP', text];
}

/** A proof for a call to the API with the login's token. */
export function callProof(claims: Members = {}, header: Members = {}, seed = 'call'): string {
  const own = { htm: 'GET', htu: 'https://api.example/notes', ath: sha256Base64Url(accessToken) };
  return proof({ ...own, ...claims }, header, seed);
}

/** A call to the API with the login's token by the DPoP scheme. */
export function call(
  text: string = callProof(),
  more: Partial<ExchangeFields> = {},
  token = accessToken,
): ExchangeFields {
  return exchange({
    url: 'https://api.example/notes',
    status: 200,
    requestHeaders: [['Authorization', `DPoP ${token}`], dpop(text)],
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    ...more,
  });
}

/** What a token request with a proof is answered with. */
export const boundTokens = {
  access_token: accessToken,
  token_type: 'DPoP',
  expires_in: 600,
  refresh_token: 'rt-1-b7c2',
};

/** A login whose tokens are bound to {@link key}, changed as told. */
export function dpopFlow(changes: FlowChanges = {}, tokenProof = proof()): readonly Exchange[] {
  return codeFlow({
    tokenAnswer: boundTokens,
    ...changes,
    tokenExchange: { requestHeaders: [dpop(tokenProof)], ...changes.tokenExchange },
  });
}

/** The token endpoint's demand for a nonce, as `tokenExchange` or as an answer by itself. */
export function nonceDemand(nonce: string, more: Partial<Exchange> = {}): Partial<Exchange> {
  return {
    status: 400,
    responseHeaders: [['DPoP-Nonce', nonce]],
    responseBody: jsonBody({ error: 'use_dpop_nonce' }),
    ...more,
  };
}
