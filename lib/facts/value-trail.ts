import { answerMembers } from '../exchange/answer-members.ts';
import { sha256Base64Url } from '../exchange/digest.ts';
import type { Exchange, Header } from '../exchange/exchange.ts';
import {
  bodyParameters,
  endpointOf,
  fragmentParameters,
  queryParameters,
  type Parameters,
} from '../exchange/parameters.ts';
import { readingsOf } from '../exchange/readings.ts';
import { isOneSite } from '../exchange/site.ts';

/** What of an exchange carried a value. */
export type Carrier =
  | 'address'
  | 'fragment'
  | 'request header'
  | 'cookie'
  | 'request body'
  | 'redirect'
  | 'response header'
  | 'set cookie'
  | 'response body';

/** `plain`: by itself. `inside`: within another value, in whatever encoding. `hashed`: its SHA-256, as PKCE does it. RFC 7636 §4.2. */
export type CarriedHow = 'plain' | 'inside' | 'hashed';

/** One place at which a value was carried: the id of the exchange, and the name of the parameter, header or cookie; empty for a whole body. */
export type TrailPlace = {
  readonly exchange: string;
  readonly carrier: Carrier;
  readonly name: string;
  readonly how: CarriedHow;
  /** It went to a host of none of the parties' sites. */
  readonly isStray: boolean;
};

/** Shorter values are equal by chance. */
export const shortestFollowed = 8;

/**
 * Where a value was carried, in order of time: found by what it is, whatever it is called, within other values and their encodings too.
 * Empty for a value of less than {@link shortestFollowed} characters.
 * @param parties addresses of those who have a part in the login
 */
export function valueTrail(
  value: string,
  exchanges: readonly Exchange[],
  parties: readonly string[],
): readonly TrailPlace[] {
  if (value.length < shortestFollowed) return [];
  const digest = sha256Base64Url(value);
  return exchanges
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry)
    .flatMap((exchange) => {
      const isStray = !parties.some((party) => isOneSite(party, exchange.url));
      return carriedBy(exchange).flatMap(({ carrier, name, text }): readonly TrailPlace[] => {
        const how = howCarried(text, value, digest);
        return how ? [{ exchange: exchange.id, carrier, name, how, isStray }] : [];
      });
    });
}

function howCarried(text: string, value: string, digest: string): CarriedHow | undefined {
  if (text === value) return 'plain';
  if (readingsOf(text).some((reading) => reading.includes(value))) return 'inside';
  return text === digest || (isVerifier(text) && sha256Base64Url(text) === value) ? 'hashed' : undefined;
}

/** RFC 7636 §4.1. */
function isVerifier(text: string): boolean {
  return /^[\w.~-]{43,128}$/.test(text);
}

type Carried = { readonly carrier: Carrier; readonly name: string; readonly text: string };

function carriedBy(exchange: Exchange): readonly Carried[] {
  const { url, redirectUrl, requestHeaders = [], responseHeaders = [] } = exchange;
  return [
    { carrier: 'address', name: '', text: endpointOf(url) },
    ...named('address', queryParameters(url)),
    ...named('fragment', fragmentParameters(url)),
    ...requestHeaders.flatMap(sentHeader),
    ...bodyOf('request body', bodyParameters(exchange.requestBody), exchange.requestBody?.text),
    ...(redirectUrl === undefined
      ? []
      : named('redirect', [...queryParameters(redirectUrl), ...fragmentParameters(redirectUrl)])),
    ...responseHeaders.flatMap(answeredHeader),
    ...bodyOf('response body', membersOf(exchange), exchange.responseBody?.text),
  ];
}

function named(carrier: Carrier, parameters: Parameters): readonly Carried[] {
  return parameters.map(([name, text]) => ({ carrier, name, text }));
}

/** A form or an object by its members; anything else as a whole. */
function bodyOf(carrier: Carrier, members: Parameters, text: string | undefined): readonly Carried[] {
  if (members.length > 0) return named(carrier, members);
  return text === undefined ? [] : [{ carrier, name: '', text }];
}

function membersOf(exchange: Exchange): Parameters {
  return Object.entries(answerMembers(exchange) ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  ]);
}

function sentHeader([name, value]: Header): readonly Carried[] {
  if (name.toLowerCase() !== 'cookie')
    return [{ carrier: 'request header', name, text: value.replace(/^(?:bearer|dpop|token) /i, '') }];
  return value.split(/;\s*/).map((cookie) => cookieIn('cookie', cookie));
}

/** The redirect is told by itself. */
function answeredHeader([name, value]: Header): readonly Carried[] {
  if (name.toLowerCase() === 'location') return [];
  if (name.toLowerCase() !== 'set-cookie') return [{ carrier: 'response header', name, text: value }];
  return value.split('\n').map((line) => cookieIn('set cookie', line.split(';', 1)[0] ?? ''));
}

function cookieIn(carrier: Carrier, pair: string): Carried {
  const at = pair.indexOf('=');
  return { carrier, name: pair.slice(0, Math.max(0, at)).trim(), text: pair.slice(at + 1).trim() };
}
