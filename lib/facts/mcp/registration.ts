import { asText } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/** The registrations that a flow’s client made itself. RFC 7591 §3.1. */
export function registrationsOf(flow: Pick<Flow, 'messages'>): readonly Message[] {
  return messagesOf(flow, 'client_registration');
}

/** The kind of client that redirect URIs are of: `native` on the device itself, `web` on a host. OIDC Registration §2. */
export function typeFor(redirectUris: readonly string[]): 'native' | 'web' {
  return redirectUris.some(isOnDevice) ? 'native' : 'web';
}

function isOnDevice(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  if (protocol !== 'http:' && protocol !== 'https:') return true;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** The `client_id` that a registration was answered with. */
export function issuedId(registration: Message): string | undefined {
  return asText(registration.answer?.['client_id']);
}
