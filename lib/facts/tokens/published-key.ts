import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { originOf, withoutFragment } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { idTokensOf, type IdToken } from './id-token.ts';

/** RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864: what type of key an algorithm needs. HMAC keys are not published. */
const keyTypes: readonly (readonly [alg: RegExp, kty: string])[] = [
  [/^(RS|PS)(256|384|512)$/, 'RSA'],
  [/^ES(256|384|512|256K)$/, 'EC'],
  [/^(EdDSA|Ed25519|Ed448)$/, 'OKP'],
];

/** A token that could be read, and the message that delivered it. */
export type SignedToken = Pick<IdToken, 'message' | 'jwt'>;

/** The `kty` that a token's algorithm needs; `undefined` for HMAC and algorithms that are not known. */
export function keyTypeOf({ jwt }: SignedToken): string | undefined {
  const alg = asText(jwt.header['alg']) ?? '';
  return keyTypes.find(([pattern]) => pattern.test(alg))?.[1];
}

/** Whether the issuer publishes a key with the token's kid. `other type`: it does, and that key cannot have signed with this `alg`. */
export type PublishedKey = 'found' | 'other type' | 'absent';

/**
 * Looks the token's kid up in the issuer's keys. `undefined` where the keys were not seen, the token names none, or its
 * algorithm is not one for published keys. A verdict recorded before redaction is believed: a kid may look like a secret.
 */
export function publishedKeyOf(flow: Flow, token: IdToken): PublishedKey | undefined {
  const kid = asText(token.jwt.header['kid']);
  const kty = keyTypeOf(token);
  const sets = keySetsOf(flow, token);
  if (!kid || !kty || sets.length === 0) return undefined;
  const recorded = token.message.exchange.verdicts?.[verdictName(token.message)];
  if (recorded) return recorded;
  const named = sets.flatMap(keysIn).filter((key) => key['kid'] === kid);
  if (named.length === 0) return 'absent';
  return named.some((key) => key['kty'] === kty) ? 'found' : 'other type';
}

/** The same of the token that a call to an API presents; `undefined` for one that is no JWT, too. */
export function keyOfCall(flow: Flow, call: Message): PublishedKey | undefined {
  const jwt = decodeJwt(call.token);
  return jwt?.type === 'jws' ? publishedKeyOf(flow, { message: call, jwt }) : undefined;
}

/** The answers with the keys of the token's issuer that could be read: at its `jwks_uri`, or at its origin where that was not seen. */
export function keySetsOf(
  flow: Pick<Flow, 'messages' | 'metadata'>,
  { jwt }: SignedToken,
): readonly Message[] {
  const issuer = asText(jwt.claims['iss']);
  const uri = issuer === flow.metadata?.['issuer'] ? asText(flow.metadata?.['jwks_uri']) : undefined;
  return messagesOf(flow, 'jwks').filter((message) => {
    const isIssuers = uri
      ? withoutFragment(message.url) === uri
      : flow.metadata === undefined && originOf(message.url) === originOf(issuer ?? '');
    return isIssuers && Array.isArray(message.answer?.['keys']);
  });
}

/** The verdicts on all ID tokens of a flow, with the messages that delivered them: what a trace carries. */
export function keyVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  return idTokensOf(flow).flatMap((token): readonly (readonly [Message, Verdicts])[] => {
    const verdict = publishedKeyOf(flow, token);
    return verdict ? [[token.message, { [verdictName(token.message)]: verdict }]] : [];
  });
}

/** The keys of an answer that has a key set; what is no object is no key. RFC 7517 §5. */
export function keysIn({ answer }: Message): readonly JsonObject[] {
  const listed: unknown = answer?.['keys'];
  return Array.isArray(listed) ? listed.map(asObject).filter((key) => key !== undefined) : [];
}

/** One exchange can bring two ID tokens: a broker's landing answers with a redirect that has one of its own. */
function verdictName({ carrier }: Message) {
  return carrier === 'redirect' ? 'published_key in the redirect' : 'published_key';
}
