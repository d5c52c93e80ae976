import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/** Whose rules for cookies hold. Every browser on iOS is WebKit. */
export type BrowserEngine = 'chromium' | 'firefox' | 'webkit';

/** The browser of a recording; `undefined`: it does not say. `version` is the engine’s major number, for WebKit Safari's, 0 unknown. */
export type Browser = { readonly engine: BrowserEngine | undefined; readonly version: number };

/** By the first `User-Agent` that names an engine. RFC 9110 §10.1.5. */
export function browserOf(exchanges: readonly Exchange[]): Browser {
  for (const { requestHeaders } of exchanges) {
    const browser = browserNamed(headerValue(requestHeaders, 'user-agent') ?? '');
    if (browser) return browser;
  }
  return { engine: undefined, version: 0 };
}

/** By one `User-Agent`; `undefined` for what is no browser’s, or names no engine. RFC 9110 §10.1.5. */
export function browserNamed(agent: string): Browser | undefined {
  if (!agent.startsWith('Mozilla/')) return undefined;
  const version = (product: RegExp): number => Number(product.exec(agent)?.[1] ?? 0);
  if (/\b(?:iPhone|iPad|CriOS|FxiOS)\b/.test(agent))
    return { engine: 'webkit', version: version(/\bVersion\/(\d{1,4})/) };
  if (/Chrom(?:e|ium)\/\d/.test(agent))
    return { engine: 'chromium', version: version(/Chrom(?:e|ium)\/(\d{1,4})/) };
  if (/\bFirefox\/\d/.test(agent)) return { engine: 'firefox', version: version(/Firefox\/(\d{1,4})/) };
  if (/AppleWebKit\//.test(agent)) return { engine: 'webkit', version: version(/\bVersion\/(\d{1,4})/) };
  return undefined;
}
