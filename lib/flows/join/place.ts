import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { joinRequest } from './authorization-request.ts';
import { joinResponse } from './authorization-response.ts';
import { joinExposure } from './exposure.ts';
import { joinProviderErrorPage } from './provider-error-page.ts';
import { joinLogout, joinLogoutReturn } from './logout.ts';
import { joinBackchannelLogout, joinFrontchannelLogout } from './provider-logout.ts';
import { joinOther } from './other-protocols.ts';
import { joinPreflight } from './preflight.ts';
import { retried } from './retry.ts';
import { joinToken } from './token-request.ts';
import { ownerOfToken } from './token-use.ts';
import { joinVerification } from './user-verification.ts';

/**
 * Where a message belongs: a flow that is known, a new one (`open`), or none so far (`wait`: it is kept and joins when a
 * later message makes its flow known).
 */
export type Place = FlowDraft | 'open' | 'wait';

/** Looks for the place of a message of one kind. */
export type Join = (assembly: Assembly, message: Message) => Place;

/** Finds the place of a message by its kind. */
export function placeOf(assembly: Assembly, message: Message): Place {
  if (message.other) return joinOther(assembly, message);
  switch (message.kind) {
    case 'authorization_request':
      return joinRequest(assembly, message);
    case 'pushed_authorization_request':
    case 'device_authorization_request':
    case 'backchannel_authentication_request':
      return retried(assembly, message) ?? 'open';
    case 'authorization_response':
      return joinResponse(assembly, message);
    case 'token_request':
      return joinToken(assembly, message);
    case 'userinfo_request':
    case 'resource_request':
      return ownerOfToken(assembly, message) ?? 'wait';
    case 'revocation_request':
    case 'introspection_request':
      return ownerOfToken(assembly, message) ?? 'open';
    case 'end_session_request':
      return joinLogout(assembly, message);
    case 'end_session_response':
      return joinLogoutReturn(assembly, message);
    case 'frontchannel_logout':
      return joinFrontchannelLogout(assembly, message);
    case 'backchannel_logout':
      return joinBackchannelLogout(assembly, message);
    case 'identity_assertion_request':
      return 'open';
    case 'exposure':
      return joinExposure(assembly, message);
    case 'user_verification':
      return joinVerification(assembly, message);
    case 'preflight':
      return joinPreflight(assembly, message);
    case 'provider_error_page':
      return joinProviderErrorPage(assembly, message);
    case 'discovery':
    case 'jwks':
    case 'client_registration':
    case 'client_configuration_request':
    case 'client_metadata':
    case 'check_session':
    case 'accounts_request':
    case 'third_party_initiated_login':
    case 'temporary_credential_request':
    case 'resource_owner_authorization_request':
    case 'resource_owner_authorization_response':
    case 'token_credential_request':
    case 'openid_discovery':
    case 'openid_association':
    case 'openid_authentication_request':
    case 'openid_authentication_response':
    case 'openid_verification':
    case 'saml_metadata':
    case 'saml_authn_request':
    case 'saml_response':
    case 'saml_artifact_resolve':
    case 'saml_logout_request':
    case 'saml_logout_response':
    case 'wsfed_signin_request':
    case 'wsfed_signin_response':
    case 'wsfed_signout_request':
    case 'cas_login_request':
    case 'cas_response':
    case 'cas_validation':
    case 'cas_logout_request':
      return 'wait';
  }
}
