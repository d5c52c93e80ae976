import type { Exchange } from '../exchange/exchange.ts';

/** Characters of a page that are read: what hands a token to another window is small. */
const longestPage = 20_000;

/**
 * The token that a page hands by `postMessage` to the one that opened it; `undefined` where it hands over none. The app’s server, or a
 * helper of its (Netlify’s and Decap’s logins for content editors), had redeemed the code by then.
 */
export function handedToken({ responseBody }: Exchange): string | undefined {
  const text = responseBody?.text?.slice(0, longestPage) ?? '';
  return /\bpostMessage\b/.test(text) ? tokenMember.exec(text)?.[1] : undefined;
}

/** A member named so with a value as long as tokens are; its quotes may be escaped. */
const tokenMember =
  /["'](?:access_?token|id_?token|token|jwt)\\?["']\s{0,5}:\s{0,5}\\?["']([\w.~+/-]{16,4000})/i;
