import type { Message } from '../../messages/message.ts';
import { kinds, type MessageKind } from '../../vocabulary/kinds.ts';

/** RFC 7468 §10, §13, and what OpenSSL and OpenSSH write. An encrypted key is no use to whoever reads it. */
const pem = /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----/;

/** Characters of an answer that are read. */
const longestAnswer = 500_000;

/** `pem` where the answer to a protocol message holds a private key in PEM form. A verdict recorded before redaction is believed. */
export function privateKeyIn({ kind, carrier, exchange }: Message): 'pem' | undefined {
  if (carrier !== 'request' || !isServersAnswer(kind)) return undefined;
  if (exchange.verdicts?.private_key === 'pem') return 'pem';
  return pem.test(exchange.responseBody?.text?.slice(0, longestAnswer) ?? '') ? 'pem' : undefined;
}

/** A program asked a server of the protocol: what an API gives out is its own affair. */
function isServersAnswer(kind: MessageKind): boolean {
  return kinds[kind].channel === 'direct' && kinds[kind].to !== 'resource_server';
}
