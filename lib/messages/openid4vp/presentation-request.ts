import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { queryParameters, toRecord } from '../../exchange/parameters.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';
import type { Params, View } from '../view.ts';
import { asksForPresentation, flat, isWalletAddress, withObject } from './asks-for-presentation.ts';

type Request = Message<'presentation_request'>;

/** The browser is sent to a wallet with a verifier’s request: by value or by reference. OpenID4VP §5.1, §5.8. */
export function presentationRequest(view: View): Request | undefined {
  const { exchange, query } = view;
  if (exchange.method === 'GET') {
    const opens = isWalletAddress(exchange.url) && query['client_id'] !== undefined;
    if (view.isNavigation !== false && (opens || asksForPresentation(query)))
      return requestOf(exchange, query);
  }
  return handedOver(view);
}

/** A redirect that opens a wallet: no request follows it that a browser would show. */
export function redirectedPresentationRequest({ exchange }: View): Request | undefined {
  const { redirectUrl = '' } = exchange;
  if (!isWalletAddress(redirectUrl)) return undefined;
  const params = toRecord(queryParameters(redirectUrl));
  if (!params['client_id'] && !asksForPresentation(params)) return undefined;
  return { ...requestOf(exchange, params), carrier: 'redirect', url: redirectUrl };
}

/** Cheap first: answers of all kinds come by. */
const mayHandOver = /openid4vp|haip-vp|openid-vc:|request_uri|dcql_query/;

/** Characters of an answer that hands a request over, a picture of its QR code among them. */
const longestAnswer = 500_000;

/**
 * A page’s script got the request from its own server: to show as a QR code, or to hand to the browser. OpenID4VP §3, appendix A.3.
 */
function handedOver({ exchange, answer }: View): Request | undefined {
  const text = exchange.responseBody?.text;
  if (text === undefined || text.length > longestAnswer || !mayHandOver.test(text)) return undefined;
  if (exchange.responseBody?.mediaType === 'text/html' || !answer || answer['issuer'] !== undefined)
    return undefined;
  const found = handedIn(answer, 3);
  if (!found) return undefined;
  return {
    ...requestOf(exchange, found.params),
    carrier: 'redirect',
    url: found.url ?? exchange.url,
    answer,
  };
}

type Handed = { readonly params: Params; readonly url?: string };

function handedIn(value: unknown, levels: number): Handed | undefined {
  if (typeof value === 'string') return handedAsAddress(value);
  if (typeof value !== 'object' || value === null || levels < 0) return undefined;
  const own = Array.isArray(value) ? undefined : handedAsMembers(value as JsonObject);
  if (own) return own;
  for (const one of Object.values(value)) {
    const found = handedIn(one, levels - 1);
    if (found) return found;
  }
  return undefined;
}

function handedAsAddress(value: string): Handed | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(value)) return undefined;
  const params = toRecord(queryParameters(value));
  const opens = isWalletAddress(value) && params['client_id'] !== undefined;
  return opens || asksForPresentation(params) ? { params, url: value } : undefined;
}

/** What `navigator.credentials.get` is told, or the parts of an address that the page puts together. */
function handedAsMembers(members: JsonObject): Handed | undefined {
  const protocol = asText(members['protocol']);
  if (protocol?.startsWith('openid4vp')) {
    const data = asObject(members['data']) ?? parseJsonObject(asText(members['data']));
    return data && { params: withObject({ ...flat(data), protocol }) };
  }
  if (!asText(members['client_id']) && !asText(members['request'])) return undefined;
  const params = flat(members);
  return asksForPresentation(params) ? { params } : undefined;
}

/** Ties: who answers repeats `state` and signs `nonce`; the wallet fetches `request_uri`. */
function requestOf(exchange: Exchange, outer: Params): Request {
  const params = withObject(outer);
  return recognised(exchange, 'presentation_request', {
    params,
    confidence: 'certain',
    hidden: params['request_uri'] !== undefined && params['response_type'] === undefined,
    ...presentationSaid(params),
  });
}

/** What a request says in every protocol’s words, wherever it stands: in an address, an object, a page’s JSON. */
export function presentationSaid(
  params: Params,
): Pick<Message, 'ties' | 'offers' | 'client' | 'returnAddress'> {
  return {
    ties: ties(
      ['nonce', params['nonce']],
      ['request_object', params['request_uri']],
      ['state', params['state']],
    ),
    offers: ties(['response_uri', params['response_uri']]),
    client: params['client_id'] || undefined,
    returnAddress: params['redirect_uri'] ?? params['response_uri'],
  };
}
