import type { Message } from '../message.ts';
import type { MessageKind } from '../../vocabulary/kinds.ts';
import type { Params, View } from '../view.ts';
import { withClientId as withVendorsClientId } from '../vendors.ts';
import { clientAuthentication } from './client-authentication.ts';

/** A message the client sends straight to a server: its parameters with the client's id, and the server's answer. */
export function directMessage(
  view: View,
  kind: MessageKind,
  more: Pick<Message, 'confidence'> & Partial<Pick<Message, 'params' | 'from' | 'to' | 'token'>>,
): Message {
  return {
    kind,
    exchange: view.exchange,
    carrier: 'request',
    url: view.exchange.url,
    params: withClientId(view),
    answer: view.answer,
    from: 'client',
    to: 'authorization_server',
    ...more,
  };
}

function withClientId(view: View): Params {
  const { clientId } = clientAuthentication(view);
  const params = withVendorsClientId(view.endpoint, view.request);
  return clientId && !params['client_id'] ? { client_id: clientId, ...params } : params;
}
