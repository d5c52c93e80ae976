import type { RequestListener, ServerResponse } from 'node:http';
import { bundle } from '../bundle.ts';
import { renderPage } from '../page.ts';
import { readForm } from '../read-form.ts';

/** What the page is told about the world around it. The keys are its own: a lab's page may hold them. */
export type ExtensionsSetup = {
  readonly provider: string;
  /** The API that asks for proofs and for stronger logins. */
  readonly guarded: string;
  readonly api: string;
  readonly signingKey: JsonWebKey;
  readonly decryptionKey: JsonWebKey;
  readonly secret: string;
};

const app = new URL('app.js', import.meta.url);

/** A page that gets its tokens with `openid-client`, in the way its address names: `/?play=device`. */
export function createExtensionsApp(setup: ExtensionsSetup): RequestListener {
  let script: Promise<string> | undefined;
  const page = (posted?: Readonly<Record<string, string>>): string =>
    renderPage({
      title: 'Gadget',
      wide: true,
      body: `<h1>Gadget</h1><p>Status: <b id="status">…</b></p><p id="code"></p><pre id="output" hidden></pre>
<script>window.lab = ${inScript({ ...setup, posted })}</script><script type="module" src="/app.js"></script>`,
    });
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://gadget').pathname;
    if (path === '/app.js') return send(response, 'text/javascript', await (script ??= bundle(app)));
    const posted = request.method === 'POST' ? Object.fromEntries(await readForm(request)) : undefined;
    send(response, 'text/html', page(posted));
  };
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function send(response: ServerResponse, type: string, text: string): void {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(text);
}
