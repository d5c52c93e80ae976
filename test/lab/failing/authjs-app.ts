import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Auth, customFetch, type AuthConfig } from '@auth/core';
import { loopbackFetch } from '../loopback-fetch.ts';
import { readText } from '../read-form.ts';
import { clientSecret } from './provider.ts';

export type AuthjsAppSetup = {
  readonly origin: string;
  readonly provider: string;
  /** What differs from a good configuration. */
  readonly cookies?: AuthConfig['cookies'];
  readonly secret?: string;
};

/** A shop with Auth.js, its own pages and nothing else: `/auth/signin`, `/auth/error`, `/auth/session`. */
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
    if (!request.url?.startsWith('/auth/'))
      return void response.writeHead(302, { location: '/auth/signin' }).end();
    return send(await Auth(await webRequest(origin, request), config), response);
  };
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
