import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FetchRecording } from '../../support/har/record-fetch.ts';
import { redirectTo, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';

export type DepotSetup = {
  readonly origin: string;
  readonly provider: string;
  readonly api: string;
  /** How its server asks the provider. */
  readonly fetch: FetchRecording['fetch'];
  readonly isCareless: boolean;
};

type Login = { readonly verifier: string; readonly state: string };

const clientSecret = 'depot-secret-8d2f5a1c9e';

/** A depot whose server signs people in, and whose stock page signs in for an API by itself. */
export function createDepot({ origin, provider, api, fetch, isCareless }: DepotSetup): RequestListener {
  const logins = new Map<string, Login>();
  const begin = (response: ServerResponse, more: Readonly<Record<string, string>>) => {
    const login = { verifier: randomBytes(32).toString('base64url'), state: randomUUID() };
    // A careless depot takes an answer from whatever browser brings it.
    const browser = isCareless ? login.state : randomUUID();
    logins.set(browser, login);
    const cookie = `__Host-begun=${browser}; Path=/; Secure; HttpOnly; SameSite=None`;
    const asked = {
      client_id: 'depot',
      response_type: 'code',
      redirect_uri: `${origin}/cb`,
      scope: 'openid profile',
      state: login.state,
      nonce: randomUUID(),
      code_challenge: createHash('sha256').update(login.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    if (!isCareless) response.setHeader('set-cookie', cookie);
    return asked;
  };
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(provider + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });

  /** Redeems the code of an answer that this depot waits for, and begins a session; tells the code. */
  const finish = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const query = new URL(request.url ?? '/', origin).searchParams;
    const answer = request.method === 'POST' ? await readForm(request) : query;
    const [state, code] = [answer.get('state') ?? '', answer.get('code') ?? ''];
    const begun = /__Host-begun=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const login = logins.get(isCareless ? state : begun);
    if (login?.state !== state) return undefined;
    await post('/token', {
      grant_type: 'authorization_code',
      client_id: 'depot',
      client_secret: clientSecret,
      redirect_uri: origin + path,
      code,
      code_verifier: login.verifier,
    });
    const session = `__Host-session=${randomUUID()}; Path=/; Secure; HttpOnly; SameSite=Lax`;
    response.setHeader('set-cookie', session);
    return code;
  };

  const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
    '/login': (_request, response) => {
      const asked = begin(response, { response_mode: 'form_post' });
      redirectTo(response, `${provider}/auth?${new URLSearchParams(asked)}`);
    },
    '/order': async (_request, response) => {
      const details = [{ type: 'delivery', locations: [api], pallets: 12 }];
      const asked = begin(response, { authorization_details: JSON.stringify(details) });
      if (isCareless) return redirectTo(response, `${provider}/auth?${new URLSearchParams(asked)}`);
      const answered = await post('/par', { ...asked, client_secret: clientSecret });
      const { request_uri } = (await answered.json()) as { readonly request_uri: string };
      const pushed = new URLSearchParams({ client_id: 'depot', request_uri });
      return redirectTo(response, `${provider}/auth?${pushed}`);
    },
    '/cb': async (request, response) => {
      if (await finish(request, response, '/cb')) redirectTo(response, '/');
      else response.writeHead(400).end();
    },
    // Made for a window of its own, which tells the page that opened it.
    '/from-window': (_request, response) => {
      const asked = begin(response, { redirect_uri: `${origin}/window` });
      redirectTo(response, `${provider}/auth?${new URLSearchParams(asked)}`);
    },
    '/window': async (request, response) => {
      const code = await finish(request, response, '/window');
      const told = `opener?.postMessage({ code: '${code}' }, '${isCareless ? '*' : origin}')`;
      page(response, `${says('Signed in as Alice')}<script>${told}</script>`);
    },
    '/': (_request, response) => page(response, `${says('Signed in')}<script>${showSession}</script>`),
    '/api/session': (_request, response) =>
      json(response, {
        user: 'Alice',
        ...(isCareless && { refreshToken: 'depot-refresh-5c7f00d1e2a94b38' }),
      }),
    // It runs with a client of its own, which has no secret.
    '/stock': (_request, response) =>
      page(response, `${says('…')}<script type="module">${stockPage({ origin, provider, api })}</script>`),
    '/logged-out': async (request, response) => {
      await readForm(request);
      response.writeHead(200, isCareless ? {} : { 'cache-control': 'no-store' }).end();
    },
  };
  return (request, response) => {
    const answer = answers[new URL(request.url ?? '/', origin).pathname];
    if (!answer) return void response.writeHead(404).end();
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  };
}

/** The depot's stock, for whoever has a token; a careless one takes tokens that are for others. It says of itself what it is (RFC 9728). */
export function createDepotApi(origin: string, provider: string): RequestListener {
  const described = `${origin}/.well-known/oauth-protected-resource`;
  return ({ url, method, headers }, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization');
    response.setHeader('access-control-expose-headers', 'www-authenticate');
    response.setHeader('vary', 'authorization');
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    if (`${origin}${url}` === described)
      return json(response, { resource: origin, authorization_servers: [provider] });
    if (headers.authorization) return json(response, { pallets: 12 });
    response.setHeader('www-authenticate', `Bearer resource_metadata="${described}"`);
    return json(response, { error: 'a token is needed' }, 401);
  };
}

const says = (status: string): string => `<h1>Depot</h1><p id="status">${status}</p>`;

const showSession = `fetch('/api/session').then((answer) => answer.json()).then(({ user }) => (document.querySelector('#status').textContent = 'Signed in as ' + user))`;

/** Asks the API, is told where to log in, logs in and asks again. */
function stockPage({ origin, provider, api }: Pick<DepotSetup, 'origin' | 'provider' | 'api'>): string {
  return `
const asked = new URL(location).searchParams;
const ofPage = { client_id: 'depot-page', redirect_uri: '${origin}/stock' };
const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const json = (address, init) => fetch(address, init).then((answer) => answer.json());
if (!asked.has('code')) {
  const refused = await fetch('${api}/stock');
  const { resource, authorization_servers: [server] } = await json(/resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate'))[1]);
  const { authorization_endpoint } = await json(server + '/.well-known/openid-configuration');
  const [verifier, state, nonce] = [1, 2, 3].map(() => base64(crypto.getRandomValues(new Uint8Array(32))));
  Object.assign(sessionStorage, { verifier, state });
  const challenge = base64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  location.assign(authorization_endpoint + '?' + new URLSearchParams({ ...ofPage, response_type: 'code', scope: 'openid stock', state, nonce, resource, code_challenge: challenge, code_challenge_method: 'S256' }));
} else {
  if (asked.get('state') !== sessionStorage.state) throw new Error('another state');
  history.replaceState(null, '', '/stock');
  const body = new URLSearchParams({ ...ofPage, grant_type: 'authorization_code', code: asked.get('code'), code_verifier: sessionStorage.verifier });
  const { access_token } = await json('${provider}/token', { method: 'POST', body });
  await json('${provider}/jwks');
  const headers = { authorization: 'Bearer ' + access_token };
  const { name } = await json('${provider}/userinfo', { headers });
  const { pallets } = await json('${api}/stock', { headers });
  document.querySelector('#status').textContent = pallets + ' pallets for ' + name;
}`;
}

function page(response: ServerResponse, body: string): void {
  response.setHeader('content-security-policy', "frame-ancestors 'none'");
  response.setHeader('referrer-policy', 'no-referrer');
  sendPage(response, { title: 'Depot', body });
}

function json(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(content));
}
