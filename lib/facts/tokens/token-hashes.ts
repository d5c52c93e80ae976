import { leftHalfOfHash } from '../../exchange/digest.ts';
import { isCleaned } from '../../exchange/cleaned.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { asText } from '../../exchange/json.ts';
import type { Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { idTokensOf, type IdToken } from './id-token.ts';

/** The claims that tie an ID token to what came with it. OIDC Core §3.1.3.6, §3.3.2.11; FAPI 1.0 Advanced §5.2.2.1 for `s_hash`. */
export const hashClaims = ['at_hash', 'c_hash', 's_hash'] as const;

/** One of those claims. */
export type HashClaim = (typeof hashClaims)[number];

/** Whether the claim is the hash of what came with the token. */
export type HashVerdict = 'match' | 'mismatch';

/**
 * Recomputes a hash claim by the token's `alg`. `undefined` without the claim, without the value or where a cleaner took it, for an algorithm whose hash is
 * not known, and for an Edwards curve where the claim has another length: no specification names its hash, so the server may have
 * taken another one. A verdict that was recorded before redaction is believed.
 */
export function hashVerdictOf({ message, jwt }: IdToken, claim: HashClaim): HashVerdict | undefined {
  const recorded = message.exchange.verdicts?.[verdictName(message, claim)];
  if (recorded) return recorded;
  const said = asText(jwt.claims[claim]);
  const value = hashedValue(message, claim);
  const alg = asText(jwt.header['alg']);
  const hash = alg && value && leftHalfOfHash(alg, value);
  if (!said || !hash || isCleaned(said) || isCleaned(value)) return undefined;
  const bare = said.replace(/=+$/, '');
  if (bare === hash) return 'match';
  return alg.startsWith('Ed') && bare.length !== hash.length ? undefined : 'mismatch';
}

/** What the claim is the hash of: always what the same message carries. */
export function hashedValue(message: Message, claim: HashClaim): string | undefined {
  if (claim === 'at_hash') return deliveredTokens(message)['access_token'];
  return message.params[claim === 'c_hash' ? 'code' : 'state'];
}

/** The verdicts on all ID tokens of a flow, with the messages that delivered them: what a trace carries. */
export function hashVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  return idTokensOf(flow).flatMap((token) =>
    hashClaims.flatMap((claim): readonly (readonly [Message, Verdicts])[] => {
      const verdict = hashVerdictOf(token, claim);
      return verdict ? [[token.message, { [verdictName(token.message, claim)]: verdict }]] : [];
    }),
  );
}

/** One exchange can bring two ID tokens: a broker's landing answers with a redirect that has one of its own. */
function verdictName({ carrier }: Message, claim: HashClaim) {
  return carrier === 'redirect' ? (`${claim} in the redirect` as const) : claim;
}
