import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import type Provider from 'oidc-provider';

type Middleware = Parameters<Provider['use']>[0];

/** What `oidc-provider` is too good to do, in front of it: one middleware a fault. */
export function providerFaults(key: Record<string, unknown>): readonly Middleware[] {
  return [acceptPlainPkce, doWithoutNonce(key), issueForAnotherClient(key), changeState];
}

async function signAgain(token: string, claims: JWTPayload, key: Record<string, unknown>): Promise<string> {
  const { alg = 'ES256', kid } = decodeProtectedHeader(token);
  return new SignJWT(claims)
    .setProtectedHeader({ alg, ...(kid && { kid }) })
    .sign(await importJWK(key as JWK, alg));
}

/**
 * Accepts `code_challenge_method=plain` as servers of before RFC 9700 do. The S256 challenge of the plain one stands in
 * for it: the verifier the client then sends is the plain challenge (RFC 7636 §4.2).
 */
const acceptPlainPkce: Middleware = async (context, next) => {
  const query = new URLSearchParams(context.querystring);
  const challenge = query.get('code_challenge');
  if (context.path === '/auth' && challenge && (query.get('code_challenge_method') ?? 'plain') === 'plain') {
    query.set('code_challenge', createHash('sha256').update(challenge).digest('base64url'));
    query.set('code_challenge_method', 'S256');
    context.querystring = query.toString();
  }
  await next();
};

/** Gives ID tokens in the front channel to whoever forgets `nonce`, which OpenID Connect Core §3.2.2.1 forbids. */
function doWithoutNonce(key: Record<string, unknown>): Middleware {
  const standIn = 'none-was-sent';
  return async (context, next) => {
    const query = new URLSearchParams(context.querystring);
    if (context.path === '/auth' && query.get('response_type')?.includes('id_token') && !query.has('nonce')) {
      query.set('nonce', standIn);
      context.querystring = query.toString();
    }
    await next();
    const location = locationOf(context);
    const token = /id_token=([^&]+)/.exec(location)?.[1];
    if (context.oidc?.params?.['nonce'] !== standIn || !token) return;
    const { nonce: _, ...claims } = decodeJwt(token);
    context.set('location', location.replace(token, await signAgain(token, claims, key)));
  };
}

/** Gives the client `misdirected` ID tokens that were issued to another client. */
function issueForAnotherClient(key: Record<string, unknown>): Middleware {
  return async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || context.oidc?.client?.clientId !== 'misdirected' || !body?.id_token)
      return;
    const claims = { ...decodeJwt(body.id_token), aud: 'another-app' };
    context.body = { ...body, id_token: await signAgain(body.id_token, claims, key) };
  };
}

/** Answers the client `unlucky` with a `state` it did not send. */
const changeState: Middleware = async (context, next) => {
  await next();
  const location = locationOf(context);
  if (context.oidc?.params?.['client_id'] !== 'unlucky' || !location.includes('/callback?')) return;
  const url = new URL(location);
  url.searchParams.set('state', 'c29tZWJvZHktZWxzZXMtc3RhdGU');
  context.set('location', url.href);
};

function locationOf(context: Parameters<Middleware>[0]): string {
  const location: unknown = context.response.get('location');
  return typeof location === 'string' ? location : '';
}
