import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';

const seconds = (): number => Math.floor(Date.now() / 1000);

/** An OpenID provider over http that checks nothing: each of its answers has a fault of its own, which hides none of the others. */
export async function createCarelessOpenid(issuer: string, log: ProviderEvent[]): Promise<RequestListener> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256');
  // Its private members, too.
  const published = { ...(await exportJWK(privateKey)), kid: 'shop', use: 'sig', alg: 'RS256' };
  const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
    '/.well-known/openid-configuration': (request, response) => data(request, response, metadata(issuer)),
    '/jwks': (request, response) => data(request, response, { keys: [published] }),
    '/auth': (request, response): unknown => {
      const { search, searchParams } = new URL(request.url ?? '/', issuer);
      if (searchParams.get('response_type') !== 'code') return tokensInQuery(searchParams, response);
      // Any page may read it, with the person's cookies.
      response.setHeader('access-control-allow-origin', request.headers.origin ?? 'null');
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('set-cookie', 'sso=1');
      return sendPage(response, {
        title: 'Sign in',
        body: `<h1>Sign in</h1><form method="post" action="/login${search.replaceAll('&', '&amp;')}"><input name="username" value="alice">
<input name="password" type="password" value="correct horse battery"><button id="sign-in">Sign in</button></form>`,
      });
    },
    // The browser posts the password once more, to the client; and the state is lost.
    '/login': (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', issuer);
      response
        .writeHead(307, { location: `${searchParams.get('redirect_uri')}?code=careless-code-4711` })
        .end();
    },
    '/token': async (request, response) => {
      log.push({ event: 'grant.success', clientId: 'shop', grantType: undefined, error: undefined });
      const form =
        request.method === 'POST' ? await readForm(request) : new URL(request.url!, issuer).searchParams;
      data(request, response, {
        access_token: await accessToken(form.get('scope') ?? 'openid orders'),
        token_type: 'Bearer',
        expires_in: 86_400,
        refresh_token: 'careless-refresh-token-0815',
        scope: form.get('scope') ?? 'openid orders',
        ...(form.has('code') && { id_token: unsigned() }),
      });
    },
    '/userinfo': (request, response) => data(request, response, { sub: 'bob', email: 'bob@example.test' }),
    '/introspect': (request, response) => data(request, response, { active: true, sub: 'alice' }),
    '/logout': (request, response) => {
      const back = new URL(request.url ?? '/', issuer).searchParams.get('post_logout_redirect_uri');
      response.writeHead(302, { location: `${back}?state=another` }).end();
    },
  };

  /** Everything at once, in the address, the refresh token among it. */
  async function tokensInQuery(asked: URLSearchParams, response: ServerResponse): Promise<void> {
    const idToken = await new SignJWT({
      nonce: 'of-another-login',
      at_hash: 'AAAAAAAAAAAAAAAAAAAAAA',
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'unheard-of' })
      .setIssuer(issuer)
      .setSubject('alice')
      .setAudience('shop')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(other.privateKey);
    const back = new URL(asked.get('redirect_uri')!);
    back.search = String(
      new URLSearchParams({
        access_token: await accessToken('openid'),
        token_type: 'Bearer',
        id_token: idToken,
        refresh_token: 'careless-refresh-token-0816',
        state: asked.get('state') ?? '',
      }),
    );
    response.writeHead(302, { location: String(back) }).end();
  }

  const accessToken = (scope: string): Promise<string> =>
    new SignJWT({ scope, sub: 'alice' })
      .setProtectedHeader({ alg: 'RS256', kid: 'shop', typ: 'at+jwt', jku: `${issuer}/jwks` })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime('24h')
      .setJti(createHash('sha256').update(String(Math.random())).digest('base64url'))
      .sign(privateKey);

  /** Of another issuer, for another login, long over. */
  const unsigned = (): string =>
    new UnsecuredJWT({ nonce: 'of-another-login', auth_time: seconds() - 90_000 })
      .setIssuer('http://somebody-else.test')
      .setSubject('alice')
      .setAudience('shop')
      .setIssuedAt(seconds() - 7200)
      .setExpirationTime(seconds() - 3600)
      .encode();

  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (request.method === 'OPTIONS') return void data(request, response, {});
    const answer = answers[pathname];
    if (!answer) return void response.writeHead(404).end();
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  };
}

function metadata(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    introspection_endpoint: `${issuer}/introspect`,
    end_session_endpoint: `${issuer}/logout`,
    response_types_supported: ['code', 'token', 'id_token token'],
    grant_types_supported: ['authorization_code', 'implicit', 'password', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['none', 'RS256'],
  };
}

/** For any page, with the person's cookies, and for every cache. */
function data(request: IncomingMessage, response: ServerResponse, content: unknown): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'authorization, content-type',
  });
  response.end(JSON.stringify(content));
}
