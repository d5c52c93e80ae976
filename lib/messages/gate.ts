import { isOfMcp } from './oauth2/question-refused.ts';
import { namesTokens } from './oauth2/preflight.ts';
import type { ExchangeSink } from '../exchange/sink.ts';
import { originOf } from '../exchange/parameters.ts';
import { createAwaitedCalls } from './awaited-calls.ts';
import { fingerprint } from './fingerprint.ts';
import { isIdentityService } from './identity-services.ts';
import { longestBody, opensWallet } from '../exchange/opens-wallet.ts';
import { endOfPath, hasTellingName } from './telling-name.ts';
import { asksForStart, beginsLogin } from './begins-login.ts';
import { holdsNoToken, isSigned, presentsToken } from './authorization-header.ts';
import { endOfToken, hexOfEnd } from './token-end.ts';

/**
 * The gate before everything: nearly all traffic is not ours, and each request of every page passes here. It looks at
 * characters, allocates nothing, and lets through what could be a protocol message; recognition decides.
 */
export type Gate = Pick<ExchangeSink, 'admits' | 'admitsError' | 'admitsAround'> & {
  /** From now on errors at this origin are looked at. */
  watchProvider(origin: string): void;
  /** From now on requests to this URL (compared without query and fragment) pass. */
  watch(endpoint: string): void;
  /** From now on requests that present this token pass. */
  watchToken(token: string): void;
  /**
   * Requests to hosts of that name are looked at if they begin no later than `until`, in milliseconds since 1970; and those one label
   * before a name that begins with a dot, where they are refused, or were before.
   */
  awaitCalls(hosts: ReadonlySet<string>, until: number): void;
  /** Whether requests that present any token pass: a login's token response could not be read, so its token is not known. */
  watchTokens(isAny?: boolean): void;
};

/** Documents about a server or its issuer, and key sets that live beside them. */
const namesMetadata = /\/\.well-known\/(?:o(?:penid|auth)|webfinger|jwks|web-identity)/;

