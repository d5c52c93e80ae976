import type { Exchange } from '../../lib/exchange/exchange.ts';
import { saidBy } from '../../lib/facts/said/said.ts';
import { exchange, jsonBody } from './exchange.ts';

const callback = 'https://app.example/callback?code=c&state=s';

/** An HTML document as the answer to a callback, with status 400 unless told otherwise. */
export function page(html: string, more: Partial<Exchange> = {}): Exchange {
  return exchange({
    url: callback,
    status: 400,
    responseHeaders: [['Content-Type', 'text/html; charset=utf-8']],
    responseBody: { mediaType: 'text/html', text: html },
    ...more,
  });
}

/** A whole document around what stands in its body. */
export function document(body: string, title = 'My app'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>body{margin:0}</style></head><body><nav><a href="/">Home</a></nav><main>${body}</main><footer>Privacy</footer></body></html>`;
}

/** A JSON answer to a callback. */
export function answer(value: unknown, status = 400): Exchange {
  return exchange({ url: callback, status, responseBody: jsonBody(value) });
}

/** A plain text as the answer. */
export function text(words: string, status = 400): Exchange {
  return exchange({ url: callback, status, responseBody: { mediaType: 'text/plain', text: words } });
}

/** A page that was asked for at an address of the app, and of which nothing else is known. */
export function asked(pathAndQuery: string): Exchange {
  return exchange({ url: `https://app.example${pathAndQuery}`, status: 200 });
}

/** A callback that sends the browser on. */
export function sendsTo(pathAndQuery: string): Exchange {
  return exchange({ url: callback, status: 302, redirectUrl: `https://app.example${pathAndQuery}` });
}

/** The ids of the phrases that an exchange holds. */
export function phraseIds(one: Exchange): readonly string[] {
  return saidBy(one)?.phrases.map(({ phrase }) => phrase.id) ?? [];
}
