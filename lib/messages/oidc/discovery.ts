import type { Message } from '../message.ts';
import { directMessage } from '../oauth2/direct.ts';
import type { View } from '../view.ts';

const wellKnown =
  /\/\.well-known\/(openid-configuration|oauth-authorization-server|oauth-protected-resource)(\/|$)/;

/** A metadata document is fetched. OIDC Discovery §4; RFC 8414 §3; RFC 9728 §3. The name is registered: it is enough. */
export function discovery(view: View): Message | undefined {
  if (view.exchange.method !== 'GET' || !wellKnown.test(view.path)) return undefined;
  return directMessage(view, 'discovery', { confidence: view.answer?.['issuer'] ? 'certain' : 'firm' });
}
