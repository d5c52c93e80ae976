import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Auth, customFetch, type AuthConfig } from '@auth/core';
import { loopbackFetch } from '../loopback-fetch.ts';
import { escapeHtml, renderPage } from '../page.ts';
import { readText } from '../read-form.ts';
import { clientSecret } from './provider.ts';

export type AuthjsAppSetup = {
  readonly origin: string;
  readonly provider: string;
  /** What differs from a good configuration. */
  readonly cookies?: AuthConfig['cookies'];
  readonly secret?: string;
};

/** A shop with Auth.js and its pages: `/auth/signin`, `/auth/error`, `/auth/session`. `/` says who is signed in, or leads there. */
export function createAuthjsApp({
  origin,
  provider,
  cookies = {},
  secret = clientSecret,
}: AuthjsAppSetup): RequestListener {
  const quiet = (): void => {};
  const config: AuthConfig = {
    basePath: '/auth',
    trustHost: true,
    secret: 'a secret of the lab that opens nothing',
    cookies,
    logger: { error: quiet, warn: quiet, debug: quiet },
    providers: [
      {
        id: 'lab',
        name: 'Lab ID',
        type: 'oidc',
        // Its button would fetch a picture from the library's site.
        style: { logo: 'data:,' },
        issuer: provider,
        clientId: 'shop',
        clientSecret: secret,
        client: { token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256' },
        checks: ['state', 'pkce'],
        [customFetch]: loopbackFetch as typeof fetch,
      },
    ],
  };
  return async (request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(404).end();
    if (request.url?.startsWith('/auth/'))
      return send(await Auth(await webRequest(origin, request), config), response);
    const name = await whoIsSignedIn(request);
    if (!name) return void response.writeHead(302, { location: '/auth/signin' }).end();
    const body = `<h1>Shop</h1><p id="status">Signed in as ${escapeHtml(name)}</p>`;
    return void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(renderPage({ title: 'Shop', body }));
  };

  async function whoIsSignedIn({ headers: { cookie = '' } }: IncomingMessage): Promise<string | undefined> {
    const session = await Auth(new Request(`${origin}/auth/session`, { headers: { cookie } }), config);
    const told = (await session.json()) as { readonly user?: { readonly name?: string } } | null;
    return told?.user && (told.user.name ?? 'somebody');
  }
}

async function webRequest(origin: string, request: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/' } = request;
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const body = method === 'POST' ? await readText(request) : null;
  return new Request(origin + url, { method, headers, body });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  response.writeHead(answer.status, Object.fromEntries(headers)).end(Buffer.from(await answer.arrayBuffer()));
}
