import { isCleaned } from '../../exchange/cleaned.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import {
  endpointOf,
  fragmentParameters,
  originOf,
  queryParameters,
  toRecord,
  withoutFragment,
} from '../../exchange/parameters.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import type { Learned } from '../learned.ts';
import type { Message, ResponseMode } from '../message.ts';
import { oauth2Message } from './oauth2-message.ts';
import type { Params, View } from '../view.ts';
import { codeNames } from '../vendors.ts';
import { authorizationRequest, isAnsweredAt } from './authorization-request.ts';
import { isAuthorizationError } from './error-codes.ts';
import { looksIssued, looksRandom } from './opaque.ts';
import { isUnset } from '../../exchange/unset.ts';

/**
 * The answer reaches the redirect URI: by query, by fragment or by a form the provider's page submits.
 * RFC 6749 §4.1.2, §4.2.2; OAuth 2.0 Form Post Response Mode §2; JARM §2.3.
 */
export function authorizationResponse(
  view: View,
  learned: Learned,
): Message<'authorization_response'> | undefined {
  const { exchange } = view;
  if (view.isNavigation === false) return undefined;
  const sent = isFormPost(view) ? delivered(view.body, 'form_post') : undefined;
  const found = sent ?? deliveredByUrl(view.query, view.fragment) ?? bareLanding(view, learned);
  if (!found) return undefined;
  if (found === landed || found === posted)
    return oauth2Message(exchange, 'authorization_response', { ...found, confidence: 'certain' });
  const confidence = isFollowed(view, learned)
    ? 'certain'
    : (howSure(found.params, view.endpoint, learned) ?? (arrivedFromElsewhere(view) ? 'firm' : 'tentative'));
  if (exchange.method !== 'GET' && !sent && !(confidence === 'certain' && isPostedOn(view))) return undefined;
  const isAlone =
    standsAlone(found.params) || (arrivedFromElsewhere(view) && isWithoutLogin(found.params, exchange.url));
  if (confidence !== 'certain' && !isAlone) return undefined;
  return oauth2Message(exchange, 'authorization_response', { ...found, confidence });
}

/**
 * The provider's page submits the form, so another site does: Form Post §2. A page that hands the answer on to its own
 * server does so by script, in JSON or to its own origin.
 */
function isFormPost(view: View): boolean {
  const { method, requestBody, requestHeaders } = view.exchange;
  if (method !== 'POST' || requestBody?.mediaType === 'application/json') return false;
  return view.isNavigation === true || headerValue(requestHeaders, 'origin') !== view.origin;
}

/** A 307 or 308 by another site makes the browser post to the address what it had posted there. RFC 9700 §4.12. */
function isPostedOn({ exchange, origin }: View): boolean {
  const from = exchange.context.initiator ?? headerValue(exchange.requestHeaders, 'origin');
  return exchange.method === 'POST' && from !== undefined && from !== origin;
}

/**
 * A redirect whose target carries the answer. The landing may never be seen (a private-use scheme, a dead port), and only
 * the redirect shows a fragment.
 */
export function redirectedResponse(
  view: View,
  learned: Learned,
): Message<'authorization_response'> | undefined {
  const { exchange } = view;
  const url = exchange.redirectUrl;
  if (!url) return undefined;
  const found = deliveredByUrl(toRecord(queryParameters(url)), toRecord(fragmentParameters(url)));
  if (!found) return undefined;
  const elsewhere = originOf(url) !== view.origin;
  const confidence = isOwnAnswer(view, learned)
    ? 'certain'
    : (howSure(found.params, endpointOf(url), learned) ?? (elsewhere ? 'firm' : 'tentative'));
  const isRecognised =
    standsAlone(found.params) ||
    (elsewhere && (isWithoutLogin(found.params, url) || isServers(found.params, exchange, learned)));
  if (confidence !== 'certain' && (view.isNavigation === false || !isRecognised)) return undefined;
  return oauth2Message(exchange, 'authorization_response', {
    ...found,
    carrier: 'redirect',
    url,
    confidence,
  });
}

/** A redirect that was an answer leads here. */
function isFollowed({ exchange, query }: View, learned: Learned): boolean {
  return query['code'] !== undefined && learned.knows('follows', withoutFragment(exchange.url));
}

/** A server at which a login waits for its answer sends the browser away with one, without a state and wherever it leads. */
function isServers({ code, state, error }: Params, exchange: Exchange, learned: Learned): boolean {
  if (state || !learned.awaitsAnswer(exchange)) return false;
  return code ? looksIssued(code) && !error : error !== undefined && isAuthorizationError(error);
}

