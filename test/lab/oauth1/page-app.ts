import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { renderPage } from '../page.ts';
import type { Consumer } from './verified-request.ts';

const modules = new URL('../../../node_modules/', import.meta.url);
const scripts: Readonly<Record<string, URL>> = {
  '/oauth-1.0a.js': new URL('oauth-1.0a/oauth-1.0a.js', modules),
  '/page-app.js': new URL('page-app.js', import.meta.url),
};

/** A page that signs by itself, with `oauth-1.0a` and HMAC-SHA256: the secret is in the page, and every step is seen. */
export function createPageApp(provider: string, consumer: Consumer): RequestListener {
  const world = `<script type="importmap">{"imports":{"@noble/hashes/":"/hashes/"}}</script><script>window.lab = ${JSON.stringify({ provider, consumer })}</script><script src="/oauth-1.0a.js"></script>`;
  const page = renderPage({
    title: 'Slideshow',
    body: `<h1>Slideshow</h1><p>Status: <b id="status">…</b></p><div class="row"><button id="login">Show my photos</button></div>
${world}<script type="module" src="/page-app.js"></script>`,
  });
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const [, name] = /^\/hashes\/([\w-]+\.js)$/.exec(path) ?? [];
    const script = name ? new URL(`@noble/hashes/${name}`, modules) : scripts[path];
    response.writeHead(200, { 'content-type': `text/${script ? 'javascript' : 'html'}; charset=utf-8` });
    response.end(script ? readFileSync(script) : page);
  };
}
