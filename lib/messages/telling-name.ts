/** How parameters of a protocol message begin, with as much of the value as keeps strangers out. */
export const tellingNames = [
  'SAML',
  'access_token=',
  'client_id=',
  'code=',
  'code_verifier=',
  'credential_offer=',
  'credential_offer_uri=',
  'denied=',
  'device_code=',
  'domain_hint=',
  'error=',
  'grant_type=',
  'id_token=',
  'id_token_hint=',
  'iss=http',
  'kid=',
  'login_hint=',
  'logoutRequest=',
  'oauth_',
  'openid.',
  'pomerium_',
  'post_logout_redirect_uri=',
  'rd=',
  'redirect_uri=',
  'request=',
  'request_uri=',
  'response=',
  'response_type=',
  'service=http',
  'state=',
  'ticket=',
  'vouch-',
  'vp_token=',
  'wa=wsign',
] as const;

/** Applications that route in the fragment carry parameters behind `#/` or a second `?`. */
const tellingName = new RegExp(`[?&#]/?(?:${tellingNames.join('|').replaceAll('.', '\\.')})`);

/**
 * True when the query or fragment of a URL has a parameter whose name begins a protocol message. One search through the
 * characters, which allocates nothing.
 */
export function hasTellingName(url: string): boolean {
  return tellingName.test(url);
}

/** Where the first question mark or, without one, the fragment stands; the length of a URL that has neither. */
export function endOfPath(url: string): number {
  const query = url.indexOf('?');
  if (query >= 0) return query;
  const fragment = url.indexOf('#');
  return fragment < 0 ? url.length : fragment;
}
