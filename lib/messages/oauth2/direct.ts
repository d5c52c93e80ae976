import type { MessageKind } from '../../vocabulary/kinds.ts';
import type { Message } from '../message.ts';
import { withClientId as withVendorsClientId } from '../vendors.ts';
import type { Params, View } from '../view.ts';
import { clientAuthentication } from './client-authentication.ts';
import { oauth2Message } from './oauth2-message.ts';

type Seen = Pick<Message, 'confidence'> &
  Partial<Pick<Message, 'params' | 'answer' | 'hidden' | 'from' | 'to' | 'token'>>;

/** A message the client sends straight to a server: its parameters with the client's id, and the server's answer. */
export function directMessage<Kind extends MessageKind>(view: View, kind: Kind, seen: Seen): Message<Kind> {
  return oauth2Message(view.exchange, kind, { params: sentParameters(view), answer: view.answer, ...seen });
}

/** Query and body, and the client's id where it stands in a header or under a vendor's name. */
export function sentParameters(view: View): Params {
  const { clientId } = clientAuthentication(view);
  const params = withVendorsClientId(view.endpoint, view.request);
  return clientId && !params['client_id'] ? { client_id: clientId, ...params } : params;
}
