import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import { isIdJag, issuedIdJag } from '../../messages/oauth2/id-jag.ts';
import { fact } from '../fact.ts';

/** An identity assertion that could be read (ID-JAG): which exchange gave it, and which requests presented it as a grant. */
export type IdJag = {
  readonly token: string;
  readonly jwt: Extract<Jwt, { type: 'jws' }>;
  readonly given: Message | undefined;
  readonly presented: readonly Message[];
};

/** The readable identity assertions of a flow, each once, in order. draft-ietf-oauth-identity-assertion-authz-grant. */
export const idJags = fact('idJags', ({ flow }): readonly IdJag[] => {
  const requests = flow.messages.filter(({ kind }) => kind === 'token_request');
  const given = new Map<string, Message | undefined>();
  for (const request of requests) {
    const issued = issuedIdJag(request);
    if (issued !== undefined) given.set(issued, request);
    const { assertion } = request.params;
    if (isIdJag(assertion) && !given.has(assertion!)) given.set(assertion!, undefined);
  }
  return [...given].flatMap(([token, exchange]): readonly IdJag[] => {
    const jwt = decodeJwt(token);
    if (jwt?.type !== 'jws') return [];
    const presented = requests.filter(({ params }) => params['assertion'] === token);
    return [{ token, jwt, given: exchange, presented }];
  });
});
