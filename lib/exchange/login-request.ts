import { unpackXml } from './packed-xml.ts';
import { endpointOf, parameter, queryParameters } from './parameters.ts';

/** Beside `client_id`, one of these. */
const ofOAuth2 = ['response_type', 'redirect_uri', 'request_uri'] as const;

/**
 * True for an address whose query asks a provider for a login, by what each protocol needs; false for logouts, for answers and for what
 * cannot be read. RFC 6749 §4.1.1; RFC 5849 §2.2; SAML Bindings §3.4; OpenID 2.0 §9.1.
 */
export function isLoginRequest(url: string): boolean {
  const query = queryParameters(url);
  const of = (name: string): string | undefined => parameter(query, name);
  const has = (name: string): boolean => of(name) !== undefined;
  return (
    (has('client_id') && ofOAuth2.some(has)) ||
    (has('wtrealm') && !/^wsignout/i.test(of('wa') ?? '')) ||
    of('openid.mode')?.startsWith('checkid_') === true ||
    (has('oauth_token') && !has('oauth_verifier') && !has('denied') && /auth/i.test(endpointOf(url))) ||
    isSamlLogin(of('SAMLRequest'))
  );
}

/** A logout comes in a parameter of the same name; what cannot be read is a login’s. SAML Core §3.7.1. */
function isSamlLogin(value: string | undefined): boolean {
  return value !== undefined && !/<(?:[\w.-]{1,40}:)?LogoutRequest\b/.test(unpackXml(value)?.text ?? '');
}
