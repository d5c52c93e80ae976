import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { decodeSaml } from './document.ts';

/**
 * The service provider asks for a login, by redirect (deflated in the query) or by a form that its page submits. SAML Profiles §4.1.4.1;
 * Bindings §3.4, §3.5.
 */
export function samlAuthnRequest(view: View): Message | undefined {
  const { SAMLRequest: encoded } = view.request;
  if (!encoded || view.isNavigation === false) return undefined;
  const document = decodeSaml(encoded);
  if (document?.root !== 'AuthnRequest') return undefined;
  const { id, issuer, assertionConsumerServiceUrl } = document;
  const { RelayState: relayState } = view.request;
  return {
    kind: 'saml_authn_request',
    exchange: view.exchange,
    carrier: 'request',
    url: view.exchange.url,
    params: view.request,
    from: 'client',
    to: 'authorization_server',
    confidence: 'certain',
    other: {
      protocol: 'saml2',
      shared: [
        ...(id ? [`ID:${id}`] : []),
        // An artifact names no request: without an address only this ties the two together.
        ...(relayState && !assertionConsumerServiceUrl ? [`RelayState:${relayState}`] : []),
      ],
      clientId: issuer,
      returnAddress: assertionConsumerServiceUrl,
    },
  };
}
