import { sha256Base64Url } from '../../exchange/digest.ts';
import type { Report } from '../../report/report.ts';
import { headlineOf } from '../../telling/headline.ts';
import { redactionWords } from '../../telling/receipt.ts';
import { asIs, html, type Markup } from './markup.ts';
import { style } from './style.ts';

/** A whole page on a report. Nothing is loaded and nothing runs: its policy allows its own style alone. CSP Level 3. */
export function pageText({ flows, generator, redacted }: Report, parts: readonly Markup[]): string {
  const [first] = flows;
  const title = flows.length === 1 && first ? headlineOf(first) : `${flows.length} logins`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="generator" content="OAuth Lens ${generator.version}" />
        <title>${title} (OAuth Lens)</title>
        ${asIs(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <header class="top">
            <h1>OAuth Lens <span class="soft">report</span></h1>
            ${redacted ? '' : html`<p class="bad"><b>${redactionWords.off}</b></p>`}
          </header>
          ${parts}
          <footer class="bottom">
            Made by OAuth Lens ${generator.version}. This page loads nothing and runs nothing.
          </footer>
        </main>
      </body>
    </html>`;
  return `${page.markup}\n`;
}

/** The hash of the one style sheet; all else is forbidden. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${standardBase64(sha256Base64Url(style))}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function standardBase64(text: string): string {
  return `${text.replaceAll('-', '+').replaceAll('_', '/')}=`;
}
