import { decodeJwt, type Jwt } from '../exchange/jwt.ts';
import type { Flow } from '../flows/flow.ts';
import { deliveredTokens } from '../flows/keys.ts';
import type { Message } from '../messages/message.ts';

/** An ID token that could be read, and the message that delivered it. OIDC Core §2. */
export type IdToken = { readonly message: Message; readonly jwt: Extract<Jwt, { type: 'jws' }> };

/** The readable ID tokens of a flow, each once, in order of delivery. Encrypted ones are left out. */
export function idTokensOf(flow: Flow): readonly IdToken[] {
  const seen = new Set<string>();
  return flow.messages.flatMap((message): IdToken[] => {
    const token = deliveredTokens(message)['id_token'];
    if (!token || seen.has(token)) return [];
    seen.add(token);
    const jwt = decodeJwt(token);
    return jwt?.type === 'jws' ? [{ message, jwt }] : [];
  });
}
