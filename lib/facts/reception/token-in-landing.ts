import type { Exchange } from '../../exchange/exchange.ts';

/** Characters of a page that are read: what hands a token to another window is small. */
const longestPage = 20_000;

/**
 * True where the answer of the callback itself holds a token that it hands to the page that opened it: the app’s server, or a helper of
 * its (Netlify’s and Decap’s logins for content editors), had redeemed the code by then. A trace says so, too.
 */
export function handsOnToken({ responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.session_in_answer !== undefined) return verdicts.session_in_answer === 'session';
  const text = responseBody?.text?.slice(0, longestPage) ?? '';
  return /\bpostMessage\b/.test(text) && tokenMember.test(text);
}

/** A member named so with a value as long as tokens are; its quotes may be escaped. */
const tokenMember = /["'](?:access_?token|id_?token|token|jwt)\\?["']\s{0,5}:\s{0,5}\\?["'][\w.~+/-]{16}/i;
