import { endOfPath, hasTellingName } from './telling-name.ts';

/**
 * The gate before everything: nearly all traffic is not ours, and each request of every page passes here. It looks at
 * characters, allocates nothing, and lets through what could be a protocol message; recognition decides.
 */
export type Gate = {
  admits(
    method: string,
    url: string,
    redirectUrl?: string,
    authorization?: string,
    body?: string,
    referer?: string,
  ): boolean;
  /** From now on requests to this URL (compared without query and fragment) pass. */
  watch(endpoint: string): void;
  /** From now on requests that present a token pass: a flow is known that may have issued it. */
  watchTokens(): void;
};

/** Documents about a server or its issuer, and key sets that live beside them. */
const namesMetadata = /\/\.well-known\/(?:o(?:penid|auth)|webfinger|jwks|web-identity)/;

/** Where providers keep the page that watches a session, by custom. */
const namesSessionPage = /\/(?:checksession|login-status-iframe\.html)$/;

/** Where key sets live by custom. */
const namesKeySet = /\/(?:jwks|JWKS|certs|keys|[\w.-]*jwks\.json)$/;

/** Paths that token-like endpoints have. Only asked of POST requests. */
const directPath = /token|oauth|oidc|openid|\/par\b|device|revo|introspect|register|auth/i;

/** Members that a form or JSON body of ours has. */
const tellingBody =
  /grant_type|response_type|client_id|redirect_uris|id_token|access_token|\bcode=|\btoken=|\bstate=|logout_token=|credential=|\biss=http|\boauth_|\bopenid\./;

/** A gate that knows nothing but the protocol's own words. */
export function createGate(): Gate {
  const watched = new Set<number>();
  let tokens = false;
  return {
    admits(method, url, redirectUrl, authorization, body, referer) {
      if (redirectUrl && hasTellingName(redirectUrl, endOfPath(redirectUrl))) return true;
      if (authorization !== undefined && (tokens ? presentsToken(authorization) : isSigned(authorization)))
        return true;
      const end = endOfPath(url);
      if (watched.size > 0 && watched.has(fingerprint(url, end))) return true;
      if (method === 'OPTIONS') return false;
      if (hasTellingName(url, end)) return true;
      if (tokens && mayLeak(url, referer)) return true;
      if (mayNameDocument(url, end) && namesDocument(url)) return true;
      if (method !== 'POST') return false;
      if (body !== undefined && body.length < longestBody && tellingBody.test(body)) return true;
      return body === undefined && directPath.test(url);
    },
    watch: (endpoint) => void watched.add(fingerprint(endpoint, endOfPath(endpoint))),
    watchTokens() {
      tokens = true;
    },
  };
}

function namesInside(url: string, end: number): boolean {
  return url.lastIndexOf('/.well-known/', end) > 0 || url.endsWith('jwks.json');
}

function namesDocument(url: string): boolean {
  return namesMetadata.test(url) || namesKeySet.test(url) || namesSessionPage.test(url);
}

/** An address with an answer's address inside it is longer than this. */
const shortestNest = 120;

/** An answer's parameters in a `Referer`, or inside another address. RFC 9700 §4.2. */
function mayLeak(url: string, referer: string | undefined): boolean {
  if (referer !== undefined && hasTellingName(referer, endOfPath(referer))) return true;
  return url.length > shortestNest && url.indexOf('%3D') >= 0 && /(?:code|state|token)%3D/.test(url);
}

/** A protocol message is short; a longer body is an upload. Characters. */
const longestBody = 100_000;

/** Signed with a consumer's key, whatever its address. RFC 5849 §3.5.1. */
function isSigned(authorization: string): boolean {
  return (authorization.charCodeAt(0) | 32) === 111 && /^oauth .*oauth_consumer_key/is.test(authorization);
}

function presentsToken(authorization: string): boolean {
  const first = authorization.charCodeAt(0) | 32;
  return (
    (first === 98 || first === 100 || first === 111 || first === 116) &&
    /^(bearer|dpop|oauth|token) /i.test(authorization)
  );
}

/** The path begins with a dot (and no query follows), or ends as one of the documents does: only then its words are read. */
function mayNameDocument(url: string, end: number): boolean {
  if (end === url.length && url.charCodeAt(url.indexOf('/', 8) + 1) === 46) return true;
  switch (url.charCodeAt(end - 1)) {
    case 108: // login-status-iframe.html
      return url.endsWith('-iframe.html');
    case 110: // openid-configuration, jwks.json, checksession
      return url.endsWith('/checksession') || namesInside(url, end);
    case 114: // oauth-authorization-server, webfinger
    case 101: // oauth-protected-resource
      return namesInside(url, end);
    case 115: // jwks, certs, keys
    case 83: // JWKS
      return end === url.length;
    default:
      return false;
  }
}

/**
 * A small number for a URL without its query and fragment, made of its length and its last characters. Two URLs may share
 * one: then recognition has a look and lets the stranger go.
 */
function fingerprint(url: string, end: number): number {
  let hash = end ^ url.charCodeAt(9);
  for (let at = end > 4 ? end - 4 : 0; at < end; at += 1)
    hash = Math.imul(hash ^ url.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}
