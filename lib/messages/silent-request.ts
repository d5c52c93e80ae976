import { samlRequestIn } from './saml2/document-in.ts';
import type { Message } from './message.ts';
import type { Params } from './view.ts';

/**
 * True for a request that the provider must answer at once, without asking anybody. OIDC Core §3.1.2.1; OpenID 2.0 §9.3; CAS §2.1.1;
 * SAML Core §3.4.1.
 */
export function isSilentRequest({ kind, params }: Pick<Message, 'kind' | 'params'>): boolean {
  switch (kind) {
    case 'authorization_request':
      return params['prompt'] === 'none' && !isLtiLaunch(params);
    case 'openid_authentication_request':
      return params['openid.mode'] === 'checkid_immediate';
    case 'cas_login_request':
      return params['gateway'] === 'true';
    case 'saml_authn_request':
      return samlRequestIn(params)?.isPassive === true;
    default:
      return false;
  }
}

/** A learning platform opens a tool: `prompt=none` is the rule there, and the person clicked. 1EdTech Security Framework §5.1.1.2. */
function isLtiLaunch(params: Params): boolean {
  if (params['lti_message_hint'] !== undefined) return true;
  return (
    params['response_type'] === 'id_token' &&
    params['response_mode'] === 'form_post' &&
    params['scope'] === 'openid' &&
    params['login_hint'] !== undefined
  );
}
