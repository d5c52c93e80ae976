import { cameFrom } from '../../exchange/came-from.ts';
import { headerValue } from '../../exchange/headers.ts';
import { asObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { oauth2Message } from '../oauth2/oauth2-message.ts';

/** Where providers keep the page that watches the session, when their metadata was not seen. */
const namesSessionPage = /\/(checksession|check[_-]session|login-status-iframe\.html|session\/check)$/;

/** Keycloak’s: no other page is called so, and its script loads it before the first login. */
const keycloaksSessionPage = '/protocol/openid-connect/login-status-iframe.html';

/** A hidden frame of the provider is loaded that knows whether the session has changed. OIDC Session Management §3.3. */
export function checkSession(view: View, learned: Learned): Message<'check_session'> | undefined {
  const { exchange, origin, path } = view;
  if (exchange.method !== 'GET' || view.isNavigation === false) return undefined;
  if (exchange.context.resourceType === 'main_frame') return undefined;
  const expected = learned.kindAt(view.endpoint) === 'check_session';
  const named = namesSessionPage.test(path) && origin !== null && learned.isServerOrigin(origin);
  if (!expected && !named && !path.endsWith(keycloaksSessionPage)) return undefined;
  return oauth2Message(exchange, 'check_session', {
    params: view.query,
    confidence: expected ? 'certain' : 'firm',
  });
}

/**
 * A page of the provider loads the client's logout page in a frame. OIDC Front-Channel Logout §2: `iss` and `sid` come
 * together or not at all; without them nothing tells the page from any other.
 */
export function frontchannelLogout(view: View, learned: Learned): Message<'frontchannel_logout'> | undefined {
  const { exchange, query } = view;
  if (exchange.method !== 'GET' || view.isNavigation === false) return undefined;
  if (exchange.context.resourceType === 'main_frame' || isTopLevel(view)) return undefined;
  const issuer = originOf(query['iss'] ?? '');
  if (!issuer || !query['sid'] || query['code'] || query['state'] || query['error']) return undefined;
  const known = learned.isServerOrigin(issuer) || cameFrom(exchange) === issuer;
  if (!known || issuer === view.origin) return undefined;
  return oauth2Message(exchange, 'frontchannel_logout', {
    params: query,
    confidence: cameFrom(exchange) === issuer ? 'certain' : 'firm',
  });
}

function isTopLevel({ exchange }: View): boolean {
  return headerValue(exchange.requestHeaders, 'sec-fetch-dest') === 'document';
}

/** The event that makes a JWT a logout token. OIDC Back-Channel Logout §2.4. */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** The provider tells the client's server that a session has ended. OIDC Back-Channel Logout §2.5. */
export function backchannelLogout(view: View): Message<'backchannel_logout'> | undefined {
  const { exchange, body } = view;
  const jwt = exchange.method === 'POST' ? decodeJwt(body['logout_token']) : undefined;
  if (!jwt) return undefined;
  const isLogout = jwt.type === 'jwe' || asObject(jwt.claims['events'])?.[logoutEvent] !== undefined;
  if (!isLogout) return undefined;
  return oauth2Message(exchange, 'backchannel_logout', {
    params: body,
    answer: view.answer,
    confidence: 'certain',
  });
}
