import type { OutgoingHttpHeaders, RequestListener } from 'node:http';
import { bundle } from '../bundle.ts';
import { renderPage } from '../page.ts';

export type PageAppSetup = {
  readonly title: string;
  /** Its script, of `pages/`: a module that is bundled with what it imports. */
  readonly script: string;
  /** What the script finds as `window.lab`. */
  readonly world: unknown;
  /** Of the page, in every answer that is one. */
  readonly headers?: OutgoingHttpHeaders;
};

const pages = new URL('pages/', import.meta.url);

/** An app that is one page with one script, whatever path is asked: its status is `#status`, its buttons are the script's. */
export function createPageApp({ title, script, world, headers = {} }: PageAppSetup): RequestListener {
  let made: Promise<string> | undefined;
  const page = renderPage({
    title,
    body: `<h1>${title}</h1><p id="status">…</p><div class="row" id="buttons"></div>
<script>window.lab = ${JSON.stringify(world)}</script><script type="module" src="/app.js"></script>`,
  });
  return async (request, response) => {
    const isScript = request.url === '/app.js';
    const type = `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`;
    const kept = { 'content-type': type, 'cache-control': isScript ? 'max-age=3600' : 'no-store' };
    response.writeHead(200, isScript ? kept : { ...kept, ...headers });
    response.end(isScript ? await (made ??= bundle(new URL(script, pages))) : page);
  };
}
