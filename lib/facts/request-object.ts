import { decodeJwt, type Jwt } from '../exchange/jwt.ts';
import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { viewOf, type Params } from '../messages/view.ts';
import { fact } from './fact.ts';

/** A signed request object, the message that carried it and the parameters beside it. RFC 9101 §4; OIDC Core §6.1. */
export type RequestObject = {
  readonly message: Message;
  readonly jwt: Extract<Jwt, { type: 'jws' }>;
  /** As sent, the object itself among them. */
  readonly outer: Params;
};

/** The readable request objects of a flow, sent to the authorization endpoint or pushed. Encrypted ones are left out. */
export const requestObjects = fact('requestObjects', ({ flow }): readonly RequestObject[] => {
  const requests = [
    ...messagesOf(flow, 'pushed_authorization_request'),
    ...messagesOf(flow, 'authorization_request'),
  ];
  const seen = new Set<string>();
  return requests.flatMap((message): RequestObject[] => {
    const outer = viewOf(message.exchange).request;
    const text = outer['request'];
    const jwt = decodeJwt(text);
    if (!text || jwt?.type !== 'jws' || seen.has(text)) return [];
    seen.add(text);
    return [{ message, jwt, outer }];
  });
});