/** What a party of SAML or WS-Federation publishes about itself, by custom. Tied to the beginning: addresses can be long. */
const namesParty =
  /^(?=[^?#]*saml)[^?#]*\/(?:metadata|descriptor)(?:\.(?:xml|php))?(?:$|\?)|\/FederationMetadata\.xml(?:$|\?)/i;

/** Where providers keep the page that watches a session, by custom, and Keycloak the one that it waits for first. */
const namesSessionPage = /\/(?:checksession|login-status-iframe\.html|3p-cookies\/step1\.html)$/;

/** Where key sets live by custom, the services of an OpenID identifier, and the documents behind client identifiers that are addresses. */
const namesKeySet = /\/(?:jwks|JWKS|certs|keys|[\w.-]*(?:xrds|xrds\.xml|jwks\.json|client-metadata\.json))$/;

/** Where a client's registration lives by custom, under where it was made. Only asked of requests with credentials. */
const namesRegistration = /\/(?:reg|register|registration|clients-registrations)\//;

/** Paths that token-like endpoints have. Only asked of POST and PUT requests. */
const directPath =
  /token|oauth|oidc|openid|\/par\b|device|revo|introspect|register|auth|ciba|bc-|cognito-idp|nonce|credential|graphql$/i;

/** Members that a form or JSON body of ours has. */
const tellingBody =
  /grant_?[tT]ype|response_type|client_id|redirect_uris|login_hint|\bre(?:quest|sponse)=ey|id_token|access_token|device_?[cC]ode|user_?[cC]ode"|code_verifier|\bcode=|\btoken=|\bstate=|logout_token=|credential=|"(?:credential|token|jwt|id_?[tT]oken)":\s?"ey|\biss=http|\boauth_|\bopenid\.|SAML|\bwresult=|logoutRequest=|ticket=ST-|ArtifactResolve|lient_?[dD]ata_?[jJ]|"(?:auth(?:orization)?_?)?[cC]ode":\s?"[^"]{10}|"AuthFlow"|"redirect_?[uU]ri"|"operationName":\s?"\w*(?:[oO][aA]uth|[oO]idc|[sS]so|SSO|[sS]aml)|"refresh_?[tT]oken"|"(?:initialize|server\/discover)"|vp_token|dcql_query|presentation_definition|openid4v|wallet_(?:nonce|metadata)=|credential_(?:configuration_id|identifier|offer)|pre-authorized_code/;

/** How a body begins whose document makes it long: an assertion with hundreds of groups. */
const tellingDocument = /^(?:[\w.-]{1,20}=[^&]{0,400}&){0,4}(?:SAMLResponse|wresult)=/;

/** A gate that knows nothing but the protocol's own words. */
export function createGate(): Gate {
  const watched = new Set<number>();
  const sieve = new Uint8Array(4096);
  // Nearly every stranger falls through here: looking a byte up is cheaper than asking the set.
  const isWatched = (print: number) => sieve[print & 4095] === 1 && watched.has(print);
  const tokens = new Set<number>();
  const providers = new Set<string>();
  const calls = createAwaitedCalls();
  let isAnyToken = false;
  let hasShortToken = false;
  let shortestToken = Infinity;
  const presentsOurs = (authorization: string) =>
    (isAnyToken || hasShortToken || tokens.has(endOfToken(authorization))) &&
    (presentsToken(authorization) || !authorization.includes(' '));
  const isBroken = (authorization: string) =>
    (tokens.size > 0 || isAnyToken || hasShortToken) && holdsNoToken(authorization);
  /** Whoever has just got a token is asked for one, or told what is wrong with it. */
  const isTelling = (challenge: string) =>
    /resource_metadata|\berror=/.test(challenge) ||
    ((tokens.size > 0 || isAnyToken || hasShortToken) && /^bearer\b/i.test(challenge));
  /** Cheap: a token's last characters stand before something that no token has. What looks like packed JSON may hold one. */
  const isOurs = (text: string, end: number) => tokens.has(endOfToken(text, end));
  const holdsOurs = (body: string) =>
    body.length >= shortestValue &&
    body.length < longestBody &&
    (endsOfValues(body, isOurs) || mayBePacked(body, 0));
  const leadsOurs = (url: string, from: number) =>
    url.length - from > shortestToken &&
    url.charCodeAt(from) === questionMark &&
    (endsInQuery(url, from, isOurs) || mayBePacked(url, from));
  const isLeak = (url: string, end: number, body: string | undefined, referer: string | undefined) =>
    (watched.size > 0 && mayLeak(url, referer)) ||
    (tokens.size > 0 && (leadsOurs(url, end) || (body !== undefined && holdsOurs(body))));
  /** The browser’s question beforehand: of metadata, or of a server at which people log in or that gives out tokens. */
  const isAskedBefore = (url: string, end: number) =>
    (mayNameDocument(url, end) && namesMetadata.test(url)) ||
    namesTokens(url) ||
    isOfMcp(url) ||
    providers.has(originOf(url) ?? '');
  const isLogout = (url: string) => namesLogout.test(url) && providers.has(originOf(url) ?? '');
  const mayBeOurs = (authorization: string, method: string, url: string) =>
    isSigned(authorization) ||
    presentsOurs(authorization) ||
    isBroken(authorization) ||
    (method === 'GET' && namesRegistration.test(url));
  return {
    admits(method, url, redirectUrl, authorization, body, referer, challenge, answer) {
      if (redirectUrl && hasTellingName(redirectUrl)) return true;
      if (authorization !== undefined && mayBeOurs(authorization, method, url)) return true;
      if (challenge !== undefined && isTelling(challenge)) return true;
      const end = endOfPath(url);
      if (watched.size > 0 && isWatched(fingerprint(url, end))) return true;
      if (method === 'OPTIONS') return isAskedBefore(url, end);
      if (hasTellingName(url) || isIdentityService(url)) return true;
      if (mayNameDocument(url, end) && (namesDocument(url) || isLogout(url))) return true;
      if (answer !== undefined && opensWallet(answer)) return true;
      return isLeak(url, end, body, referer) || admitsBody(method, url, body);
    },
    admitsError: (url) => providers.size > 0 && providers.has(originOf(url) ?? ''),
    admitsAround: (url, startedAt, isNavigation, hasCookies, status) =>
      isNavigation || hasCookies || calls.takes(url, startedAt, status),
    awaitCalls: calls.await,
    watchProvider: (origin) => void providers.add(origin),
    watch(endpoint) {
      const print = fingerprint(endpoint, endOfPath(endpoint));
      watched.add(print);
      sieve[print & 4095] = 1;
    },
    watchToken(token) {
      if (token.length >= shortestValue) shortestToken = Math.min(shortestToken, token.length);
      if (token.length < 8) hasShortToken = true;
      else [token, ...hexOfEnd(token)].forEach((written) => tokens.add(endOfToken(written)));
    },
    watchTokens(isAny = true) {
      isAnyToken = isAny;
    },
  };
}

/** Some old clients send a form by GET. */
function admitsBody(method: string, url: string, body: string | undefined): boolean {
  if (method === 'POST' || method === 'PUT') return mayBeDirect(url, body) || beginsLogin.test(url);
  return body !== undefined && isTellingBody(body);
}

function mayBeDirect(url: string, body: string | undefined): boolean {
  return body === undefined ? directPath.test(url) : isTellingBody(body);
}

function isTellingBody(body: string): boolean {
  if (body.length < longestBody) return tellingBody.test(body);
  return body.length < longestDocument && tellingDocument.test(body);
}

function namesDocument(url: string): boolean {
  return (
    namesMetadata.test(url) ||
    namesKeySet.test(url) ||
    url.endsWith('/js/keycloak.js') ||
    namesSessionPage.test(url) ||
    asksForStart.test(url) ||
    (!url.endsWith('s') && namesParty.test(url)) ||
    url.endsWith('/cas/logout')
  );
}

/** Its parameters are all optional. RP-Initiated Logout §2. */
const namesLogout = /^[^?#]*\/logout(?:$|\?)/;

/** An address with an answer's address inside it is longer than this. */
const shortestNest = 120;

/** An answer's parameters in a `Referer`, or inside another address. RFC 9700 §4.2. */
function mayLeak(url: string, referer: string | undefined): boolean {
  if (referer !== undefined && hasTellingName(referer)) return true;
  return url.length > shortestNest && url.includes('%') && namesNested.test(url);
}

const namesNested = /(?:code|state|token|verifier)%3D/;

/** Characters of a document that is longer than other messages. */
const longestDocument = 1_500_000;

/** Shorter values are found by their names alone. */
const shortestValue = 16;

type IsOurs = (text: string, end: number) => boolean;

/** Whether the characters before an end of a value are those of a known token. RFC 6750 §2.1 names what a token is made of. */
function endsOfValues(text: string, isOurs: IsOurs): boolean {
  let run = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && ofTokens[text.charCodeAt(at)] === 1) run += 1;
    else {
      if (run >= shortestValue && isOurs(text, at)) return true;
      run = 0;
    }
  }
  return false;
}

