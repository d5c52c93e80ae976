import type { Exchange } from '../exchange/exchange.ts';
import { kinds, type MessageKind } from '../vocabulary/kinds.ts';
import type { Message } from './message.ts';

/** What a recogniser has to say of a message beside its kind. */
export type Seen = Pick<Message, 'params' | 'confidence'> & Partial<Omit<Message, 'kind' | 'exchange'>>;

/** A message of that kind. It is the exchange itself, from and to whom its kind says, unless the recogniser saw it otherwise. */
export function recognised<Kind extends MessageKind>(
  exchange: Exchange,
  kind: Kind,
  seen: Seen,
): Message<Kind> {
  const { protocol, from, to } = kinds[kind];
  return {
    kind,
    exchange,
    protocol,
    carrier: 'request',
    url: exchange.url,
    from,
    to,
    ties: [],
    offers: [],
    ...seen,
  };
}
