import type { Jwt } from '../../exchange/jwt.ts';
import type { Flow } from '../../flows/flow.ts';
import { deliveredJwt, deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';

/** An access token, the message that delivered it, and its parts where it is a signed JWT (RFC 9068). */
export type AccessToken = {
  readonly message: Message;
  readonly token: string;
  readonly jwt: Extract<Jwt, { type: 'jws' }> | undefined;
};

/** The access tokens a flow delivered, each once, in order of delivery. */
export function accessTokensOf(flow: Pick<Flow, 'messages'>): readonly AccessToken[] {
  const seen = new Set<string>();
  return flow.messages.flatMap((message): AccessToken[] => {
    const token = deliveredTokens(message)['access_token'];
    if (!token || seen.has(token)) return [];
    seen.add(token);
    const jwt = deliveredJwt(message, 'access_token');
    return [{ message, token, jwt: jwt?.type === 'jws' ? jwt : undefined }];
  });
}
