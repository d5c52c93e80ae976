import type { MessageKind } from '../../vocabulary/kinds.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { withClientId as withVendorsClientId } from '../vendors.ts';
import type { Params, View } from '../view.ts';
import { clientAuthentication } from './client-authentication.ts';

type Seen = Pick<Message, 'confidence'> & Partial<Pick<Message, 'params' | 'from' | 'to' | 'token'>>;

/** A message the client sends straight to a server: its parameters with the client's id, and the server's answer. */
export function directMessage<Kind extends MessageKind>(view: View, kind: Kind, seen: Seen): Message<Kind> {
  return recognised(view.exchange, kind, { params: withClientId(view), answer: view.answer, ...seen });
}

function withClientId(view: View): Params {
  const { clientId } = clientAuthentication(view);
  const params = withVendorsClientId(view.endpoint, view.request);
  return clientId && !params['client_id'] ? { client_id: clientId, ...params } : params;
}
