import type { Exchange } from '../../exchange/exchange.ts';
import type { JsonObject } from '../../exchange/json.ts';
import type { SignatureName } from '../../vocabulary/verdicts.ts';

/** Whether a key that the token names made its signature. */
export type SignatureVerdict = 'verified' | 'wrong';

/** A signature that can be checked, and where its verdict belongs. */
export type Signature = {
  /** The exchange that brought the token, as it stands now. */
  readonly exchange: Exchange;
  /** The name under which the exchange carries the verdict. */
  readonly name: SignatureName;
  /** A compact JWS (RFC 7515 §7.1), or what a signature of COSE is as a text (`coseText`). */
  readonly token: string;
  /** The different public keys (JWKs, RFC 7517) that the token may mean; one that verifies is enough. */
  readonly keys: readonly JsonObject[];
  /** For an HMAC: words that may be its secret, beside those that everybody knows. One that is none is never `wrong`. */
  readonly words?: readonly string[];
};

/** The verdict that an exchange carries under that name; `undefined` for none. */
export function recordedSignature(
  { verdicts }: Pick<Exchange, 'verdicts'>,
  name: SignatureName,
): SignatureVerdict | undefined {
  return verdicts?.[name];
}
