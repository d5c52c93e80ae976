/**
 * The gate before everything: nearly all traffic is not ours, and each request of every page passes here. It looks at
 * characters, allocates nothing, and lets through what could be a protocol message; recognition decides.
 */
export type Gate = {
  admits(method: string, url: string, redirectUrl?: string, authorization?: string, body?: string): boolean;
  /** From now on requests to this URL (compared without query and fragment) pass. */
  watch(endpoint: string): void;
  /** From now on requests that present a token pass: a flow is known that may have issued it. */
  watchTokens(): void;
};

/** Parameter names that begin a protocol message in a query or fragment. */
const telling =
  /[?&#/](?:client_id|response_type|redirect_uri|code|state|error|access_token|id_token|request_uri|request|response|grant_type|id_token_hint|post_logout_redirect_uri)=/;

/** Documents about a server or its issuer, and key sets that live beside them. */
const namesMetadata = /\/\.well-known\/(?:o(?:penid|auth)|webfinger|jwks)/;

/** Paths that token-like endpoints have. Only asked of POST requests. */
const directPath = /token|oauth|oidc|openid|\/par\b|device|revo|introspect|register|auth/i;

/** Members that a form or JSON body of ours has. */
const tellingBody =
  /grant_type|response_type|client_id|redirect_uris|id_token|access_token|\bcode=|\btoken=|\bstate=/;

/** A gate that knows nothing but the protocol's own words. */
export function createGate(): Gate {
  const watched = new Set<number>();
  let tokens = false;
  return {
    admits(method, url, redirectUrl, authorization, body) {
      if (redirectUrl && telling.test(redirectUrl)) return true;
      if (tokens && authorization !== undefined && presentsToken(authorization)) return true;
      if (watched.size > 0 && watched.has(hashOfEndpoint(url))) return true;
      if (method === 'OPTIONS') return false;
      const end = url.indexOf('?');
      if (end >= 0 || url.indexOf('#') >= 0) {
        if (telling.test(url)) return true;
      }
      if (url.indexOf('/.well-known/') > 0 ? namesMetadata.test(url) : namesKeySet(url, end)) return true;
      if (method !== 'POST') return false;
      if (body !== undefined && body.length < longestBody && tellingBody.test(body)) return true;
      return body === undefined && directPath.test(url);
    },
    watch: (endpoint) => void watched.add(hashOfEndpoint(endpoint)),
    watchTokens() {
      tokens = true;
    },
  };
}

/** A protocol message is short; a longer body is an upload. Characters. */
const longestBody = 100_000;

function presentsToken(authorization: string): boolean {
  const first = authorization.charCodeAt(0) | 32;
  return (
    (first === 98 || first === 100 || first === 111 || first === 116) &&
    /^(bearer|dpop|oauth|token) /i.test(authorization)
  );
}

function namesKeySet(url: string, query: number): boolean {
  if (query >= 0) return false;
  return (
    url.endsWith('/jwks') ||
    url.endsWith('/certs') ||
    url.endsWith('/keys') ||
    url.endsWith('jwks.json') ||
    url.endsWith('/JWKS')
  );
}

/** FNV-1a over the URL up to its query or fragment, kept small so that it needs no heap number. */
function hashOfEndpoint(url: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < url.length; at += 1) {
    const char = url.charCodeAt(at);
    if (char === 63 || char === 35) break;
    hash = Math.imul(hash ^ char, 0x01000193);
  }
  return hash & 0x3fffffff;
}
