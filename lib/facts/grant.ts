import { messagesOf, type Flow } from '../flows/flow.ts';
import { preAuthorizedGrant } from '../messages/openid4vci/grant-type.ts';
import type { Message } from '../messages/message.ts';
import type { Grant } from '../vocabulary/grant.ts';
import { authorizationRequestOf } from './authorization-request.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';

const byGrantType: Readonly<Record<string, Grant>> = {
  authorization_code: 'authorization_code',
  refresh_token: 'refresh_token',
  client_credentials: 'client_credentials',
  password: 'password',
  'urn:ietf:params:oauth:grant-type:device_code': 'device_code',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'jwt_bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer': 'saml2_bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'token_exchange',
  'urn:openid:params:grant-type:ciba': 'ciba',
  [preAuthorizedGrant]: 'pre_authorized_code',
};

/**
 * The grant of a flow; `null` where there is none (a logout by itself) or a vendor's own. RFC 6749 §1.3; OIDC Core §3 for
 * code, implicit and hybrid.
 */
export function grantOf(flow: Flow): Grant | null {
  if (flow.messages.some((message) => !isOAuth2(message.protocol))) return null;
  const request = authorizationRequestOf(flow);
  if (request && request.responseType.size > 0) {
    return isNone(request.responseType) ? null : grantOfResponseType(request.responseType);
  }
  if (messagesOf(flow, 'device_authorization_request').length > 0) return 'device_code';
  if (messagesOf(flow, 'backchannel_authentication_request').length > 0) return 'ciba';
  const response = messagesOf(flow, 'authorization_response').find((message) => !message.error);
  if (response) return grantOfResponseType(new Set(Object.keys(response.params).map(asResponseType)));
  const params = messagesOf(flow, 'token_request')[0]?.params;
  const type = params?.['grant_type'] ?? (params?.['code'] && 'authorization_code');
  if (type !== undefined) return Object.hasOwn(byGrantType, type) ? byGrantType[type]! : null;
  const isCarried = (message: Message) => isFrontChannelRequest(message) || isFrontChannelResponse(message);
  return flow.messages.some(isCarried) ? 'authorization_code' : null;
}

/** `response_type=none` asks for nothing that could be redeemed. OAuth 2.0 Multiple Response Types §4. */
function isNone(parts: ReadonlySet<string>): boolean {
  return parts.size === 1 && parts.has('none');
}

function asResponseType(parameter: string): string {
  return parameter === 'access_token' ? 'token' : parameter;
}

function grantOfResponseType(parts: ReadonlySet<string>): Grant {
  const early = parts.has('token') || parts.has('id_token');
  if (parts.has('code')) return early ? 'hybrid' : 'authorization_code';
  return early ? 'implicit' : 'authorization_code';
}
