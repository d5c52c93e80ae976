import { sha256Base64Url } from '../../exchange/digest.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../messages/message.ts';
import { isCleaned } from '../../exchange/cleaned.ts';
import { readingsOf } from '../state-value.ts';
import { setCookiesOf, type SetCookie } from './set-cookie.ts';

/** A value of a request that its answer must fit, under its protocol’s name for it (`state`, `nonce`, `code_challenge`, `ID`). */
export type LoginValue = {
  readonly name: string;
  readonly value: string;
  /** SHA-256, base64url. */
  readonly digest: string;
  /** When the request was made, in whole milliseconds since 1970: tells one login's `state` from another's once both are redacted. */
  readonly asked: number;
};

/** Such a value of a request that was made then. */
export function loginValueOf(name: string, value: string, asked: number): LoginValue {
  return { name, value, digest: sha256Base64Url(value), asked: Math.floor(asked) };
}

/**
 * That a cookie remembers such a value: it is the value, holds it (encoded or among others) or the part of it that is made anew each time,
 * is or holds its SHA-256, or is named after it. A cookie tied to `code_challenge` holds the verifier.
 */
export type Tied = { readonly name: string; readonly how: TiedHow };
type TiedHow = (typeof hows)[number];
const hows = ['equal', 'held', 'hashed', 'named'] as const;

const parameters = ['state', 'nonce', 'code_challenge', 'RelayState', 'wctx', 'oauth_token'] as const;

/** The values of a front-channel request that a client may remember in a cookie; those that another tool masked are left out. */
export function loginValuesOf({ params, ties, exchange }: Message): readonly LoginValue[] {
  const own = parameters.map((name) => [name, params[name] ?? ''] as const);
  const ids = ties.filter(({ name }) => name === 'saml_request').map(({ value }) => ['ID', value] as const);
  return [...own, ...ids]
    .filter(([, value]) => value.length >= shortest && !isCleaned(value))
    .map(([name, value]) => loginValueOf(name, value, exchange.startedAt));
}

/** Shorter values are found in others by chance. */
const shortest = 6;

/** What ties a cookie to a request; `undefined` for none. `recorded`: what a trace says of the cookie, see {@link recordedTies}. */
export function tiedTo(
  { name, value }: Pick<SetCookie, 'name' | 'value'>,
  ties: readonly LoginValue[],
  recorded: readonly RecordedTie[] = [],
): Tied | undefined {
  const equal = ties.find((tie) => tie.value === value);
  if (equal) return { name: equal.name, how: 'equal' };
  const known = recorded.find((one) => ties.some((tie) => tie.name === one.name && tie.asked === one.asked));
  if (known) return { name: known.name, how: known.how };
  const readings = readingsOf(value);
  for (const tie of ties) {
    const how = howTied(name, readings, tie);
    if (how) return { name: tie.name, how };
  }
  return undefined;
}

function howTied(cookie: string, readings: readonly string[], tie: LoginValue): TiedHow | undefined {
  if (readings.some((text) => text.includes(tie.value))) return 'held';
  if (cookie.includes(tie.value)) return 'named';
  if (tie.name === 'state' && readings.some((text) => isPartOf(text, tie.value))) return 'held';
  if (readings.some((text) => text.includes(tie.digest))) return 'hashed';
  if (tie.name !== 'code_challenge') return undefined;
  return readings.some((text) => verifiersIn(text).some((one) => sha256Base64Url(one) === tie.value))
    ? 'held'
    : undefined;
}

/** A state of several parts, as `<random>:<where to go>`, whose random one alone is kept (traefik-forward-auth, oauth2-proxy). */
function isPartOf(text: string, state: string): boolean {
  return text.length >= shortestPart && state.length < longestState && state.split(/[:|.,;~]/).includes(text);
}

/** Shorter parts may be names that all logins share. */
const shortestPart = 16;
const longestState = 5000;

/** Verifiers that are looked at in one value. */
const mostVerifiers = 20;

/** RFC 7636 §4.1. */
function verifiersIn(text: string): readonly string[] {
  return (text.match(/[\w.~-]{43,}/g) ?? []).filter((one) => one.length <= 128).slice(0, mostVerifiers);
}

/** What a trace says of a cookie: its tie, and which request's. */
type RecordedTie = Tied & Pick<LoginValue, 'asked'>;

/**
 * Ties of a response’s cookies as a trace carries them: place of the cookie, name, how, and when asked, for each request that it is tied
 * to; `undefined` where none is hidden.
 */
export function tiesVerdictOf(exchange: Exchange, ties: readonly LoginValue[]): string | undefined {
  if (ties.length === 0) return undefined;
  const recorded = recordedTies(exchange);
  const requests = [...Map.groupBy(ties, ({ asked }) => asked)];
  const said = setCookiesOf(exchange).flatMap((cookie, place) => [
    ...(recorded.get(place) ?? []).map((tie) => [place, tie] as const),
    ...requests.flatMap(([asked, own]) => {
      const tied = tiedTo(cookie, own);
      return tied && tied.how !== 'equal' ? [[place, { ...tied, asked }] as const] : [];
    }),
  ]);
  const written = said.map(([place, { name, how, asked }]) => `${place}:${name}:${how}:${asked}`);
  return written.length > 0 ? [...new Set(written)].join(' ') : undefined;
}

/** Both of two such verdicts: an exchange may surround several logins. `undefined` where neither says anything. */
export function joinedTies(a: string | undefined, b: string | undefined): string | undefined {
  const all = new Set([a, b].flatMap((one) => one?.split(' ') ?? []));
  return all.size > 0 ? [...all].slice(0, mostRecorded).join(' ') : undefined;
}

/** More logins around one answer are not told apart. */
const mostRecorded = 200;

/** What a trace recorded of a response's cookies, by their places. */
export function recordedTies({ verdicts }: Exchange): ReadonlyMap<number, readonly RecordedTie[]> {
  const recorded = verdicts?.cookie_ties ?? '';
  const found = recorded
    .split(' ')
    .slice(0, mostRecorded)
    .flatMap((one): readonly (readonly [number, RecordedTie])[] => {
      const [, place = '', name = '', said, asked = ''] =
        /^(\d{1,4}):(\w{1,30}):(\w{1,10}):(\d{1,15})$/.exec(one) ?? [];
      const how = hows.find((known) => known === said);
      return how ? [[Number(place), { name, how, asked: Number(asked) }]] : [];
    });
  const places = new Map<number, RecordedTie[]>();
  for (const [place, tie] of found) places.set(place, [...(places.get(place) ?? []), tie]);
  return places;
}
