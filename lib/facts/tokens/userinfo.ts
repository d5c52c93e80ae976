import { asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';

/** What a UserInfo answer says, and whether it was signed. OIDC Core §5.3.2. */
export type UserinfoClaims = { readonly claims: JsonObject; readonly isSigned: boolean };

/** The claims of a UserInfo answer; `undefined` for errors, what was not recorded, and what is encrypted for the client. */
export function userinfoClaimsOf({ exchange, answer }: Message): UserinfoClaims | undefined {
  if (exchange.status !== 200) return undefined;
  const jwt = decodeJwt(exchange.responseBody?.text?.trim());
  if (jwt) return jwt.type === 'jws' ? { claims: jwt.claims, isSigned: true } : undefined;
  return answer && answer['error'] === undefined ? { claims: answer, isSigned: false } : undefined;
}

/**
 * Whether claims came without the subject that they are about. `undefined` where there are none to judge. Redaction leaves out a body
 * that nothing shows to be the protocol's, so its verdict stands beside it.
 */
export function lacksSubject(message: Message): boolean | undefined {
  if (message.exchange.verdicts?.userinfo_lacks) return true;
  const found = userinfoClaimsOf(message);
  return found && asText(found.claims['sub']) === undefined;
}
