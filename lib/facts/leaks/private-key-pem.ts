import type { Message } from '../../messages/message.ts';

/** RFC 7468 §10, §13, and what OpenSSL and OpenSSH write. An encrypted key is no use to whoever reads it. */
const pem = /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----/;

/** Characters of an answer that are read. */
const longestAnswer = 500_000;

const direct: ReadonlySet<Message['kind']> = new Set<Message['kind']>([
  'token_request',
  'pushed_authorization_request',
  'device_authorization_request',
  'backchannel_authentication_request',
  'introspection_request',
  'userinfo_request',
  'client_registration',
  'client_metadata',
  'discovery',
  'jwks',
]);

/** `pem` where the answer to a protocol message holds a private key in PEM form. A verdict recorded before redaction is believed. */
export function privateKeyIn({ kind, carrier, exchange }: Message): 'pem' | undefined {
  if (carrier !== 'request' || !direct.has(kind)) return undefined;
  if (exchange.verdicts?.private_key === 'pem') return 'pem';
  return pem.test(exchange.responseBody?.text?.slice(0, longestAnswer) ?? '') ? 'pem' : undefined;
}
