import { decodeBase64Text } from '../exchange/base64.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { asObject, parseJsonObject } from '../exchange/json.ts';
import { parseForm } from '../exchange/parameters.ts';
import { percentDecoded } from '../exchange/percent.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { isOwnPlaceholder, isWithheld } from '../exchange/cleaned.ts';
import { guessingBits } from './guessing.ts';
import { holdsEmail } from './leaks/personal-data.ts';
import { isOneSite } from '../exchange/site.ts';

/** How hard a state is to guess. `brief`: fewer than 16 characters, and 64 bits all the same. `short`: fewer of both. `guessable`: fewer bits. */
export type StateStrength = 'good' | 'brief' | 'short' | 'guessable';

/** What a state shows to whoever reads the address. The gravest counts. */
export type StateContent = 'nothing' | 'token' | 'credential' | 'email' | 'address';

type Request = Pick<AuthorizationRequest, 'message' | 'params'>;

/** RFC 9700 §2.1, §4.7.1. `undefined` when there is no state, or another tool has masked it. */
export function stateStrengthOf({ message, params }: Request): StateStrength | undefined {
  const recorded = message.exchange.verdicts?.state_strength;
  if (recorded) return recorded;
  const state = params['state'];
  if (!state) return undefined;
  if (isOwnPlaceholder(state)) return 'good';
  if (isWithheld(state)) return undefined;
  const isHard = partsOf(state).reduce((bits, part) => bits + strengthOf(part), 0) >= 64;
  if (state.length < 16) return isHard ? 'brief' : 'short';
  return isHard ? 'good' : 'guessable';
}

/** `undefined` when there is no state, or another tool has masked it. OAuth 2.1 §4.1.1. */
export function stateContentOf({ message, params }: Request): StateContent | undefined {
  const recorded = message.exchange.verdicts?.state_content;
  if (recorded) return recorded;
  const state = params['state'];
  if (!state) return undefined;
  if (isOwnPlaceholder(state)) return 'nothing';
  if (isWithheld(state)) return undefined;
  const readings = readingsOf(state);
  return contents.find((content) => shows[content](readings, params['redirect_uri'])) ?? 'nothing';
}

/** Gravest first. */
const contents = ['token', 'credential', 'email', 'address'] as const;

const shows: Readonly<
  Record<(typeof contents)[number], (readings: readonly string[], home: string | undefined) => boolean>
> = {
  token: (readings) => readings.some((text) => holdsToken(text)),
  credential: (readings) => readings.some((text) => namedCredential.test(text)),
  email: (readings) => readings.some(holdsEmail),
  address: (readings, home) =>
    home !== undefined &&
    readings.flatMap(addressesIn).some((address) => URL.canParse(address) && !isOneSite(address, home)),
};

/** A named token with a value, as JSON or as a form. A bare `token` is usually the state's own random part. */
const namedToken = /\b(?:access|refresh|id|auth|session|bearer)_?token["']?\s*[=:]\s*["']?[\w.~+/-]{8}/i;
const namedCredential =
  /\b(?:password|passwd|pwd|client_?secret|api_?key|secret_?key|private_?key)["']?\s*[=:]\s*["']?[^\s"'&,}]{3}/i;

function holdsToken(text: string): boolean {
  if (namedToken.test(text)) return true;
  // A state that is a JWT itself is an envelope; one inside it is somebody's token.
  return (text.match(/eyJ[\w-]{10,}\.[\w-]{4,}\.[\w-]*/g) ?? []).some(
    (token) => token !== text && decodeJwt(token) !== undefined,
  );
}

/** Absolute addresses in a text. */
export function addressesIn(text: string): readonly string[] {
  return text.match(/https?:\/\/[^\s"'<>\\|,]+/gi) ?? [];
}

/** Longer states are not read: nobody needs them. Characters. */
const longestState = 10_000;

/** The state as it is, and as it reads once unpacked: percent-encoding, base64, a JWT's claims. */
export function readingsOf(state: string): readonly string[] {
  const text = state.slice(0, longestState);
  const readings = new Set([text, percentDecoded(text)]);
  for (const part of [...readings].flatMap(partsOf)) {
    const unpacked = unpackedText(part);
    if (unpacked === undefined) continue;
    readings.add(unpacked);
    readings.add(percentDecoded(unpacked));
  }
  return [...readings];
}

/** Libraries join a random part and their own data by such a character. */
function partsOf(state: string): readonly string[] {
  if (decodeJwt(state)) return [state];
  return state.split(/[|;~,.]/).filter((part) => part !== '');
}

function unpackedText(part: string): string | undefined {
  const jwt = decodeJwt(part);
  if (jwt) return jwt.type === 'jws' ? JSON.stringify(jwt.claims) : undefined;
  const text = part.length >= 8 ? decodeBase64Text(part) : undefined;
  return text !== undefined && /^[\x20-\x7e\s]+$/.test(text) ? text : undefined;
}

/** A signature or an encryption cannot be guessed; of an envelope only the values count. */
function strengthOf(part: string): number {
  const jwt = decodeJwt(part);
  if (jwt)
    return jwt.type === 'jwe' || jwt.signature !== '' ? Infinity : strengthOf(JSON.stringify(jwt.claims));
  const text = unpackedText(part) ?? percentDecoded(part);
  const json = parseJsonObject(text);
  const values = json
    ? leavesOf(json)
    : isForm.test(text)
      ? parseForm(text).map(([, value]) => value)
      : [text];
  return values.reduce((bits, value) => bits + guessingBits(value), 0);
}

/** `name=value`. What only ends so is base64 with its padding: Spring Security's state. */
const isForm = /^[\w.-]+=[^=&]/;

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return Object.values(asObject(value) ?? {}).flatMap(leavesOf);
}
