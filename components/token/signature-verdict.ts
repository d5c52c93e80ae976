import type { Verdicts } from '../../lib/exchange/exchange.ts';
import type { SignatureVerdict as Recorded } from '../../lib/facts/tokens/signature.ts';

/** Whether a key that the issuer publishes made the signature; `undefined`: that was not checked, or cannot be told. */
export type SignatureVerdict = Recorded | undefined;

const names: Readonly<Record<string, string>> = {
  id_token: 'jwt_signature',
  access_token: 'jwt_signature of access_token',
  response: 'jwt_signature of response',
};

/** What the analysis found of the signature of a step's token, by the token's name. */
export function signatureVerdict(token: string, verdicts: Verdicts | undefined): SignatureVerdict {
  const name = names[token];
  if (name === undefined) return undefined;
  const said = verdicts?.[name] ?? verdicts?.[`${name} in the redirect`];
  return said === 'verified' || said === 'wrong' ? said : undefined;
}
