import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { kinds } from '../vocabulary/kinds.ts';
import type { Delivery } from '../vocabulary/delivery.ts';
import { itemWords } from './delivery.ts';
import type { ToldStep } from './told.ts';

/** What travels with a step, as its arrows carry it; `undefined` where nothing is known. */
export type Carried = {
  /** With the step itself: `code, verifier`. */
  readonly sent: string | undefined;
  /** With the answer to it: `access token +1`. */
  readonly brought: string | undefined;
};

/** What travels with a step and with its answer, in a few words: values that tie or prove something, by their names alone. */
export function carriedBy(
  step: ToldStep & { readonly delivery: Delivery | null },
  exchange: Exchange | undefined,
): Carried {
  const items = step.delivery?.items.map((item) => itemWords[item]) ?? [];
  const { error } = step.delivery ?? {};
  if (kinds[step.kind].role !== 'response')
    return { sent: shortened(sentWith(step, exchange)), brought: shortened(items) };
  const held = error ? [error] : [...items, ...wordsIn(step.params, echoes)];
  return { sent: shortened(held), brought: undefined };
}

function sentWith({ kind, params }: ToldStep, exchange: Exchange | undefined): readonly string[] {
  const { role, presentsToken } = kinds[kind];
  if (role === 'document') return [];
  const isShown = presentsToken && token.test(headerValue(exchange?.requestHeaders, 'authorization') ?? '');
  const shown = isShown ? [itemWords.access_token] : [];
  // An API's own parameters may have any name.
  return [...shown, ...wordsIn(params, role === 'use' ? tokens : [...tokens, ...proofs, ...echoes])];
}

/** RFC 6750 §2.1, RFC 9449 §7.1. */
const token = /^(?:bearer|dpop) \S/i;

type Words = readonly (readonly [parameter: string, word: string])[];

const tokens: Words = [
  ['access_token', 'access token'],
  ['oauth_token', 'token'],
];

/** What is given for something else, or proves who gives it. */
const proofs: Words = [
  ['code', 'code'],
  ['code_verifier', 'verifier'],
  ['oauth_verifier', 'verifier'],
  ['refresh_token', 'refresh token'],
  ['device_code', 'device code'],
  ['auth_req_id', 'auth_req_id'],
  ['assertion', 'assertion'],
  ['subject_token', 'token'],
  ['token', 'token'],
  ['id_token_hint', 'ID token'],
  ['logout_token', 'logout token'],
  ['SAMLRequest', 'SAML request'],
  ['SAMLart', 'artifact'],
  ['ticket', 'ticket'],
  ['request', 'signed request'],
  ['request_uri', 'request_uri'],
  ['client_assertion', 'client assertion'],
];

/** What comes back as it was sent. */
const echoes: Words = [
  ['state', 'state'],
  ['RelayState', 'RelayState'],
  ['wctx', 'wctx'],
  ['code_challenge', 'challenge'],
];

function wordsIn(params: ToldStep['params'], words: Words): readonly string[] {
  return words.flatMap(([name, word]) => (params[name] ? [word] : []));
}

/** Two short words or a long one fit an arrow; how many more there are is a number. */
function shortened(words: readonly string[]): string | undefined {
  const [first, second] = words;
  if (first === undefined) return undefined;
  const both = second === undefined ? first : `${first}, ${second}`;
  const shown = both.length <= longest ? both : first;
  const more = words.length - (second === undefined || shown === first ? 1 : 2);
  return more > 0 ? `${shown} +${more}` : shown;
}

const longest = 16;
