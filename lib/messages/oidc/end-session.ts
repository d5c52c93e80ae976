import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { endpointOf, originOf, queryParameters, toRecord } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { logoutReturnNames } from '../vendors.ts';
import { logoutKeptBack } from './logout-kept-back.ts';
import type { Params, View } from '../view.ts';
import { oauth2Message } from '../oauth2/oauth2-message.ts';

/**
 * The client sends the browser to the provider to end the session (OpenID Connect RP-Initiated Logout §2), or ends it itself, with
 * its refresh token.
 */
export function endSessionRequest(view: View, learned: Learned): Message<'end_session_request'> | undefined {
  const { exchange } = view;
  // Redirects of a script’s call are no form’s.
  const kept = view.isNavigation === false ? undefined : keptBack(exchange, learned);
  if (kept) return kept;
  const request = withReturnAddress(view.request);
  if (
    (request['response_type'] && !isKeycloakLogout(view)) ||
    (exchange.method !== 'GET' && exchange.method !== 'POST')
  )
    return undefined;
  const expected = learned.kindAt(view.endpoint) === 'end_session_request';
  const direct = endsWithRefreshToken(view, expected);
  if (!direct && !isBrowsedLogout(view, request, learned, expected)) return undefined;
  return oauth2Message(exchange, 'end_session_request', {
    params: request,
    confidence: expected ? 'certain' : 'firm',
    token: direct ? request['refresh_token'] : request['id_token_hint'],
  });
}

/** The app’s logout leads to the provider, and the browser does not go: the app’s page forbids it. */
function keptBack(exchange: Exchange, learned: Learned): Message<'end_session_request'> | undefined {
  const { redirectUrl = '' } = exchange;
  if (!isToProvider(redirectUrl, learned)) return undefined;
  if (!logoutKeptBack(exchange, () => learned.pagesBefore(exchange))) return undefined;
  const message = oauth2Message(exchange, 'end_session_request', {
    params: toRecord(queryParameters(redirectUrl)),
    url: redirectUrl,
    carrier: 'redirect',
    confidence: 'certain',
  });
  // An app may redirect to the identity provider with no message at all.
  return /saml|adfs/i.test(endpointOf(redirectUrl)) ? { ...message, protocol: 'saml2' } : message;
}

/** To where people log in, or with what a provider is told of a logout: an app may lead to a page of anybody’s afterwards. */
function isToProvider(url: string, learned: Learned): boolean {
  return learned.isServerOrigin(originOf(url) ?? '') || tellsOfLogout.test(url);
}

const tellsOfLogout =
  /[?&](?:id_token_hint|post_logout_redirect_uri|logout_hint|client_id|SAMLRequest|wa)=|\/(?:logout|end_?session|signout|slo|saml2?)(?:[/?#]|$)/i;

/** Nobody else has a path like it. https://www.keycloak.org/securing-apps/oidc-layers#_logout-endpoint */
const keycloaks = '/protocol/openid-connect/logout';

/** There logins never begin: what libraries send besides (league/oauth2-client’s `response_type`, `scope`) is of no account. */
export function isKeycloakLogout({ path }: Pick<View, 'path'>): boolean {
  return path.endsWith(keycloaks);
}

/** All parameters are optional: what has few of them needs an address that was learned, or a client that logged in there. */
function isBrowsedLogout(view: View, request: Params, learned: Learned, expected: boolean): boolean {
  if (view.isNavigation === false || isOwnErrorPage(view)) return false;
  const hinted = decodeJwt(request['id_token_hint']) !== undefined;
  const returns = Boolean(request['post_logout_redirect_uri']);
  if (expected && (view.exchange.method === 'GET' || hinted || returns)) return true;
  if (hinted && returns) return true;
  const client = request['client_id'];
  if (isKeycloakLogout(view) || (view.path.endsWith('/logout') && isSentByClient(view, learned))) return true;
  return (
    /log[-_]?out|sign[-_]?out|end[-_]?session|session\/end|startslo/.test(view.path) &&
    (hinted ||
      Boolean(view.request['post_logout_redirect_uri']) ||
      Boolean(client && (returns || hasLoggedIn(client, view, learned))))
  );
}

/** Where a provider tells what was wrong with a request, it often repeats its parameters. */
function isOwnErrorPage({ path }: View): boolean {
  return /\/error\/?$/.test(path);
}

/** A page of another site, at a server where a login was seen, asks for no more than to be signed out. */
function isSentByClient({ exchange, origin, isNavigation }: View, learned: Learned): boolean {
  if (exchange.method !== 'GET' || !isNavigation || origin === null || !learned.isServerOrigin(origin))
    return false;
  const from = cameFrom(exchange);
  return from !== null && from !== origin;
}

function hasLoggedIn(client: string, { origin }: View, learned: Learned): boolean {
  return origin !== null && learned.isServerOrigin(origin) && learned.isClientId(client);
}

/** Keycloak’s logout without a browser. */
function endsWithRefreshToken({ exchange, request, path }: View, expected: boolean): boolean {
  if (exchange.method !== 'POST' || !request['refresh_token'] || !request['client_id']) return false;
  return !request['grant_type'] && (expected || isKeycloakLogout({ path }));
}

function withReturnAddress(request: Params): Params {
  if (request['post_logout_redirect_uri']) return request;
  const name = logoutReturnNames.find((alias) => /^https?:/.test(request[alias] ?? ''));
  return name ? { ...request, post_logout_redirect_uri: request[name]! } : request;
}

/** The provider sends the browser back after the logout. RP-Initiated Logout §3. Only a seen request makes it certain. */
export function endSessionResponse(
  view: View,
  learned: Learned,
): Message<'end_session_response'> | undefined {
  const { exchange } = view;
  if (exchange.method !== 'GET' || view.isNavigation === false) return undefined;
  if (!learned.isPostLogoutRedirectUri(view.endpoint)) return undefined;
  return oauth2Message(exchange, 'end_session_response', {
    params: view.query,
    confidence: 'firm',
  });
}
