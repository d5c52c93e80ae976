import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, parseJsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Signature } from '../tokens/signature.ts';
import { presentationsIn } from './presentations.ts';
import { readSdJwt } from './sd-jwt.ts';

/**
 * The signatures of wallets that can be checked by keys which stand beside them: the holder’s, by the key in the credential that is shown,
 * and a proof’s, by the key in its header. Of several in one message none: a verdict stands for one. RFC 9901 §7.3; OpenID4VCI, appendix F.1.
 */
export function walletSignaturesOf(flow: Pick<Flow, 'messages'>): readonly Signature[] {
  return [
    ...messagesOf(flow, 'presentation_response').flatMap(holders),
    ...messagesOf(flow, 'credential_request').flatMap(proofs),
  ];
}

function holders({ exchange, params, carrier }: Message): readonly Signature[] {
  if (carrier !== 'request') return [];
  const bound = presentationsIn(params['vp_token']).flatMap(([, text]) => {
    const sdJwt = readSdJwt(text);
    const key = asObject(asObject(sdJwt?.issued.claims['cnf'])?.['jwk']);
    return sdJwt?.bindingText && key ? [{ token: sdJwt.bindingText, key }] : [];
  });
  const [only, ...others] = bound;
  if (!only || others.length > 0 || isWithheld(only.token)) return [];
  return [{ exchange, name: 'holder_signature', token: only.token, keys: [only.key] }];
}

function proofs({ exchange, params }: Message): readonly Signature[] {
  const many = asTexts(parseJsonObject(params['proofs'])?.['jwt']) ?? [];
  const one = asText(parseJsonObject(params['proof'])?.['jwt']);
  const [only, ...others] = [...many, ...(one ? [one] : [])];
  const key = asObject(decodeJwt(only)?.header['jwk']);
  if (!only || !key || others.length > 0 || isWithheld(only)) return [];
  return [{ exchange, name: 'key_proof_signature', token: only, keys: [key] }];
}
