import type { RequestListener } from 'node:http';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { loopbackFetch } from './loopback-fetch.ts';
import { secrets } from './provider/clients.ts';

/** Where the API gets to know whether a token is good. */
export type ApiSetup = { readonly issuer: string; readonly audience: string };

const orders = [
  { order: 1041, title: 'The Left Hand of Darkness', total: '14.90' },
  { order: 1042, title: 'A Wizard of Earthsea', total: '11.50' },
];

/**
 * The demo API: `GET /orders` with a bearer token. JWTs are verified against the provider's keys, opaque tokens by
 * introspection; both are back channel. A token in the query works too, as in far too many APIs.
 */
export function createApi(setup: ApiSetup): RequestListener {
  const keys = createRemoteJWKSet(new URL('/jwks', setup.issuer), { [customFetch]: loopbackFetch });
  const check = async (token: string): Promise<boolean> => {
    if (!token.startsWith('ey')) return introspect(setup.issuer, token);
    const claims = { issuer: setup.issuer, audience: setup.audience };
    return jwtVerify(token, keys, claims).then(
      () => true,
      () => false,
    );
  };
  return async (request, response) => {
    const cors = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-headers': 'authorization',
      'access-control-expose-headers': 'www-authenticate',
      'cache-control': 'no-store',
    };
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    const url = new URL(request.url ?? '/', setup.audience);
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ?? url.searchParams.get('access_token');
    const good = token ? await check(token).catch(() => false) : false;
    const refused = { ...cors, 'www-authenticate': token ? 'Bearer error="invalid_token"' : 'Bearer' };
    response.writeHead(good ? 200 : 401, { ...(good ? cors : refused), 'content-type': 'application/json' });
    response.end(JSON.stringify(good ? { orders } : { error: 'invalid_token' }));
  };
}

async function introspect(issuer: string, token: string): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`api:${secrets.api}`).toString('base64')}`;
  const body = new URLSearchParams({ token });
  const answer = await loopbackFetch(`${issuer}/token/introspection`, {
    method: 'POST',
    headers: { authorization },
    body,
  });
  return ((await answer.json()) as { active?: boolean }).active === true;
}
