/**
 * True when the query or fragment of a URL has a parameter whose name begins a protocol message. Looks at characters and
 * allocates nothing. Applications that route in the fragment carry parameters behind `#/` or a second `?`.
 * @param start where query or fragment begin ({@link endOfPath})
 */
export function hasTellingName(url: string, start: number): boolean {
  if (start >= url.length) return false;
  for (let at = start; at >= 0; at = url.indexOf('&', at + 1)) if (isTellingName(url, at + 1)) return true;
  const fragment = url.indexOf('#');
  return fragment >= 0 && isTellingFragment(url, fragment);
}

/** Where the first question mark or, without one, the fragment stands; the length of a URL that has neither. */
export function endOfPath(url: string): number {
  const query = url.indexOf('?');
  if (query >= 0) return query;
  const fragment = url.indexOf('#');
  return fragment < 0 ? url.length : fragment;
}

function isTellingFragment(url: string, fragment: number): boolean {
  if (isTellingName(url, fragment + 1)) return true;
  if (url.charCodeAt(fragment + 1) === slash && isTellingName(url, fragment + 2)) return true;
  const inner = url.indexOf('?', fragment);
  return inner >= 0 && isTellingName(url, inner + 1);
}

const slash = 47;

/** How parameters of a protocol message begin, with as much of the value as keeps strangers out. */
const names = [
  'SAML',
  'access_token=',
  'client_id=',
  'code=',
  'code_verifier=',
  'denied=',
  'device_code=',
  'error=',
  'grant_type=',
  'id_token=',
  'id_token_hint=',
  'iss=http',
  'logoutRequest=',
  'oauth_',
  'openid.',
  'post_logout_redirect_uri=',
  'redirect_uri=',
  'request=',
  'request_uri=',
  'response=',
  'response_type=',
  'service=http',
  'state=',
  'ticket=',
  'wa=wsign',
] as const;

/** Which pairs of first letters a name can have: nearly every stranger costs two characters and one look into this. */
const pairs = new Uint8Array(1024);
for (const name of names) pairs[pairAt(name, 0)] = 1;

function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

function isTellingName(url: string, at: number): boolean {
  if (pairs[pairAt(url, at)] !== 1) return false;
  for (const name of names) if (url.startsWith(name, at)) return true;
  return false;
}
