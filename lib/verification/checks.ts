import { readCoseText } from '../exchange/cose.ts';
import { sha256Base64Url } from '../exchange/digest.ts';
import type { JsonObject } from '../exchange/json.ts';
import { jwkThumbprint } from '../facts/tokens/jwk-thumbprint.ts';
import type { Signature, SignatureVerdict } from '../facts/tokens/signature.ts';
import { madeWithKnownSecret } from './known-secrets.ts';
import { verifiesCose } from './verify-cose.ts';
import { verifiesJws } from './verify-jws.ts';

/** How tokens are held against keys, for tests and measurements. */
export type ChecksOptions = {
  /** Whether a key made the signature of a compact JWS, or of COSE; `undefined` where that cannot be told. Must not reject. */
  readonly verifies?: (token: string, key: JsonObject) => Promise<boolean | undefined>;
  /** So many checks are made; what is asked for later is not checked. */
  readonly mostChecks?: number;
};

/** A token and a key or words to hold it against, named by the digests of both: what is forgotten elsewhere is not kept here. */
type Check = { readonly id: string; readonly token: string } & (
  | { readonly key: JsonObject }
  | { readonly words: readonly string[] }
);

/** A signature and the checks that decide on it. A key of a kind that nobody knows has none. */
export type CheckedSignature = Signature & { readonly checks: readonly Check[] };

/** What became of tokens and keys that were held against each other: each pair once, whatever becomes of their flow. */
export type Checks = {
  /** False for a signature that waits for checks which can still be made. */
  isKnown(signature: CheckedSignature): boolean;
  /** `wrong` only by the one key that the token names: which of several it means, nobody knows. */
  verdictOf(signature: CheckedSignature): SignatureVerdict | undefined;
  /** Makes those checks that were not made yet, a few at a time. */
  make(signatures: readonly CheckedSignature[]): Promise<void>;
};

const atOnce = 64;

const verifiesEither = (token: string, key: JsonObject): Promise<boolean | undefined> =>
  readCoseText(token) ? verifiesCose(token, key) : verifiesJws(token, key);

/** With nothing checked yet. */
export function createChecks({ verifies = verifiesEither, mostChecks = 10_000 }: ChecksOptions = {}): Checks {
  const results = new Map<string, boolean | undefined>();
  const makeFrom = async (start: number, checks: readonly Check[]): Promise<void> => {
    if (start >= checks.length || results.size >= mostChecks) return;
    const make = async (check: Check) =>
      void results.set(
        check.id,
        'key' in check
          ? await verifies(check.token, check.key)
          : await madeWithKnownSecret(check.token, check.words),
      );
    await Promise.all(checks.slice(start, start + atOnce).map(make));
    await makeFrom(start + atOnce, checks);
  };
  return {
    isKnown: ({ checks }) => results.size >= mostChecks || checks.every(({ id }) => results.has(id)),
    verdictOf({ keys, checks }) {
      if (checks.some(({ id }) => results.get(id) === true)) return 'verified';
      return keys.length === 1 && checks.some(({ id }) => results.get(id) === false) ? 'wrong' : undefined;
    },
    make(signatures) {
      const asked = new Map<string, Check>();
      for (const check of signatures.flatMap(({ checks }) => checks))
        if (!results.has(check.id)) asked.set(check.id, check);
      return makeFrom(0, [...asked.values()]);
    },
  };
}

/** The signature with a check for each of its keys, and one for all of its words. */
export function withChecks(signature: Signature): CheckedSignature {
  const { token, keys, words } = signature;
  const digest = sha256Base64Url(token);
  const checks = keys.flatMap((key): Check[] => {
    const print = jwkThumbprint(key);
    return print ? [{ id: `${print} ${digest}`, token, key }] : [];
  });
  const guess = words ? [{ id: `${words.join(' ')} ${digest}`, token, words }] : [];
  return { ...signature, checks: [...checks, ...guess] };
}
