import type { Message } from '../message.ts';

/**
 * Error codes an authorization response may carry. RFC 6749 §4.1.2.1; OpenID Connect Core §3.1.2.6; RFC 8707 §2;
 * RFC 9396 §5; RFC 9101 §7; and the vendors' words for a person's refusal.
 */
const authorizationErrors: ReadonlySet<string> = new Set([
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_request_uri',
  'invalid_request_object',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  'unmet_authentication_requirements',
  'invalid_target',
  'invalid_authorization_details',
  'invalid_grant_id',
  'invalid_client',
  'invalid_grant',
  'redirect_uri_mismatch',
  'user_cancelled_login',
  'user_cancelled_authorize',
  'user_denied',
  'user_cancelled',
  'authorization_declined',
  'application_suspended',
  'unverified_user_email',
  'invalid_resource',
  'authentication_expired',
]);

/** True for the codes an authorization server answers with; `?error=1` of an ordinary page is none. */
export function isAuthorizationError(code: string): boolean {
  return authorizationErrors.has(code);
}

const refusals: ReadonlySet<string> = new Set([
  'access_denied',
  'user_cancelled_login',
  'user_cancelled_authorize',
  'user_denied',
  'user_cancelled',
  'authorization_declined',
  'cancel',
  'denied',
  'user_refused',
  'permission_denied',
]);

/** True when a person or a policy said no (RFC 6749 §4.1.2.1), as against something having gone wrong. */
export function isRefusal(code: string): boolean {
  return refusals.has(code);
}

/**
 * True for a token request that was denied as if by a person, though none was asked there: the client was refused. A device's poll and a
 * backchannel login bring the person's own answer. RFC 6749 §5.2; RFC 8628 §3.5; CIBA Core §11.
 */
export function isDeniedToClient({
  kind,
  error,
  params,
}: Pick<Message, 'kind' | 'error' | 'params'>): boolean {
  if (kind !== 'token_request' || !error || !isRefusal(error.code)) return false;
  return params['device_code'] === undefined && params['auth_req_id'] === undefined;
}
