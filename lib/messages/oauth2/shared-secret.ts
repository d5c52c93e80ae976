import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import type { Message } from '../message.ts';
import { authenticationIn } from './client-authentication.ts';

/** Shorter values stand in texts by accident. Characters. */
const shortest = 16;

/**
 * The secret by which a client proves itself in a message, or which its registration gave it; `undefined` for one that is too short to be
 * looked for elsewhere, that names the client alone, or that a cleaner took out. RFC 6749 §2.3.1; RFC 7591 §3.2.1.
 */
export function sharedSecretOf(message: Message): string | undefined {
  const { kind, carrier, answer, exchange } = message;
  if (carrier !== 'request') return undefined;
  if (kind === 'client_registration') return lookedFor(asText(answer?.['client_secret']), undefined);
  if (!kinds[kind].authenticates) return undefined;
  const { secret, clientId } = authenticationIn(exchange);
  return lookedFor(secret, clientId);
}

function lookedFor(secret: string | undefined, clientId: string | undefined): string | undefined {
  if (!secret || secret.length < shortest || secret === clientId || isCleaned(secret)) return undefined;
  return secret;
}
