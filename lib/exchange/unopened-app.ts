import type { Exchange } from './exchange.ts';

/** True for an address with a scheme of an app’s (`bankid:`, `intent:`) that the browser knew no program for. */
export function isUnopenedApp({ url, failure = '' }: Pick<Exchange, 'url' | 'failure'>): boolean {
  return failure !== '' && unknownScheme.test(failure) && !/^https?:/i.test(url);
}

/** In the words of Chromium, Firefox and WebKit. */
export const unknownScheme = /UNKNOWN_URL_SCHEME|UNKNOWN_PROTOCOL|DISALLOWED_URL_SCHEME|unsupported URL/i;
