import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { renderPage } from '../page.ts';

/** What the page is told about the world around it. */
export type SpaSetup = { readonly provider: string; readonly broker: string; readonly api: string };

const library = new URL(
  '../../../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js',
  import.meta.url,
);
const scripts: Readonly<Record<string, URL>> = {
  '/oidc-client-ts.js': library,
  '/app.js': new URL('app.js', import.meta.url),
  '/return.js': new URL('return.js', import.meta.url),
};

/** A single-page app with `oidc-client-ts`: code flow with PKCE, all of it in the browser. */
export function createSpa(setup: SpaSetup): RequestListener {
  const world = `<script>window.lab = ${JSON.stringify(setup)}</script><script src="/oidc-client-ts.js"></script>`;
  const app = renderPage({
    title: 'Notes',
    wide: true,
    body: `${appBody}${world}<script src="/app.js"></script>`,
  });
  const returned = renderPage({
    title: 'One moment',
    body: `<p>One moment…</p>${world}<script src="/return.js"></script>`,
  });
  const embedded = renderPage({
    title: 'Notes, embedded',
    wide: true,
    body: '<h1>Portal</h1><iframe src="/"></iframe>',
  });
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://spa').pathname;
    const script = scripts[path];
    const type = script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8';
    const page = path === '/silent' || path === '/popup' ? returned : path === '/embedded' ? embedded : app;
    response.writeHead(200, { 'content-type': type, 'cache-control': script ? 'max-age=3600' : 'no-store' });
    response.end(script ? readFileSync(script) : page);
  };
}

const appBody = `<h1>Notes</h1><p class="muted">A single-page app that signs in with Lab ID.</p>
<p>Status: <b id="status">…</b></p>
<div class="row" id="signed-out"><button id="login">Sign in</button><button class="quiet" id="login-popup">Sign in, in a popup</button>
<button class="quiet" id="login-silent">Sign in silently</button><button class="quiet" id="login-broker">Sign in through Company login</button></div>
<div class="row" id="signed-in"><button id="api">Load my orders</button><button class="quiet" id="userinfo">Who am I?</button>
<button class="quiet" id="refresh">Refresh the token</button><button class="quiet" id="renew">Renew silently</button>
<button class="quiet" id="revoke">Revoke</button><button class="quiet" id="logout">Sign out</button></div><pre id="output" hidden></pre>`;