/** The exchange is a request itself, and its redirect goes to that request's own redirect URI. */
function isOwnAnswer(view: View, learned: Learned): boolean {
  const request = authorizationRequest(view, learned);
  return request !== undefined && isAnsweredAt(request.params, view.exchange.redirectUrl);
}

const landed: Found = { params: {}, responseMode: 'fragment' };

const posted: Found = { params: {}, responseMode: 'form_post' };

/**
 * A delivery whose content was not recorded: the request that follows a redirect with a fragment (the browser keeps the
 * fragment to itself), or a form post to a redirect URI without its body.
 */
function bareLanding({ exchange, endpoint }: View, learned: Learned): Found | undefined {
  if (exchange.method === 'GET') return learned.isLanding(exchange) ? landed : undefined;
  const unrecorded = exchange.method === 'POST' && exchange.requestBody?.text === undefined;
  return unrecorded && learned.isRedirectUri(endpoint) ? posted : undefined;
}

type Found = { readonly params: Params; readonly responseMode: ResponseMode };

function deliveredByUrl(query: Params, fragment: Params): Found | undefined {
  return delivered(fragment, 'fragment') ?? delivered(query, 'query');
}

/** The parameters when they are an answer's; those inside a readable JARM object take their place. JARM §2.3. */
function delivered(params: Params, mode: 'query' | 'fragment' | 'form_post'): Found | undefined {
  if ((params['client_id'] && params['response_type']) || params['grant_type'] || params['SAMLResponse'])
    return undefined;
  const jarm = decodeJwt(params['response']);
  if (jarm) {
    const claims = jarm.type === 'jws' ? textMembers(jarm.claims) : {};
    return { params: { ...params, ...claims }, responseMode: `${mode}.jwt` };
  }
  const alias = codeNames.find((name) => params[name]);
  if (alias && !params['code']) return { params: { ...params, code: params[alias]! }, responseMode: mode };
  const isAnswer = ['code', 'error', 'access_token', 'id_token', 'state'].some((name) => params[name]);
  return isAnswer ? { params, responseMode: mode } : undefined;
}

function textMembers(claims: Readonly<Record<string, unknown>>): Params {
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}

const deliveries = ['code', 'access_token', 'id_token', 'response'] as const;

/**
 * Certain where an earlier request named this state or this address. A state alone is an answer only at the address that
 * was asked for (`response_type=none`, Multiple Response Types §4): servers repeat it on pages of their own.
 */
function howSure(params: Params, endpoint: string, learned: Learned): Confidence | undefined {
  const { state, error } = params;
  const delivers = deliveries.some((name) => params[name]) || (error && /^[a-z_]+$/.test(error));
  const isKnown = learned.isRedirectUri(endpoint);
  if (state && learned.knows('state', state)) return delivers || isKnown ? 'certain' : undefined;
  return isKnown && delivers ? 'certain' : undefined;
}

/** Shaped like an answer by itself: two features, and values that are none of a coupon, a country or a status. */
function standsAlone(params: Params): boolean {
  const { code, state, error } = params;
  if (params['response'])
    return Boolean(code ?? error ?? params['access_token'] ?? params['id_token'] ?? isSealed(params));
  if (params['access_token'] && params['token_type']) return true;
  if (decodeJwt(params['id_token'])) return true;
  const bound = looksRandom(state) || params['session_state'] || /^https?:\/\//.test(params['iss'] ?? '');
  const isCode = code !== undefined && (looksIssued(code) || isCleaned(code));
  if (code) return Boolean(bound) && isCode && code !== state && error === undefined;
  return error !== undefined && isAuthorizationError(error) && Boolean(bound);
}

/**
 * A code comes to a callback with a language’s word for nothing as its state: the login began at the provider (an invitation, a tile), and
 * what built the answer had none to give back.
 */
function isWithoutLogin({ code, state, error }: Params, url: string): boolean {
  if (code === undefined || error !== undefined || state === undefined || !isUnset(state)) return false;
  return looksIssued(code) && URL.canParse(url) && atCallback.test(new URL(url).pathname);
}

const atCallback = /\/(?:[\w.-]*(?:callback|auth|sign-?in|login|sso)[\w.-]*|cb)(?:\/|$)/i;

/** An encrypted response object: only its receiver can tell what is in it. JARM §2.2. */
function isSealed({ response: object }: Params): boolean {
  return decodeJwt(object)?.type === 'jwe';
}

/** Another site sent the browser here. */
function arrivedFromElsewhere(view: View): boolean {
  const { exchange, origin } = view;
  const site = headerValue(exchange.requestHeaders, 'sec-fetch-site');
  if (site) return site === 'cross-site' || site === 'same-site';
  const from = cameFrom(exchange);
  return Boolean(from && from !== origin);
}
