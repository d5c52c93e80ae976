import { originOf } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { decodeSaml, type SamlDocument } from './document.ts';
import { samlParameters } from './parameters.ts';
import { statusError } from './status-error.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * Single logout: either side may ask the other to end the session, and the other answers, by redirect or form post. SAML Profiles
 * §4.4.4; Core §3.7.
 */
export function samlLogout(view: View, learned: Learned): Message<LogoutKind> | undefined {
  const { SAMLRequest, SAMLResponse } = view.request;
  if ((!SAMLRequest && !SAMLResponse) || view.isNavigation === false) return undefined;
  const document = decodeSaml(SAMLRequest ?? SAMLResponse);
  if (document?.root === 'LogoutRequest') return logout('saml_logout_request', view, document, learned);
  if (document?.root === 'LogoutResponse') return logout('saml_logout_response', view, document, learned);
  return undefined;
}

type LogoutKind = 'saml_logout_request' | 'saml_logout_response';

function logout(kind: LogoutKind, view: View, document: SamlDocument, learned: Learned): Message<LogoutKind> {
  const toServer = goesToServer(view, kind === 'saml_logout_request', learned);
  const { id, inResponseTo, issuer, sessionIndexes } = document;
  return recognised(view.exchange, kind, {
    params: samlParameters(view),
    from: toServer ? 'client' : 'authorization_server',
    to: toServer ? 'authorization_server' : 'client',
    confidence: 'certain',
    ties: ties(
      ['saml_request', kind === 'saml_logout_request' ? id : inResponseTo],
      ...sessionIndexes.map((index) => ['session_index', index] as const),
    ),
    ...(toServer ? { client: issuer } : { issuer }),
    error: statusError(document.status),
  });
}

/** Both sides send both messages. A login seen before tells who is who; else the service provider is taken to ask. */
function goesToServer({ origin, exchange }: View, isRequest: boolean, learned: Learned): boolean {
  if (origin && learned.isServerOrigin(origin)) return true;
  const sender = exchange.context.initiator;
  if (sender && originOf(sender) !== origin && learned.isServerOrigin(sender)) return false;
  return isRequest;
}
