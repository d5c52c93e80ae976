import { isRefusedAlone } from '../vocabulary/refused-alone.ts';
import type { Protocol } from '../vocabulary/protocol.ts';

/** Protocols by their own names. */
export const protocolNames: Readonly<Record<Protocol, string>> = {
  oauth2: 'OAuth 2.0',
  oidc: 'OpenID Connect',
  oauth1: 'OAuth 1.0a',
  openid2: 'OpenID 2.0',
  saml2: 'SAML 2.0',
  wsfed: 'WS-Federation',
  cas: 'CAS',
  openid4vp: 'OpenID4VP',
  openid4vci: 'OpenID4VCI',
};

/** The protocol of a flow by its name; where nothing of one was seen, for the login was refused before it began, words for that. */
export function protocolTold({
  protocol,
  steps,
}: {
  readonly protocol: Protocol;
  readonly steps: readonly { readonly kind: string }[];
}): string {
  return isRefusedAlone(steps) ? 'Protocol not seen' : protocolNames[protocol];
}
