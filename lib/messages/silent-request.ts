import { decodeSaml } from './saml2/document.ts';
import type { Message } from './message.ts';

/**
 * True for a request that the provider must answer at once, without asking anybody. OIDC Core §3.1.2.1; OpenID 2.0 §9.3; CAS §2.1.1;
 * SAML Core §3.4.1.
 */
export function isSilentRequest({ kind, params }: Pick<Message, 'kind' | 'params'>): boolean {
  switch (kind) {
    case 'authorization_request':
      return params['prompt'] === 'none';
    case 'openid_authentication_request':
      return params['openid.mode'] === 'checkid_immediate';
    case 'cas_login_request':
      return params['gateway'] === 'true';
    case 'saml_authn_request':
      return decodeSaml(params['SAMLRequest'])?.isPassive === true;
    default:
      return false;
  }
}
