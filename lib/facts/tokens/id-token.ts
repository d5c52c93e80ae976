import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { deliveredJwt, deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';

/** An ID token that could be read, and the message that delivered it. OIDC Core §2. */
export type IdToken = { readonly message: Message; readonly jwt: Extract<Jwt, { type: 'jws' }> };

/** The readable ID tokens of a flow, each once, in order of delivery. Encrypted ones are left out. */
export function idTokensOf(flow: Pick<Flow, 'messages'>): readonly IdToken[] {
  const seen = new Set<string>();
  return flow.messages.flatMap((message): IdToken[] => {
    const token = deliveredTokens(message)['id_token'];
    if (!token || seen.has(token)) return [];
    seen.add(token);
    const jwt = deliveredJwt(message, 'id_token');
    return jwt?.type === 'jws' ? [{ message, jwt }] : [];
  });
}

/** The claims of the flow's readable logout token. OIDC Back-Channel Logout §2.4. */
export function logoutClaimsOf(flow: Flow): JsonObject | undefined {
  const jwt = decodeJwt(messagesOf(flow, 'backchannel_logout')[0]?.params['logout_token']);
  return jwt?.type === 'jws' ? jwt.claims : undefined;
}

/**
 * The client as the token of a message without a client's id names it: a credential response, a logout token. `undefined` for
 * others: there the client is the one that asked, and the token is held against it. OIDC Core §2.
 */
export function audienceOf(flow: Flow): string | undefined {
  const posted = messagesOf(flow, 'authorization_response').some(({ params }) => params['credential']);
  const claims = posted ? idTokensOf(flow)[0]?.jwt.claims : logoutClaimsOf(flow);
  const audience = claims?.['aud'];
  return asText(Array.isArray(audience) && audience.length === 1 ? audience[0] : audience);
}
