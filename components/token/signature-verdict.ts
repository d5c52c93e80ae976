import type { Verdicts } from '../../lib/vocabulary/verdicts.ts';
import type { SignatureVerdict as Recorded } from '../../lib/facts/tokens/signature.ts';

/** Whether a key that the issuer publishes made the signature; `undefined`: that was not checked, or cannot be told. */
export type SignatureVerdict = Recorded | undefined;

const names = {
  id_token: 'jwt_signature',
  access_token: 'jwt_signature of access_token',
  response: 'jwt_signature of response',
} as const;

/** What the analysis found of the signature of a step's token, by the token's name. */
export function signatureVerdict(token: string, verdicts: Verdicts | undefined): SignatureVerdict {
  if (!isVerified(token)) return undefined;
  const name = names[token];
  return verdicts?.[name] ?? verdicts?.[`${name} in the redirect`];
}

function isVerified(token: string): token is keyof typeof names {
  return Object.hasOwn(names, token);
}
