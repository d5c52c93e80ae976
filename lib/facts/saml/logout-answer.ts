import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlDocument } from '../../messages/saml2/document.ts';
import { samlRequestIn, samlResponseIn } from '../../messages/saml2/document-in.ts';
import { fact } from '../fact.ts';

/** The answer to a logout that a service provider asked for, as it reached that one. SAML Profiles §4.4.4.2. */
export type LogoutAnswer = {
  readonly message: Message;
  readonly document: SamlDocument;
  /** The LogoutRequests that the service provider was seen to send before, in order of time. */
  readonly asked: readonly { readonly message: Message; readonly id: string }[];
};

/** The last one, without an error in it; `undefined` where none came, or it cannot be read. */
export const logoutAnswer = fact('samlLogoutAnswer', ({ flow }): LogoutAnswer | undefined => {
  const message = messagesOf(flow, 'saml_logout_response').findLast(({ to }) => to === 'client');
  const document = message && samlResponseIn(message.params);
  if (!document || message.error) return undefined;
  const asked = messagesOf(flow, 'saml_logout_request').flatMap((one) => {
    const id = samlRequestIn(one.params)?.id;
    return one.to === 'authorization_server' && id !== undefined ? [{ message: one, id }] : [];
  });
  return { message, document, asked };
});

/** Where it came to, as far as an address that it may name has a query. */
export function placeOfAnswer({ message }: LogoutAnswer, named: string): string {
  return named.includes('?') ? message.url : endpointOf(message.url);
}
