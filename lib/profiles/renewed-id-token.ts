import type { Facts } from '../facts/facts.ts';
import type { IdToken } from '../facts/tokens/id-token.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';

/** Whether ID tokens that came with a refresh speak of the same login as the first one. OIDC Core §12.2. */
export function renewedFits({ idTokens = [] }: Facts): RequirementStatus {
  const [first, ...further] = idTokens;
  const renewed = further.filter(({ message }) => message.params['grant_type'] === 'refresh_token');
  if (!first || renewed.length === 0) return 'not_seen';
  return renewed.every((token) => isSameLogin(first, token)) ? 'pass' : 'fail';
}

/** `iat` has a resolution of a second: it may stay the same where both were made at once. */
function isSameLogin(first: IdToken, renewed: IdToken): boolean {
  const [before, after] = [first.jwt.claims, renewed.jwt.claims];
  const isSame = (name: string) => asComparable(before[name]) === asComparable(after[name]);
  const apart = renewed.message.exchange.startedAt - first.message.exchange.startedAt;
  return (
    ['iss', 'sub', 'aud', 'azp'].every(isSame) &&
    (after['auth_time'] === undefined || isSame('auth_time')) &&
    (apart < 2000 || !isSame('iat'))
  );
}

/** An audience may be a text or a list, in any order. OIDC Core §2. */
function asComparable(value: unknown): string {
  return JSON.stringify([value].flat().toSorted());
}
