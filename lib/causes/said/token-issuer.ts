import { asText } from '../../exchange/json.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** The reasons of an app that finds the issuer of a token wrong in words that do not name it: the first says which one the ID token of this login has. All others as they are. OpenID Connect Core §3.1.3.7. */
export function withTokenIssuer(
  reasons: readonly Diagnosis[],
  { idTokens, protocol }: Pick<Facts, 'idTokens' | 'protocol'>,
): readonly Diagnosis[] {
  const [first, ...others] = reasons;
  const issuer = asText(idTokens?.at(-1)?.jwt.claims['iss']);
  if (first?.cause !== 'issuer-wrong' || !first.quote || !isOAuth2(protocol) || !issuer) return reasons;
  // An API speaks of the access token.
  if (first.at?.kind !== 'token_request' && first.at?.kind !== 'authorization_response') return reasons;
  if (first.why.includes(issuer) || issuer.length > longest) return reasons;
  const why = `${first.why} In the ID token that came it is ${issuer}, to the last character: no slash is to be added or left out.`;
  return [{ ...first, why }, ...others];
}

/** Characters. */
const longest = 200;
