/**
 * True for words of an API or its gateway that name a matter which the host of the token’s audience has nothing to do with: its issuer, its
 * key, its scope, a subscription. A gateway at another host may well take the token.
 */
export function isOfOtherMatter(text: string): boolean {
  return ofOtherMatter.test(text) && !/\baud(?:ience)?s?\b/i.test(text);
}

const ofOtherMatter =
  /\b(?:issuer|iss|subscription|api[- _]?key|scopes?|expired|signature|signing|algorithm|dpop|proof|sender[- ]constrained|rate|quota|route|method)\b/i;