/** The same of a query, whose values end in few ways: every address passes here, and looking for these costs least. */
function endsInQuery(url: string, from: number, isOurs: IsOurs): boolean {
  for (const end of endsOfQueryValues)
    for (let at = url.indexOf(end, from + shortestValue); at >= 0; at = url.indexOf(end, at + 1))
      if (isOurs(url, at)) return true;
  return isOurs(url, url.length);
}

const endsOfQueryValues = ['&', '%', '#', ';', ','] as const;

const questionMark = 63;

/** By character code: 1 for a letter, a digit, or one of `-._~+/=`. Looked up for every character that passes. */
const ofTokens = new Uint8Array(128);
for (const one of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=')
  ofTokens[one.charCodeAt(0)] = 1;

/** JSON or gzip in base64. Looking for a few letters first is cheaper than the expression. */
function mayBePacked(text: string, from: number): boolean {
  if (text.length - from < shortestPacked) return false;
  const isLike = text.includes('eyJ', from) || text.includes('W3s', from) || text.includes('H4sI', from);
  return isLike && packed.test(text);
}

const shortestPacked = 43;

const packed = /(?:eyJ|W3s|H4sI)[\w+/-]{40}/;

/** The path begins with a dot (and no query follows), or ends as one of the documents does: only then its words are read. */
function mayNameDocument(url: string, end: number): boolean {
  if (end === url.length && url.charCodeAt(url.indexOf('/', 8) + 1) === 46) return true;
  switch (url.charCodeAt(end - 1)) {
    case 105: // oauth/uri
      return url.endsWith('uri');
    case 108: // oauth/url, login-status-iframe.html, 3p-cookies/step1.html, FederationMetadata.xml, xrds.xml
      return (
        url.endsWith('url') ||
        url.endsWith('-iframe.html') ||
        url.endsWith('/step1.html') ||
        url.startsWith('.xml', end - 4)
      );
    case 110: // openid-configuration, jwks.json, client-metadata.json, checksession
      return (
        url.startsWith('/.well-known/openid-configuration', end - 33) ||
        url.endsWith('jwks.json') ||
        url.endsWith('client-metadata.json') ||
        url.endsWith('/checksession')
      );
    case 114: // oauth-authorization-server, webfinger, saml/descriptor
      return (
        url.startsWith('/.well-known/oauth-authorization-server', end - 39) ||
        url.startsWith('/.well-known/webfinger', end - 22) ||
        url.startsWith('/descriptor', end - 11)
      );
    case 97: // saml/metadata
      return url.startsWith('/metadata', end - 9);
    case 112: // saml2/idp/metadata.php
      return url.startsWith('/metadata.php', end - 13);
    case 101: // oauth-protected-resource
      return url.startsWith('/.well-known/oauth-protected-resource', end - 37);
    case 116: // logout, oauth/start
      return url.startsWith('/logout', end - 7) || url.startsWith('/start', end - 6);
    case 115: // jwks, certs, keys, xrds; scripts and style sheets are most of what ends so
      return (
        end === url.length &&
        (url.endsWith('/js/keycloak.js') || !url.endsWith('.js')) &&
        !url.endsWith('.css')
      );
    case 83: // JWKS
      return end === url.length;
    default:
      return false;
  }
}
