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

/** By the first two letters, so that nearly every other name costs two comparisons. */
function isTellingName(url: string, at: number): boolean {
  const second = url.charCodeAt(at + 1);
  switch (url.charCodeAt(at)) {
    case 83: // SA
      return second === 65 && url.startsWith('SAML', at);
    case 97: // ac
      return second === 99 && url.startsWith('access_token=', at);
    case 99: // co, cl
      if (second === 111) return url.startsWith('code=', at);
      return second === 108 && url.startsWith('client_id=', at);
    case 100: // de
      return second === 101 && url.startsWith('denied=', at);
    case 101: // er
      return second === 114 && url.startsWith('error=', at);
    case 103: // gr
      return second === 114 && url.startsWith('grant_type=', at);
    case 105: // id, is
      return (second === 100 || second === 115) && isTellingIdentityName(url, at);
    case 108: // lo
      return second === 111 && url.startsWith('logoutRequest=', at);
    case 111: // oa, op
      if (second === 97) return url.startsWith('oauth_', at);
      return second === 112 && url.startsWith('openid.', at);
    case 112: // po
      return second === 111 && url.startsWith('post_logout_redirect_uri=', at);
    case 114: // re
      return second === 101 && isTellingRequestName(url, at);
    case 115: // st, se
      if (second === 101) return url.startsWith('service=http', at);
      return second === 116 && url.startsWith('state=', at);
    case 116: // ti
      return second === 105 && url.startsWith('ticket=', at);
    case 119: // wa
      return second === 97 && url.startsWith('wa=wsign', at);
    default:
      return false;
  }
}

function isTellingIdentityName(url: string, at: number): boolean {
  return (
    url.startsWith('id_token=', at) || url.startsWith('id_token_hint=', at) || url.startsWith('iss=http', at)
  );
}

function isTellingRequestName(url: string, at: number): boolean {
  return (
    url.startsWith('response_type=', at) ||
    url.startsWith('redirect_uri=', at) ||
    url.startsWith('request_uri=', at) ||
    url.startsWith('request=', at) ||
    url.startsWith('response=', at)
  );
}
