import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { escapeHtml, renderPage } from '../page.ts';
import { secrets } from '../provider/clients.ts';
import { faults } from './faults.ts';

export type BrokenAppSetup = { readonly provider: string; readonly api: string; readonly deadPort: string };

const script = new URL('app.js', import.meta.url);

/** A hand-written app in the browser that gets one thing wrong at a time: `/start?fault=<name>`. */
export function createBrokenApp(setup: BrokenAppSetup): RequestListener {
  const world = JSON.stringify({
    ...setup,
    faults,
    secrets: { right: secrets.leaked, wrong: 'not-the-secret-at-all' },
  });
  const scripts = `<script>window.lab = ${world}</script><script src="/app.js"></script>`;
  const status = '<p>Status: <b id="status">…</b></p><pre id="output" hidden></pre>';
  const app = renderPage({
    title: 'Careless app',
    wide: true,
    body: `<h1>Careless app</h1>${status}${scripts}`,
  });
  const links = Object.entries(faults).map(
    ([name, fault]) => `<li><a href="/start?fault=${name}">${escapeHtml(fault.title)}</a></li>`,
  );
  const home = renderPage({
    title: 'Careless app',
    body: `<h1>What shall go wrong?</h1><ul>${links.join('')}</ul>`,
  });
  const shop = renderPage({ title: 'Offers', body: `<h1>Offers</h1><p id="status">…</p>${lookAlikes}` });
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://broken');
    if (url.pathname === '/app.js') {
      return void response
        .writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' })
        .end(readFileSync(script));
    }
    if (url.pathname.startsWith('/shop/')) {
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ state: 'CA', code: 'SUMMER' }));
    }
    const page = url.pathname === '/' ? home : url.pathname === '/offers' ? shop : app;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(page);
  };
}

/** Ordinary traffic whose words are OAuth's: a coupon `code`, a `state` of the union, a login form, a search for tokens. */
const lookAlikes = `<script>
Promise.all([
  fetch('/shop/coupon?code=SUMMER&state=CA'),
  fetch('/shop/search?q=access_token&client_id=42&scope=books'),
  fetch('/shop/login', { method: 'POST', body: new URLSearchParams({ username: 'alice', password: 'secret' }) }),
  fetch('/shop/token', { method: 'POST', body: JSON.stringify({ token: 'csrf-1' }), headers: { 'content-type': 'application/json' } }),
  fetch('/shop/cart', { headers: { authorization: 'Bearer static-site-key' } }),
]).then(() => { document.getElementById('status').textContent = 'loaded'; });
</script>`;
