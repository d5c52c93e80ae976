import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { loopbackFetch } from '../loopback-fetch.ts';
import { escapeHtml, redirectTo, renderPage, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';

/** What the page is told about the world around it. */
export type ReaderSetup = {
  readonly provider: string;
  /** false: whatever form is posted logs in. */
  readonly comparesCredential: boolean;
};

const script = new URL('app.js', import.meta.url);

/**
 * A page that looks its provider up (WebFinger), lets others begin its login, renews by window message, watches the
 * session, is told of a logout in a frame; and whose server takes a credential as Google's script posts it.
 */
export function createReader(setup: ReaderSetup): RequestListener {
  const app = renderPage({
    title: 'Reader',
    body: `${body}<script>window.lab = ${JSON.stringify(setup)}</script><script src="/app.js"></script>`,
  });
  const signedOut = renderPage({
    title: 'Signed out',
    body: '<p>Signed out</p><script>sessionStorage.clear()</script>',
  });
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://reader');
    if (pathname === '/credential') {
      takeCredential(setup, request, response).catch((error: unknown) =>
        sendPage(
          response,
          { title: 'Reader', body: `<p id="status">failed: ${escapeHtml(String(error))}</p>` },
          400,
        ),
      );
      return;
    }
    if (pathname === '/session') {
      beginSession(setup, request, response).catch(() => response.writeHead(401).end());
      return;
    }
    const type = pathname === '/app.js' ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
    if (pathname === '/app.js') response.end(readFileSync(script));
    else response.end(pathname === '/front-logout' ? signedOut : app);
  };
}

/** The checks Google asks for: the double-submitted value, then the token's signature, issuer and audience. */
async function takeCredential(
  { provider, comparesCredential }: ReaderSetup,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = await readForm(request);
  const cookie = /(?:^|; )g_csrf_token=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (comparesCredential && (!cookie || cookie !== form.get('g_csrf_token')))
    return sendPage(response, { title: 'Reader', body: '<p id="status">failed: g_csrf_token</p>' }, 400);
  const sub = await personIn(provider, form.get('credential'));
  redirectTo(response, `/?welcome=${escapeHtml(sub)}`, { 'set-cookie': session });
}

const session = 'session=1; HttpOnly; Path=/; SameSite=Lax';

/** The page hands on what the browser got for it. */
async function beginSession(
  { provider }: ReaderSetup,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = await readForm(request);
  const sub = await personIn(provider, form.get('credential'));
  response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': session });
  response.end(JSON.stringify({ sub }));
}

async function personIn(provider: string, credential: string | null): Promise<string> {
  const keys = createRemoteJWKSet(new URL(`${provider}/jwks`), { [customFetch]: loopbackFetch });
  const { payload } = await jwtVerify(credential ?? '', keys, { issuer: provider, audience: 'reader' });
  return payload.sub ?? '';
}

const body = `<h1>Reader</h1><p>Status: <b id="status">…</b></p>
<div class="row"><button id="login">Sign in</button><button class="quiet" id="lookup">Find my provider</button>
<button class="quiet" id="button">Sign in with the button</button>
<button class="quiet" id="browser">Let the browser sign in</button></div>
<div class="row"><button class="quiet" id="renew">Renew silently</button><button class="quiet" id="logout">Sign out</button></div>`;
