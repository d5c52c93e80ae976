import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';

/** A JWT by which a client authenticated itself, and the request that carried it. RFC 7523 §2.2. */
export type ClientAssertion = {
  readonly message: Message;
  readonly token: string;
  readonly jwt: Extract<Jwt, { type: 'jws' }>;
};

/** The readable client assertions of a flow, in order of time. SAML assertions and encrypted ones are left out. */
export const clientAssertions = fact('clientAssertions', ({ flow }): readonly ClientAssertion[] =>
  flow.messages.flatMap((message): ClientAssertion[] => {
    const token =
      message.carrier === 'request' && message.kind !== 'exposure'
        ? message.params['client_assertion']
        : undefined;
    const jwt = decodeJwt(token);
    return token && jwt?.type === 'jws' ? [{ message, token, jwt }] : [];
  }),
);
