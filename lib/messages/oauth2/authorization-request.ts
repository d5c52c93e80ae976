import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { hasEmptyClient } from '../../exchange/empty-client.ts';
import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { addressKey } from '../../exchange/parameters.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { asksForPresentation } from '../openid4vp/asks-for-presentation.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { isKeycloakLogout } from '../oidc/end-session.ts';
import type { Params, View } from '../view.ts';
import { impliedResponseType, withClientId, withoutClient } from '../vendors.ts';
import { responseTypeParts } from './response-type.ts';
import { oauth2Message } from './oauth2-message.ts';

/** The browser asks the authorization endpoint for access, by GET or POST. RFC 6749 §4.1.1, §4.2.1; OIDC Core §3.1.2.1. */
export function authorizationRequest(
  view: View,
  learned: Learned,
): Message<'authorization_request'> | undefined {
  const { method } = view.exchange;
  if (!mayAsk(view)) return undefined;
  const sent = withClientId(view.endpoint, asMeant(method === 'GET' ? view.query : view.request));
  const isNamed = sent['client_id'] || asksWithoutClient(view.exchange.url, sent);
  const outer = isNamed ? sent : (withoutClient(view.endpoint, sent) ?? inOwnWords(view, sent));
  if (!outer || isSomethingElse(outer) || isExample(view, outer)) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'authorization_request';
  if (!expected && !hasRequestShape(outer, view.endpoint) && !isRefusedRequest(sent, view)) return undefined;
  const { params, hidden } = effectiveParameters(outer);
  const isOfParty = expected && !isPartOfPage(view.exchange);
  if (!isOfParty && isAside(view) && !isAnsweredAt(params, view.exchange.redirectUrl)) return undefined;
  return oauth2Message(view.exchange, 'authorization_request', {
    params,
    hidden,
    confidence: expected || params['redirect_uri'] || hidden ? 'certain' : 'firm',
  });
}

function mayAsk(view: View): boolean {
  const { method } = view.exchange;
  return (method === 'GET' || method === 'POST') && !isKeycloakLogout(view);
}

/** Asked for by a script or for a part of a page, and for all that is seen not kept from it. */
function isAside({ isNavigation, exchange }: View): boolean {
  return isNavigation === false && !isKeptFromScript(exchange);
}

/** An address that was written for a page and not read back: its parameters are called `amp;client_id`. */
function asMeant(sent: Params): Params {
  if (sent['amp;client_id'] === undefined && sent['amp;response_type'] === undefined) return sent;
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name.replace(/^amp;/, ''), value]));
}

