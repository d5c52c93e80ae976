import { asText } from '../exchange/json.ts';
import type { IdToken } from '../facts/tokens/id-token.ts';
import { signatureOf } from '../facts/tokens/jwt-signature.ts';
import type { ProtectionReason } from '../vocabulary/protection.ts';
import { protection, valueAt, type Judged, type Protection } from './protection.ts';

/** The signatures of a flow's ID tokens, the worst of them; `undefined` where none could be read. OIDC Core §3.1.3.7 (6). */
export function tokenSignatureProtection({ facts }: Judged): Protection | undefined {
  const { idTokens = [] } = facts;
  const judged = idTokens.map((token) => ({ token, reason: reasonOf(token, signatureOf(token)) }));
  const worst = worstFirst.flatMap((one) => judged.find(({ reason }) => reason === one) ?? [])[0];
  if (!worst) return undefined;
  const { message, jwt } = worst.token;
  return protection('signature', worst.reason, message, valueAt('alg', asText(jwt.header['alg']), message));
}

const worstFirst: readonly ProtectionReason<'signature'>[] = ['wrong', 'unsigned', 'signed', 'verified'];

function reasonOf(
  { jwt: { header, signature } }: IdToken,
  verdict: ReturnType<typeof signatureOf>,
): ProtectionReason<'signature'> {
  if (verdict) return verdict;
  const isUnsigned = asText(header['alg'])?.toLowerCase() === 'none' || signature === '';
  return isUnsigned ? 'unsigned' : 'signed';
}
