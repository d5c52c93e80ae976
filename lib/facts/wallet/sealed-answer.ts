import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import type { PresentationAsked } from './presentation.ts';

/**
 * What the header of an encrypted answer says against the keys and algorithms of the request, in a sentence’s end: the verifier cannot read
 * such an answer. `undefined` where it fits, or nothing can be compared. OpenID4VP §8.3.
 */
export function sealedOtherwise(
  { params }: Message,
  asked: PresentationAsked | undefined,
): string | undefined {
  const sealed = decodeJwt(params['response']);
  const metadata = parseJsonObject(asked?.params['client_metadata']);
  const keys = keysIn(metadata);
  if (sealed?.type !== 'jwe' || !metadata || !keys) return undefined;
  const [kid, enc] = [asText(sealed.header['kid']), asText(sealed.header['enc'])];
  if (kid !== undefined && keys.every((key) => isOther(asText(key['kid']), kid)))
    return 'it is encrypted for a key (kid) that the request does not have.';
  const named = asTexts(metadata['encrypted_response_enc_values_supported']);
  const allowed = named ?? [ofDrafts(metadata) ?? 'A128GCM'];
  return enc !== undefined && !allowed.includes(enc)
    ? `it is encrypted by ${enc}, and the request wants ${allowed.join(' or ')}.`
    : undefined;
}

/** Drafts took the words of JARM, which has a default of its own. JARM §3. */
function ofDrafts(metadata: JsonObject): string | undefined {
  const { authorization_encrypted_response_alg: alg, authorization_encrypted_response_enc: enc } = metadata;
  return asText(enc) ?? (alg === undefined ? undefined : 'A128CBC-HS256');
}

/** A key without a name may be any. */
function isOther(kid: string | undefined, named: string): boolean {
  return kid !== undefined && kid !== named && !isWithheld(kid) && !isWithheld(named);
}

/** The keys for which an answer can be encrypted; `undefined` where there are none. */
export function keysIn(metadata: JsonObject | undefined): readonly JsonObject[] | undefined {
  const keys = asObject(metadata?.['jwks'])?.['keys'];
  const read = Array.isArray(keys)
    ? keys.flatMap((key: unknown): JsonObject[] => [asObject(key) ?? []].flat())
    : [];
  return read.length > 0 ? read : undefined;
}