/** Refused, and in all but its `response_type`, which is missing or none, a request as apps make them. RFC 6749 §3.1.1, §4.1.2.1. */
function isRefusedRequest(params: Params, { endpoint, exchange, path, isNavigation }: View): boolean {
  const { status = 0, redirectUrl } = exchange;
  const { client_id: client, redirect_uri: back = '', scope, state, response_type: asked } = params;
  if (!client || !/^[a-z][\w+.-]*:/i.test(back) || !(scope ?? state) || responseTypeParts(asked))
    return false;
  if (wrapsAddress(endpoint) || exchange.method !== 'GET' || isNavigation !== true) return false;
  if (!/(?:^|\s)openid(?:\s|$)/.test(scope ?? '') && !params['code_challenge'] && !params['nonce'])
    return false;
  const isSentBack = isAnsweredAt(params, redirectUrl) && /[?#&]error=/.test(redirectUrl ?? '');
  return (
    isSentBack || ((status === 400 || status === 422) && /\bauth(?:ori[sz]e|ori[sz]ation)?\/?$/i.test(path))
  );
}

/** An app whose setting is empty asks all the same: in all else it is a request. */
function asksWithoutClient(url: string, { response_type: asked, redirect_uri: back }: Params): boolean {
  return Boolean(asked && back) && hasEmptyClient(url);
}

/** A service worker’s script, a manifest, a picture: an access proxy led it to the login, and nobody logs in by it. */
function isPartOfPage({ context: { resourceType } }: Exchange): boolean {
  return resourceType === 'script' || resourceType === 'part';
}

/**
 * Whether a redirect leads where the request with these parameters wants its answer: then it brings the answer, whatever that looks
 * like and whoever asked. A native app may have opened another port than it registered. RFC 6749 §4.1.2; RFC 8252 §7.3.
 */
export function isAnsweredAt({ redirect_uri: asked }: Params, redirectUrl: string | undefined): boolean {
  if (!asked || !redirectUrl) return false;
  return portFree(addressKey(asked)) === portFree(addressKey(redirectUrl));
}

function portFree(address: string): string {
  return isLoopback(address) ? address.replace(/^(\w+:\/\/[^/]*?):\d+(?=\/|$)/, '$1') : address;
}

/** Older names of a client, and of the address to come back to. */
const ofClient = /^(?:(?:api_?)?key|app(?:lication)?_?id|consumer_key|client)$/;
const ofReturn = /^(?:return_?(?:url|to)|(?:redirect|callback)_?url|callback)$/i;

/**
 * A page for consent from before the standard’s names (Trello’s `key` and `return_url`), that was refused: in the standard’s names.
 * `undefined` where it was shown: its answer would be no one’s known message, and the login would seem to wait for ever.
 */
function inOwnWords({ exchange, isNavigation }: View, sent: Params): Params | undefined {
  if ((exchange.status ?? 0) < 400 || isNavigation === false || !sent['response_type']) return undefined;
  const named = (names: RegExp) => Object.keys(sent).find((name) => names.test(name) && sent[name]);
  const [client, back] = [sent[named(ofClient) ?? ''], sent[named(ofReturn) ?? '']];
  return client && back && /^[a-z][\w+.-]*:/i.test(back)
    ? { ...sent, client_id: client, redirect_uri: back }
    : undefined;
}

/** In place of a client’s identifier: `YOUR_CLIENT_ID`, `<client_id>`, `{clientId}`, `$CLIENT_ID`. */
const namesClient =
  /^[<{[$%:]{0,3}(?:(?:your|my|the|insert|example|some)[-_ ]?)?(?:[a-z0-9]{1,12}[-_ ])?(?:client|app)[-_ ]?id(?:[-_ ]?here)?[>}\]%]{0,3}$/i;

/** A link in documentation, opened as it stands there: it leads nowhere, or on within the site that shows it. No app asked. */
function isExample({ exchange, origin }: View, { client_id: client = '' }: Params): boolean {
  if (!namesClient.test(client)) return false;
  return exchange.status === 404 || exchange.status === 410 || cameFrom(exchange) === origin;
}

/** An answer, or a token request: both may repeat names of the request. */
function isSomethingElse(params: Params): boolean {
  return Boolean(params['code'] || params['error'] || params['grant_type'] || asksForPresentation(params));
}

/** Two features of its own at least: what is asked for, and who asks or where the answer goes. */
function hasRequestShape(params: Params, endpoint: string): boolean {
  if (isReference(params)) return true;
  const asked = params['response_type'] ?? impliedResponseType(endpoint);
  if (!responseTypeParts(asked) || wrapsAddress(endpoint)) return false;
  return ['redirect_uri', 'scope', 'state', 'nonce', 'code_challenge'].some((name) => params[name]);
}

/** Mail filters and archives put whole addresses into the paths of their own links. */
function wrapsAddress(endpoint: string): boolean {
  return /.https?:\/\/?[^/]/i.test(endpoint);
}

/** The parameters are elsewhere: pushed before (RFC 9126 §4), or in an object by value or reference (RFC 9101 §5). */
function isReference(params: Params): boolean {
  return Boolean(/^(urn:|https:)/.test(params['request_uri'] ?? '') || decodeJwt(params['request']));
}

/**
 * The parameters that count: those inside a readable request object replace the outer ones (RFC 9101 §6.3). Hidden when
 * they were pushed, are fetched by the server, or are encrypted.
 */
export function effectiveParameters(outer: Params): { readonly params: Params; readonly hidden: boolean } {
  const object = decodeJwt(outer['request']);
  if (object?.type === 'jws') return { params: { ...outer, ...scalars(object.claims) }, hidden: false };
  return { params: outer, hidden: object?.type === 'jwe' || Boolean(outer['request_uri']) };
}

const jwtOnly = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'jti', 'sub']);

function scalars(claims: Readonly<Record<string, unknown>>): Params {
  const entries = Object.entries(claims).filter(([name]) => !jwtOnly.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, textOf(value)]));
}

/** Lists of texts as repeated parameters are written (`resource`, RFC 8707 §2); other objects as JSON (`claims`). */
function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
