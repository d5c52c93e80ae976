import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { samlRequestIn } from './document-in.ts';
import { samlParameters } from './parameters.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * The service provider asks for a login, by redirect (deflated in the query) or by a form that its page submits. SAML Profiles §4.1.4.1;
 * Bindings §3.4, §3.5.
 */
export function samlAuthnRequest(view: View): Message<'saml_authn_request'> | undefined {
  if (!view.request['SAMLRequest']) return undefined;
  if (view.isNavigation === false && !isKeptFromScript(view.exchange)) return undefined;
  const params = samlParameters(view);
  const { RelayState: relayState } = params;
  const document = samlRequestIn(params);
  if (document?.root !== 'AuthnRequest') return undefined;
  const { id, issuer, assertionConsumerServiceUrl } = document;
  return recognised(view.exchange, 'saml_authn_request', {
    params,
    confidence: 'certain',
    ties: ties(['saml_request', id]),
    // An artifact names no request; an answer whose body was not recorded names nothing at all.
    offers: ties(['relay_state', relayState], ['assertion_consumer', assertionConsumerServiceUrl]),
    client: issuer,
    returnAddress: assertionConsumerServiceUrl,
  });
}
