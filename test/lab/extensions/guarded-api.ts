import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  type JWK,
} from 'jose';
import { loopbackFetch } from '../loopback-fetch.ts';

export type GuardedSetup = { readonly issuer: string; readonly origin: string };

/** The level of a login that the payments ask for. */
export const strongLogin = 'urn:lab:strong';

/**
 * An API with demands: `GET /accounts` wants tokens bound to a key, with its own nonce in the proof (RFC 9449 §9);
 * `POST /payments` wants a stronger login (RFC 9470 §3).
 */
export function createGuardedApi({ issuer, origin }: GuardedSetup): RequestListener {
  const keys = createRemoteJWKSet(new URL('/jwks', issuer), { [customFetch]: loopbackFetch });
  const nonce = randomUUID();
  return async (request, response) => {
    const cors = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-headers': 'authorization, dpop, content-type',
      'access-control-expose-headers': 'www-authenticate, dpop-nonce',
      'cache-control': 'no-store',
    };
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { ...cors, 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    const { authorization = '', dpop } = request.headers;
    const [scheme = '', token = ''] = authorization.split(' ');
    if (request.url === '/accounts') {
      if (scheme.toLowerCase() !== 'dpop' || typeof dpop !== 'string')
        return answer(401, {}, { 'www-authenticate': 'DPoP algs="ES256"' });
      if (decodeJwt(dpop)['nonce'] !== nonce)
        return answer(401, {}, { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': nonce });
      const thumbprint = await calculateJwkThumbprint(decodeProtectedHeader(dpop).jwk as JWK);
      return answer(200, { accounts: ['checking', 'savings'], key: thumbprint });
    }
    const claims = await jwtVerify(token, keys, { issuer, audience: origin }).then(
      ({ payload }) => payload,
      () => undefined,
    );
    if (!claims) return answer(401, {}, { 'www-authenticate': 'Bearer error="invalid_token"' });
    if (claims['acr'] === strongLogin) return answer(201, { payment: 'accepted' });
    const wanted = `Bearer error="insufficient_user_authentication", error_description="A stronger login is needed", acr_values="${strongLogin}", max_age="300"`;
    answer(401, { error: 'insufficient_user_authentication' }, { 'www-authenticate': wanted });
  };
}
