import type { Verdicts } from '../../exchange/exchange.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../flows/keys.ts';
import type { Message } from '../../messages/message.ts';
import { accessTokensOf, type AccessToken } from './access-token.ts';
import { idTokensOf } from './id-token.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';
import { keySetsOf, keysIn, keyTypeOf, type SignedToken } from './published-key.ts';
import { verifiedOnce } from './verified-once.ts';

/** Whether the published key that the token names made its signature. */
export type SignatureVerdict = 'verified' | 'wrong';

/** Which of the tokens that one message can bring; `response`: the signed answer of JARM §2.1. */
type Member = 'id_token' | 'access_token' | 'response';

/**
 * Verifies the signature of a token with the keys of its issuer that the flow fetched. `undefined` where that cannot be told: no such
 * keys, a kid that none or several different ones have (then one that verifies is enough), a key of another type, a signature that
 * was cut or redacted, HMAC. A verdict recorded before redaction is believed. OIDC Core §3.1.3.7 (6), RFC 7515 §5.2.
 */
export function signatureOf(
  flow: Flow,
  token: SignedToken,
  member: Member = 'id_token',
): SignatureVerdict | undefined {
  const { message } = token;
  const recorded = message.exchange.verdicts?.[verdictName(message, member)];
  if (recorded === 'verified' || recorded === 'wrong') return recorded;
  const named = namedKeys(flow, token);
  const text = (member === 'response' ? message.params : deliveredTokens(message))[member] ?? '';
  const verdicts = named.map((key) => verifiedOnce(message, key, text));
  if (verdicts.includes(true)) return 'verified';
  return named.length === 1 && verdicts[0] === false ? 'wrong' : undefined;
}

/**
 * Of a flow's access tokens those whose signature anybody can verify. Microsoft's own APIs take tokens with a `nonce` in their header,
 * which stands there for another one: only they can verify those.
 */
export function verifiableOf(tokens: readonly AccessToken[]): readonly SignedToken[] {
  return tokens.flatMap(({ message, jwt }) =>
    jwt && jwt.header['nonce'] === undefined ? [{ message, jwt }] : [],
  );
}

/** The signed answers of a flow, in order of time. JARM §2.1. */
export function signedResponsesOf(flow: Flow): readonly SignedToken[] {
  return messagesOf(flow, 'authorization_response').flatMap((message) => {
    const jwt = decodeJwt(message.params['response']);
    return jwt?.type === 'jws' ? [{ message, jwt }] : [];
  });
}

/** The verdicts on the tokens of a flow, with the messages that delivered them: what a trace carries. */
export function signatureVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const tokens = [
    ...idTokensOf(flow).map((token) => [token, 'id_token'] as const),
    ...verifiableOf(accessTokensOf(flow)).map((token) => [token, 'access_token'] as const),
    ...signedResponsesOf(flow).map((token) => [token, 'response'] as const),
  ];
  return tokens.flatMap(([token, member]): readonly (readonly [Message, Verdicts])[] => {
    const verdict = signatureOf(flow, token, member);
    return verdict ? [[token.message, { [verdictName(token.message, member)]: verdict }]] : [];
  });
}

/** The different keys with the token's kid and the type that its algorithm needs. A set that was fetched twice has each once. */
function namedKeys(flow: Flow, token: SignedToken): readonly JsonObject[] {
  const kid = asText(token.jwt.header['kid']);
  const kty = keyTypeOf(token);
  if (!kid || !kty) return [];
  const keys = new Map<string, JsonObject>();
  for (const key of keySetsOf(flow, token).flatMap(keysIn)) {
    if (key['kid'] !== kid || key['kty'] !== kty) continue;
    const print = jwkThumbprint(key) ?? '';
    if (!keys.has(print)) keys.set(print, key);
  }
  return [...keys.values()];
}

/** One exchange can bring two ID tokens: a broker's landing answers with a redirect that has one of its own. */
function verdictName({ carrier }: Message, member: Member): string {
  const name = member === 'id_token' ? 'jwt_signature' : `jwt_signature of ${member}`;
  return carrier === 'redirect' ? `${name} in the redirect` : name;
}
