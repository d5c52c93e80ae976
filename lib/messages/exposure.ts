import { cameFrom } from '../exchange/came-from.ts';
import { headerValue, isTokenHeader } from '../exchange/headers.ts';
import { endpointOf, originOf, parameter, queryParameters } from '../exchange/parameters.ts';
import { readingsOf, valuesIn } from '../exchange/readings.ts';
import type { Learned } from './learned.ts';
import type { Message } from './message.ts';
import { takesAnswers } from './vendors.ts';
import type { View } from './view.ts';
import { recognised } from './recognised.ts';

/**
 * Where a request carries a value that was not meant for its receiver. `address`: nowhere wrong, it goes to the page's own server;
 * but its `Referer` shows that the answer still stands in the page's address.
 */
export type ExposurePlace = 'referer' | 'url' | 'header' | 'cookie' | 'body' | 'address';

/**
 * A code, token or state of a login that was seen, the verifier of its code, its client's secret or a device's own code, on its way to
 * somebody it was not meant for: in a `Referer`, inside another address, in a header, a cookie or a body. Evidence, never a step.
 * RFC 9700 §4.2, §4.3; RFC 6749 §2.3.1; RFC 8628 §5.2.
 * @param own what the exchange was recognised as otherwise; a message of the protocol carries such values by right
 */
export function exposure(
  view: View,
  learned: Learned,
  own: Message | undefined,
): Message<'exposure'> | undefined {
  const standing = codeInOwnAddress(view, learned);
  if (standing) return message(view, 'address', { name: 'code', value: standing });
  if (view.origin === null || comesFrom(view) === undefined || learned.isServerOrigin(view.origin))
    return undefined;
  for (const [place, text] of places(view, own)) {
    const found =
      place === 'cookie' ? inCookie(text, learned) : (knownValue(text, learned) ?? inside(text, learned));
    const isOfSocket = found?.by === 'value' && /^wss?:/i.test(view.exchange.url);
    if (
      found &&
      !isOfSocket &&
      !isProvidersOwn(found, place, view, learned) &&
      !isHandedOn(found, place, view)
    )
      return message(view, place, found);
  }
  return undefined;
}

/** Wherever and however a token or secret stands in the text, whatever it is called there; a code and a verifier by their names. */
function inside(text: string, learned: Learned): Found | undefined {
  for (const [depth, reading] of readingsOf(text).entries()) {
    const found = byValue(reading, learned);
    if (found) return found;
    const named = depth === 0 ? undefined : knownValue(reading, learned);
    if (named && named.name !== 'state') return { ...named, by: 'value' };
  }
  return undefined;
}

/** What a cookie is called and what stands beside the value are its receiver's own. */
function inCookie(text: string, learned: Learned): Found | undefined {
  for (const reading of readingsOf(text)) {
    const found = byValue(reading, learned);
    if (found) return found;
  }
  return undefined;
}

function byValue(reading: string, learned: Learned): Found | undefined {
  for (const value of valuesIn(reading)) {
    if (learned.knows('token', value)) return { name: 'access_token', value, by: 'value' };
    if (learned.knows('client_secret', value)) return { name: 'client_secret', value, by: 'value' };
  }
  return undefined;
}

/** The code in the address of the page that sends a request to its own server. RFC 9700 §4.2.4; W3C Referrer Policy §3.2. */
function codeInOwnAddress({ exchange, origin }: View, learned: Learned): string | undefined {
  const referer = headerValue(exchange.requestHeaders, 'referer');
  if (!referer || originOf(referer) !== origin || !learned.isRedirectUri(endpointOf(referer)))
    return undefined;
  const code = parameter(queryParameters(referer), 'code');
  return code && learned.isLeftStanding(code, exchange) ? code : undefined;
}

/**
 * A page of the provider loads what it needs from another host of its own: before an answer there is nothing to lose, unless the address
 * of the page holds the verifier itself. RFC 9700 §4.2.4; RFC 7636 §7.2.
 */
function isProvidersOwn({ name }: Found, place: ExposurePlace, view: View, learned: Learned): boolean {
  if (name !== 'state' || place !== 'referer' || !learned.isServerOrigin(comesFrom(view) ?? '')) return false;
  const referer = headerValue(view.exchange.requestHeaders, 'referer') ?? '';
  return !/[?&]code_challenge=/.test(referer) || /[?&]code_challenge_method=S256/i.test(referer);
}

