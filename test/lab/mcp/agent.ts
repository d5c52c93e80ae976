import type { RequestListener } from 'node:http';
import { bundle } from '../bundle.ts';
import { renderPage } from '../page.ts';

const app = new URL('app.js', import.meta.url);

/** A page with the MCP SDK's own client, which finds out by itself where to log in. */
export function createAgent(mcpServer: string): RequestListener {
  let script: Promise<string> | undefined;
  const page = renderPage({
    title: 'Agent',
    wide: true,
    body: `<h1>Agent</h1><p>Status: <b id="status">…</b></p>
<script>window.lab = ${JSON.stringify({ mcpServer })}</script><script type="module" src="/app.js"></script>`,
  });
  return async (request, response) => {
    const isScript = request.url?.startsWith('/app.js');
    const type = isScript ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
    response.end(isScript ? await (script ??= bundle(app)) : page);
  };
}
