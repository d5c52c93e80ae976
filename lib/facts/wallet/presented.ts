import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { fact } from '../fact.ts';
import { presentationsIn } from './presentations.ts';
import { askedIn, presentationAsked, type PresentationAsked } from './presentation.ts';
import { readSdJwt, type SdJwt } from './sd-jwt.ts';

/** `other`: it is another one; `absent`: there is none; `unknown`: nothing to compare it with. */
export type Held = 'match' | 'other' | 'absent' | 'unknown';

/** A credential that was shown, without a value of it. What only the values prove is kept beside a redacted recording. */
export type Presented = {
  /** The id of the query that it answers. */
  readonly query: string;
  readonly format: string | undefined;
  readonly type: string | undefined;
  /** Names of the claims that were shown, as far as they have one. */
  readonly shown: readonly string[];
  readonly keptBack: number;
  /** Parts that were shown and belong to no digest of the credential. */
  readonly strays: number;
  /** It is bound to its holder’s key. */
  readonly isBound: boolean;
  /** The issuer’s certificate comes with it. RFC 7515 §4.1.6. */
  readonly hasCertificate: boolean;
  /** It names the key of its holder. RFC 7800 §3.2. */
  readonly hasKey: boolean;
  readonly sdHash: 'match' | 'mismatch' | undefined;
  readonly nonce: Held;
  readonly audience: Held;
  /** Seconds by which the binding was made before it was sent; negative where it claims a later time. */
  readonly age: number | undefined;
};

/** What one answer showed. */
export type Shown = { readonly message: Message; readonly credentials: readonly Presented[] };

/** What the wallet’s answers showed; empty where nothing of it can be read. */
export const presentedCredentials = fact('presentedCredentials', ({ flow, of }) =>
  messagesOf(flow, 'presentation_response').flatMap((message): Shown[] => {
    const credentials = presentedIn(message, of(presentationAsked));
    return credentials.length > 0 ? [{ message, credentials }] : [];
  }),
);

/** The verdicts on what was shown, to be kept when its values are taken out. */
export function presentedVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const answers = messagesOf(flow, 'presentation_response');
  const asked = answers.length > 0 ? askedIn(flow) : undefined;
  return answers.flatMap((message) => {
    const credentials = presentedIn(message, asked);
    return credentials.length > 0 ? [[message, { presented: JSON.stringify(credentials) }] as const] : [];
  });
}

function presentedIn(message: Message, asked: PresentationAsked | undefined): readonly Presented[] {
  const recorded = readPresented(message.exchange.verdicts?.presented);
  if (recorded) return recorded;
  return presentationsIn(message.params['vp_token']).flatMap(([query, text]) => {
    const sdJwt = readSdJwt(text);
    return sdJwt ? [presentedOf(query, sdJwt, message, asked)] : [];
  });
}

function presentedOf(
  query: string,
  { issued, disclosures, keptBack, binding, sdHash }: SdJwt,
  message: Message,
  asked: PresentationAsked | undefined,
): Presented {
  const issuedAt = binding?.claims['iat'];
  return {
    query,
    format: asText(issued.header['typ']),
    type: asText(issued.claims['vct']),
    shown: [...new Set(disclosures.flatMap(({ name }) => name ?? []))].slice(0, 100),
    keptBack,
    strays: disclosures.filter(({ isOfCredential }) => isOfCredential === false).length,
    isBound: binding !== undefined,
    hasCertificate: Array.isArray(issued.header['x5c']),
    hasKey: asObject(asObject(issued.claims['cnf'])?.['jwk']) !== undefined,
    sdHash,
    nonce: binding ? held(asText(binding.claims['nonce']), asked?.params['nonce']) : 'unknown',
    audience: binding ? held(asText(binding.claims['aud']), audienceOf(asked)) : 'unknown',
    age: typeof issuedAt === 'number' ? Math.round(timeOf(message) / 1000 - issuedAt) : undefined,
  };
}

/** The verifier’s whole name, its prefix included. The browser’s own API has the page’s origin there, which is not seen. */
function audienceOf(asked: PresentationAsked | undefined): string | undefined {
  return asked?.params['protocol'] === undefined ? asked?.params['client_id'] : undefined;
}

function held(value: string | undefined, expected: string | undefined): Held {
  if (value === undefined) return 'absent';
  if (expected === undefined || isWithheld(value) || isWithheld(expected)) return 'unknown';
  return value === expected ? 'match' : 'other';
}

const heldWords: ReadonlySet<unknown> = new Set<Held>(['match', 'other', 'absent', 'unknown']);

/** What a trace says of an answer; `undefined` for what is none of ours. */
function readPresented(text: string | undefined): readonly Presented[] | undefined {
  if (text === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list)
      ? list.slice(0, 100).flatMap((one: unknown) => recordedOf(asObject(one)) ?? [])
      : undefined;
  } catch {
    return undefined;
  }
}

function recordedOf(one: JsonObject | undefined): Presented | undefined {
  if (
    !one ||
    typeof one['query'] !== 'string' ||
    !heldWords.has(one['nonce']) ||
    !heldWords.has(one['audience'])
  )
    return undefined;
  const hash = one['sdHash'];
  const count = (name: string) => (typeof one[name] === 'number' ? one[name] : 0);
  return {
    query: one['query'],
    format: asText(one['format']),
    type: asText(one['type']),
    shown: asTexts(one['shown']) ?? [],
    keptBack: count('keptBack'),
    strays: count('strays'),
    isBound: one['isBound'] === true,
    hasCertificate: one['hasCertificate'] === true,
    hasKey: one['hasKey'] === true,
    sdHash: hash === 'match' || hash === 'mismatch' ? hash : undefined,
    nonce: one['nonce'] as Held,
    audience: one['audience'] as Held,
    age: typeof one['age'] === 'number' ? one['age'] : undefined,
  };
}
