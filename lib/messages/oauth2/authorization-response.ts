import { decodeJwt } from '../../exchange/jwt.ts';
import { headerValue } from '../../exchange/headers.ts';
import {
  endpointOf,
  fragmentParameters,
  originOf,
  queryParameters,
  toRecord,
  withoutFragment,
} from '../../exchange/parameters.ts';
import type { Confidence } from '../../report/report.ts';
import type { Learned } from '../learned.ts';
import type { Message, ResponseMode } from '../message.ts';
import type { Params, View } from '../view.ts';
import { isAuthorizationError } from './error-codes.ts';

/**
 * The answer reaches the redirect URI: by query, by fragment or by a form the provider's page submits.
 * RFC 6749 §4.1.2, §4.2.2; OAuth 2.0 Form Post Response Mode §2; JARM §2.3.
 */
export function authorizationResponse(view: View, learned: Learned): Message | undefined {
  const { exchange } = view;
  if (view.isNavigation === false) return undefined;
  const sent = delivered(exchange.method === 'POST' ? view.body : {}, 'form_post');
  const found = sent ?? deliveredByUrl(view.query, view.fragment) ?? bareLanding(view, learned);
  if (!found || (exchange.method !== 'GET' && !sent)) return undefined;
  if (found === landed)
    return { ...response(found), exchange, carrier: 'request', url: exchange.url, confidence: 'certain' };
  const confidence =
    howSure(found.params, view.endpoint, learned) ?? (arrivedFromElsewhere(view) ? 'firm' : 'tentative');
  if (confidence !== 'certain' && !standsAlone(found.params)) return undefined;
  return { ...response(found), exchange, carrier: 'request', url: exchange.url, confidence };
}

/**
 * A redirect whose target carries the answer. The landing may never be seen (a private-use scheme, a dead port), and only
 * the redirect shows a fragment.
 */
export function redirectedResponse(view: View, learned: Learned): Message | undefined {
  const { exchange } = view;
  const url = exchange.redirectUrl;
  if (!url) return undefined;
  const found = deliveredByUrl(toRecord(queryParameters(url)), toRecord(fragmentParameters(url)));
  if (!found) return undefined;
  const elsewhere = originOf(url) !== view.origin;
  const confidence = howSure(found.params, endpointOf(url), learned) ?? (elsewhere ? 'firm' : 'tentative');
  if (confidence !== 'certain' && !standsAlone(found.params)) return undefined;
  return { ...response(found), exchange, carrier: 'redirect', url, confidence };
}

const landed: Found = { params: {}, responseMode: 'fragment' };

/** The request that follows a redirect with a fragment: the browser kept the fragment to itself. */
function bareLanding(view: View, learned: Learned): Found | undefined {
  return learned.isLanding(withoutFragment(view.exchange.url)) ? landed : undefined;
}

type Found = { readonly params: Params; readonly responseMode: ResponseMode };

function response({ params, responseMode }: Found) {
  return {
    kind: 'authorization_response',
    params,
    responseMode,
    from: 'authorization_server',
    to: 'client',
  } as const;
}

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

/** Certain where an earlier request named this state or this address. */
function howSure(params: Params, endpoint: string, learned: Learned): Confidence | undefined {
  const state = params['state'];
  if (state && learned.knowsState(state)) return 'certain';
  if (!learned.isRedirectUri(endpoint)) return undefined;
  const error = params['error'];
  return params['code'] || params['access_token'] || params['id_token'] || (error && /^[a-z_]+$/.test(error))
    ? 'certain'
    : undefined;
}

/** Shaped like an answer by itself: two features, and values that are none of a coupon, a country or a status. */
function standsAlone(params: Params): boolean {
  const { code, state, error } = params;
  if (params['response']) return true;
  if (params['access_token'] && params['token_type']) return true;
  if (decodeJwt(params['id_token'])) return true;
  const bound =
    (state?.length ?? 0) >= 8 || params['session_state'] || /^https?:\/\//.test(params['iss'] ?? '');
  if (code) return Boolean(bound) && code.length >= 10 && !/^\d{1,12}$/.test(code) && code !== state;
  return error !== undefined && isAuthorizationError(error) && Boolean(bound);
}

/** Another site sent the browser here. */
function arrivedFromElsewhere(view: View): boolean {
  const { exchange, origin } = view;
  const site = headerValue(exchange.requestHeaders, 'sec-fetch-site');
  if (site) return site === 'cross-site' || site === 'same-site';
  const from = exchange.context.initiator ?? originOf(headerValue(exchange.requestHeaders, 'referer') ?? '');
  return Boolean(from && from !== origin);
}
