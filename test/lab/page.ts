import type { ServerResponse } from 'node:http';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; --accent: #3b5bdb; --line: light-dark(#d8dce5, #3a3f4b); --muted: light-dark(#5c6370, #9aa2b1) }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; font: 15px/1.5 system-ui, sans-serif;
    background: light-dark(#f3f5fa, #16181d); color: light-dark(#1c1f26, #e6e8ee) }
  main { width: min(100%, 30rem); padding: 28px 32px; border: 1px solid var(--line); border-radius: 12px; background: light-dark(#fff, #1e2128) }
  main.wide { width: min(100%, 46rem) }
  h1 { margin: 0 0 4px; font-size: 1.35rem } p { margin: 8px 0 } .muted, small { color: var(--muted) }
  form { display: grid; gap: 12px; margin-top: 16px } label { display: grid; gap: 4px; font-weight: 500 }
  input { font: inherit; padding: 9px 11px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit }
  .row { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 12px }
  button, a.button { font: inherit; font-weight: 600; padding: 9px 16px; border-radius: 8px; border: 1px solid var(--accent);
    background: var(--accent); color: #fff; text-decoration: none; cursor: pointer }
  button.quiet, a.quiet { background: transparent; color: inherit; border-color: var(--line) }
  button:disabled { opacity: .45; cursor: default }
  pre { overflow: auto; max-height: 22rem; padding: 12px; border: 1px solid var(--line); border-radius: 8px; font-size: 12.5px }
  iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: 8px } ul { padding-left: 1.2em }`;

export type Page = {
  readonly title: string;
  /** HTML of the page's main part; escape what is not yours. */
  readonly body: string;
  readonly wide?: boolean;
};

export function renderPage({ title, body, wide }: Page): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style>
<main${wide ? ' class="wide"' : ''}>${body}</main></html>`;
}

export function sendPage(response: ServerResponse, page: Page, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(renderPage(page));
}

export function redirectTo(
  response: ServerResponse,
  url: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(303, { location: url, 'cache-control': 'no-store', ...headers }).end();
}
