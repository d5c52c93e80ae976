import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';

/**
 * The request as the server took it: where a host sends plain http on to https (RFC 6797 §7.2), the one that came over https;
 * else the message itself.
 */
export function afterUpgrade(message: Message, messages: readonly Message[]): Message {
  const origin = originOf(message.exchange.url);
  if (!origin?.startsWith('http:')) return message;
  const { hostname } = new URL(origin);
  const secured = messages.find(
    (other) => isFrontChannelRequest(other) && isSecureAt(other.exchange.url, hostname),
  );
  return secured ?? message;
}

function isSecureAt(url: string, hostname: string): boolean {
  return originOf(url)?.startsWith('https:') === true && new URL(url).hostname === hostname;
}
