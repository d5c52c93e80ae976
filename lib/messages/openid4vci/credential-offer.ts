import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { queryParameters, toRecord } from '../../exchange/parameters.ts';
import { errorOfAnswer } from '../answer-error.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';
import type { Tie } from '../../vocabulary/ties.ts';
import type { Params, View } from '../view.ts';
import { preAuthorizedGrant } from './grant-type.ts';

type Offer = Message<'credential_offer'>;

/** The browser hands an issuer’s offer to a wallet, which may be a page. OpenID4VCI §4.1. */
export function credentialOffer(view: View): Offer | undefined {
  const { exchange, query } = view;
  if (exchange.method === 'GET' && view.isNavigation !== false && offers(query))
    return offerOf(exchange, query);
  const handed = handedOver(view);
  return (
    handed && { ...offerOf(exchange, handed.params), carrier: 'redirect', url: handed.url ?? exchange.url }
  );
}

/** A redirect that opens a wallet: no request follows it that a browser would show. */
export function redirectedCredentialOffer({ exchange }: View): Offer | undefined {
  const { redirectUrl = '' } = exchange;
  if (/^https?:/i.test(redirectUrl)) return undefined;
  const params = toRecord(queryParameters(redirectUrl));
  if (!offers(params)) return undefined;
  return { ...offerOf(exchange, params), carrier: 'redirect', url: redirectUrl };
}

/** The wallet fetches the offer that it was given a reference to. OpenID4VCI §4.1.3. */
export function credentialOfferRequest(
  view: View,
  learned: Learned,
): Message<'credential_offer_request'> | undefined {
  const { exchange, answer } = view;
  if (exchange.method !== 'GET') return undefined;
  const isAwaited = learned.knows('credential_offer_uri', exchange.url);
  if (!isAwaited && !(view.isNavigation !== true && isOffer(answer))) return undefined;
  return recognised(exchange, 'credential_offer_request', {
    params: view.query,
    answer,
    confidence: 'certain',
    ties: [...ties(['credential_offer_uri', exchange.url]), ...tiesOfOffer(answer)],
    error: (exchange.status ?? 0) >= 400 ? errorOfAnswer(answer) : undefined,
  });
}

/** The offer’s own members, by value. Texts that are no JSON object give none. */
export function offerIn(params: Params): JsonObject | undefined {
  return parseJsonObject(params['credential_offer']);
}

/** The code that an offer grants without asking anybody again, and that by which its authorization request is known. OpenID4VCI §4.1.1. */
export function grantsOfOffer(offer: JsonObject | undefined): {
  readonly preAuthorized?: JsonObject | undefined;
  readonly code?: JsonObject | undefined;
} {
  const grants = asObject(offer?.['grants']);
  return {
    preAuthorized: asObject(grants?.[preAuthorizedGrant]),
    code: asObject(grants?.['authorization_code']),
  };
}

function isOffer(answer: JsonObject | undefined): boolean {
  if (!asText(answer?.['credential_issuer'])) return false;
  return asTexts(answer?.['credential_configuration_ids']) !== undefined || answer?.['grants'] !== undefined;
}

/** Exactly one of both; a shop’s offers are no JSON that names a credential issuer. */
function offers(params: Params): boolean {
  if (params['credential_offer_uri']) return /^https?:/i.test(params['credential_offer_uri']);
  return isOffer(offerIn(params));
}

function offerOf(exchange: Exchange, params: Params): Offer {
  const offer = offerIn(params);
  return recognised(exchange, 'credential_offer', {
    params,
    confidence: 'certain',
    ties: [...ties(['credential_offer_uri', params['credential_offer_uri']]), ...tiesOfOffer(offer)],
  });
}

function tiesOfOffer(offer: JsonObject | undefined): readonly Tie[] {
  const { preAuthorized, code } = grantsOfOffer(offer);
  return ties(
    ['pre_authorized_code', asText(preAuthorized?.['pre-authorized_code'])],
    ['issuer_state', asText(code?.['issuer_state'])],
  );
}

/** Characters of an answer that hands an offer over, a picture of its QR code among them. */
const longestAnswer = 500_000;

/** A page’s script got the offer from its own server, to show it as a QR code or a link. */
function handedOver({
  exchange,
  answer,
}: View): { readonly params: Params; readonly url?: string } | undefined {
  const text = exchange.responseBody?.text;
  if (text === undefined || text.length > longestAnswer || !text.includes('credential_offer'))
    return undefined;
  if (exchange.responseBody?.mediaType === 'text/html' || !answer || isOffer(answer)) return undefined;
  return handedIn(answer, 2);
}

function handedIn(
  members: JsonObject,
  levels: number,
): { readonly params: Params; readonly url?: string } | undefined {
  for (const [name, value] of Object.entries(members)) {
    if (typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value)) {
      if (name === 'credential_offer_uri') return { params: { credential_offer_uri: value } };
      const params = toRecord(queryParameters(value));
      if (offers(params)) return { params, url: value };
    }
    const inner = asObject(value);
    if (inner && isOffer(inner)) return { params: { credential_offer: JSON.stringify(inner) } };
    const found = inner && levels > 0 ? handedIn(inner, levels - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