/** The provider goes on with the request at another host of its own, which shows the page: its address says who asks, and holds no answer. */
function isHandedOn({ name }: Found, place: ExposurePlace, { exchange, isNavigation }: View): boolean {
  if (name !== 'state' || place !== 'url' || isNavigation === false) return false;
  return /(?:[?&]|%3F|%26)client_id(?:=|%3D)/i.test(exchange.url);
}

/** `by`: it was found for what it is, whatever it is called there. */
type Found = { readonly name: string; readonly value: string; readonly by?: 'value' };

/** The origin of the page that caused the request, when it is another than the receiver's. */
function comesFrom({ exchange, origin }: View): string | undefined {
  const from = cameFrom(exchange);
  return from && from !== origin ? from : undefined;
}

function* places(view: View, own: Message | undefined): Generator<readonly [ExposurePlace, string]> {
  const { exchange } = view;
  if (isFromElsewhere(view)) yield ['referer', headerValue(exchange.requestHeaders, 'referer') ?? ''];
  if (own || takesAnswers(exchange.url)) return;
  yield ['url', exchange.url];
  for (const [name, value] of exchange.requestHeaders ?? [])
    if (isTokenHeader(name) || keyHeader.test(name) || isBasic(name, value)) yield ['header', value];
    else if (/^cookie$/i.test(name)) yield ['cookie', value];
  if (/^P(?:OST|UT|ATCH)$/.test(exchange.method))
    yield ['body', exchange.requestBody?.text?.slice(0, longestBody) ?? ''];
}

/** By custom a key stands there, and by mistake a token or secret. */
const keyHeader = /(?:key|secret|session)$/i;

/** Another scheme presents a token to whom it is for, or to nobody. */
function isBasic(name: string, value: string): boolean {
  return /^basic /i.test(value) && /^(?:proxy-)?authorization$/i.test(name);
}

const longestBody = 100_000;

function isFromElsewhere({ exchange, origin }: View): boolean {
  const referer = headerValue(exchange.requestHeaders, 'referer');
  return referer !== undefined && originOf(referer) !== origin;
}

/** `name=value`, plain, percent-encoded once or twice, or as a JSON member. An encoded `&`, `#` or quote ends the value. */
const named =
  /(?:(?<!\w)|(?<=%(?:25)?[0-9A-F]{2}))(code|state|access_token|id_token|refresh_token|device_code|code_verifier)(?:=|%3D|%253D|"\s*:\s*")((?:[\w.~+/-]|%(?!22|23|25|26)[0-9A-F]{2}){8,})/gi;

function knownValue(text: string, learned: Learned): Found | undefined {
  if (text === '') return undefined;
  let state: Found | undefined;
  for (const [, written = '', encoded = ''] of text.matchAll(named)) {
    const name = written.toLowerCase();
    for (const value of readings(encoded)) {
      if (name === 'state') {
        if (learned.knows('state', value)) state ??= { name, value };
      } else if (isKnown(name, value, learned)) return { name, value };
    }
  }
  return state;
}

/** A token is one under any of the names: some pass it on as a code. */
function isKnown(name: string, value: string, learned: Learned): boolean {
  switch (name) {
    case 'device_code':
      return learned.knows('device_code', value);
    case 'code_verifier':
      return learned.knows('code_verifier', value);
    default:
      return learned.knows('token', value) || (name === 'code' && learned.knows('code', value));
  }
}

/** In an address within an address the next parameter is encoded as well: the value ends there. */
function readings(encoded: string): readonly string[] {
  const alone = encoded.replace(/%(?:25)?(?:26|23).*$/is, '');
  return [encoded, decoded(encoded), alone, decoded(alone), decoded(decoded(alone))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function message({ exchange }: View, place: ExposurePlace, { name, value, by }: Found): Message<'exposure'> {
  return recognised(exchange, 'exposure', {
    params: { [name]: value, place, ...(by && { found: by }) },
    confidence: 'certain',
    token: name === 'access_token' || name === 'id_token' || name === 'refresh_token' ? value : undefined,
  });
}
