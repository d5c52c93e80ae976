import { asObject, asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';
import type { Uncheckable } from '../../vocabulary/issuer-signature.ts';
import { presentationAsked } from './presentation.ts';
import { answersRead } from './answers-read.ts';
import { presentedSdJwts } from './presented-sd-jwts.ts';

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
  /** That certificate was over when it was shown. RFC 5280 §4.1.2.5. */
  readonly certificate: 'expired' | undefined;
  /** What keeps its issuer’s signature from being checked. */
  readonly uncheckable: Uncheckable | undefined;
  /** It names the key of its holder. RFC 7800 §3.2. */
  readonly hasKey: boolean;
  readonly sdHash: 'match' | 'mismatch' | undefined;
  readonly nonce: Held;
  readonly audience: Held;
  /** Seconds by which the binding was made before it was sent; negative where it claims a later time. */
  readonly age: number | undefined;
  /** It was no longer good when it was shown, or not yet. */
  readonly validity: 'expired' | 'early' | undefined;
  /** Of a document: it is of another type than was `asked` for, or the type that its issuer `signed` is another. */
  readonly otherType: 'asked' | 'signed' | undefined;
};

/** What one answer showed. */
export type Shown = { readonly message: Message; readonly credentials: readonly Presented[] };

/** What the wallet’s answers showed; empty where nothing of it can be read. */
export const presentedCredentials = fact('presentedCredentials', ({ of }) =>
  of(answersRead).flatMap(({ message, verdicts }): Shown[] => {
    const recorded = readPresented(verdicts.presented);
    const credentials = recorded ?? presentedSdJwts(message, of(presentationAsked));
    return credentials.length > 0 ? [{ message, credentials }] : [];
  }),
);

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
    certificate: oneOf(one['certificate'], ['expired']),
    uncheckable: oneOf(one['uncheckable'], ['no_certificate', 'unusable_key']),
    hasKey: one['hasKey'] === true,
    sdHash: oneOf(one['sdHash'], ['match', 'mismatch']),
    nonce: one['nonce'] as Held,
    audience: one['audience'] as Held,
    age: typeof one['age'] === 'number' ? one['age'] : undefined,
    validity: oneOf(one['validity'], ['expired', 'early']),
    otherType: oneOf(one['otherType'], ['asked', 'signed']),
  };
}

function oneOf<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value);
}
