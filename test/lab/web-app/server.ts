import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as client from 'openid-client';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import { createOpenIdClients, type OpenIdClients } from './openid-clients.ts';
import { variantOf, webAppVariants, type WebAppVariant } from './variants.ts';

export type WebAppSetup = { readonly issuer: string; readonly privateKey: CryptoKey };

type Login = {
  readonly variant: WebAppVariant;
  readonly verifier: string;
  readonly nonce: string;
  readonly redirectUri: string;
};
type Session = { readonly name: string; readonly idToken: string; readonly variant: WebAppVariant };

/** The browser's cookie is the state's partner; the rest of a login stays on the server. */
type WebApp = {
  readonly clients: OpenIdClients;
  readonly logins: Map<string, Login>;
  readonly sessions: Map<string, Session>;
};

/** A server-side web app with `openid-client`: its token request never passes the browser. */
export function createWebApp({ issuer, privateKey }: WebAppSetup): RequestListener {
  const app: WebApp = {
    clients: createOpenIdClients(issuer, privateKey),
    logins: new Map(),
    sessions: new Map(),
  };
  return (request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const url = new URL(request.url ?? '/', origin);
    route(app, url, request, response).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      sendPage(
        response,
        {
          title: 'Bookshop',
          body: `<h1>Bookshop</h1><p>Status: <b id="status">failed: ${escapeHtml(cause)}</b></p>`,
        },
        400,
      );
    });
  };
}

async function route(
  app: WebApp,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (url.pathname) {
    case '/login':
      return login(app, url, response);
    case '/callback':
      if (request.method === 'POST')
        return finish(app, url, postedAnswer(url, await readForm(request)), response);
      return url.searchParams.has('state')
        ? finish(app, url, url, response)
        : sendPage(response, fragmentPage);
    case '/fragment':
      return finish(app, url, fragmentAnswer(url, await readForm(request)), response);
    case '/logout':
      return logout(app, url, request, response);
    case '/account':
      return account(app, url, request, response);
    case '/sign-in':
      return sendPage(response, {
        title: 'Bookshop',
        body: '<h1>Bookshop</h1><p>Status: <b id="status">please sign in</b></p><p><a href="/login">Sign in</a></p>',
      });
    case '/api/me':
      return whoIsIt(app, request, response);
    case '/csrf':
      return sendToken(response);
    default:
      return home(app, request, response);
  }
}

/** As many apps do: a script asks for a token, and the cookie that goes with it is there before any login begins. */
function sendToken(response: ServerResponse): void {
  const token = randomUUID();
  response.setHeader('Set-Cookie', `csrf=${token}; Path=/; SameSite=Lax`);
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ token }));
}

async function login(app: WebApp, url: URL, response: ServerResponse): Promise<void> {
  const variant = variantOf(url.searchParams.get('variant'));
  const configuration = await app.clients(variant);
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ];
  const redirectUri = `${url.origin}/callback`;
  app.logins.set(state, { variant, verifier, nonce, redirectUri });
  const parameters = {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(variant.responseMode && { response_mode: variant.responseMode }),
  };
  const target = variant.pushed
    ? await client.buildAuthorizationUrlWithPAR(configuration, parameters)
    : client.buildAuthorizationUrl(configuration, parameters);
  // A form post from the provider is cross-site: only SameSite=None brings the cookie along.
  const crossSite = variant.responseMode === 'form_post' ? 'SameSite=None; Secure' : 'SameSite=Lax';
  redirectTo(response, target.href, { 'set-cookie': `login=${state}; HttpOnly; Path=/; ${crossSite}` });
}

/** `openid-client` takes hybrid answers as a fragment, code answers as a query. */
function postedAnswer(url: URL, form: URLSearchParams): URL {
  const answer = new URL(url.pathname, url.origin);
  if (form.has('id_token')) answer.hash = form.toString();
  else answer.search = form.toString();
  return answer;
}

function fragmentAnswer(url: URL, form: URLSearchParams): URL {
  return new URL(`${url.origin}/callback#${form.get('answer') ?? ''}`);
}

async function finish(app: WebApp, url: URL, answer: URL, response: ServerResponse): Promise<void> {
  const state = new URLSearchParams(answer.hash.slice(1) || answer.search).get('state') ?? '';
  const known = app.logins.get(state);
  if (!known) throw new Error('no login waits for this answer');
  app.logins.delete(state);
  const checks = { pkceCodeVerifier: known.verifier, expectedState: state, expectedNonce: known.nonce };
  const tokens = await client.authorizationCodeGrant(await app.clients(known.variant), answer, checks);
  const id = randomUUID();
  const name = tokens.claims()?.sub ?? 'somebody';
  const { session } = known.variant;
  if (session !== 'forgotten')
    app.sessions.set(id, { name, idToken: tokens.id_token ?? '', variant: known.variant });
  const path = session === 'narrow' ? '/account' : '/';
  redirectTo(response, `${url.origin}${session ? '/account' : '/'}`, {
    'set-cookie': `session=${id}; HttpOnly; Path=${path}; SameSite=Lax`,
  });
}

/** A page for those who are signed in: it asks the app's own API who that is. */
function account(app: WebApp, url: URL, request: IncomingMessage, response: ServerResponse): void {
  if (!sessionOf(app, request)) return redirectTo(response, `${url.origin}/sign-in`);
  const body = `<h1>Bookshop</h1><p>Status: <b id="status">looking</b></p><script>
fetch('/api/me').then(async (answer) => {
  document.querySelector('#status').textContent = answer.ok ? 'signed in as ' + (await answer.json()).name : 'signed out: ' + answer.status;
});</script>`;
  sendPage(response, { title: 'Bookshop', body });
}

function whoIsIt(app: WebApp, request: IncomingMessage, response: ServerResponse): void {
  const session = sessionOf(app, request);
  response.writeHead(session ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(session ? { name: session.name } : { error: 'nobody is signed in' }));
}

function sessionOf(app: WebApp, request: IncomingMessage): Session | undefined {
  return app.sessions.get(/(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
}

async function logout(
  app: WebApp,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const session = sessionOf(app, request);
  if (!session) return redirectTo(response, `${url.origin}/`);
  const parameters = {
    id_token_hint: session.idToken,
    post_logout_redirect_uri: `${url.origin}/`,
    state: client.randomState(),
  };
  const target = client.buildEndSessionUrl(await app.clients(session.variant), parameters);
  redirectTo(response, target.href, { 'set-cookie': 'session=; Path=/; Max-Age=0' });
}

async function home(app: WebApp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = sessionOf(app, request);
  const links = Object.keys(webAppVariants).map(
    (name) => `<a class="button quiet" id="login-${name}" href="/login?variant=${name}">${name}</a>`,
  );
  const body = session
    ? `<p>Status: <b id="status">signed in as ${escapeHtml(session.name)}</b></p><div class="row"><a class="button" id="logout" href="/logout">Sign out</a></div>`
    : `<p>Status: <b id="status">signed out</b></p><div class="row"><a class="button" id="login" href="/login">Sign in</a>${links.join('')}</div>`;
  sendPage(response, {
    title: 'Bookshop',
    body: `<h1>Bookshop</h1><p class="muted">A web app: its server redeems the code.</p>${body}`,
    wide: true,
  });
}

/** The server cannot see a fragment: the page posts it. */
const fragmentPage = {
  title: 'One moment',
  body: `<p>One moment…</p><form method="post" action="/fragment"><input type="hidden" name="answer"></form>
<script>document.forms[0].answer.value = location.hash.slice(1); document.forms[0].submit();</script>`,
};
