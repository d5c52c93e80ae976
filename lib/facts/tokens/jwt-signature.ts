import { isCleaned } from '../../exchange/cleaned.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { accessTokensOf, type AccessToken } from './access-token.ts';
import { idTokensOf } from './id-token.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';
import { keySetsOf, keysIn, keyTypeOf, type SignedToken } from './published-key.ts';
import { recordedSignature, type Signature, type SignatureVerdict } from './signature.ts';
import type { SignatureName } from '../../vocabulary/verdicts.ts';

/** Which of the tokens that one message can bring; `response`: the signed answer of JARM §2.1. */
type Member = 'id_token' | 'access_token' | 'response';

/**
 * Whether the published key that the token names made its signature, as the verdict beside the exchange says. `undefined` where that
 * was not checked or could not be told: no such keys, several of that name of which none verifies, a signature that was cut, HMAC.
 * OIDC Core §3.1.3.7 (6), RFC 7515 §5.2.
 */
export function signatureOf(
  { message }: Pick<SignedToken, 'message'>,
  member: Member = 'id_token',
): SignatureVerdict | undefined {
  return recordedSignature(message.exchange, verdictName(message, member));
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
export function signedResponsesOf(flow: Pick<Flow, 'messages'>): readonly SignedToken[] {
  return messagesOf(flow, 'authorization_response').flatMap((message) => {
    const jwt = decodeJwt(message.params['response']);
    return jwt?.type === 'jws' ? [{ message, jwt }] : [];
  });
}

/** The signatures of a flow's tokens, each with those keys of its issuer that the token names. None of what a cleaner was at. */
export function jwtSignaturesOf(flow: Pick<Flow, 'messages' | 'metadata'>): readonly Signature[] {
  const namedBy = namedKeys(flow);
  const signature = (token: SignedToken, member: Member): Signature => ({
    exchange: token.message.exchange,
    name: verdictName(token.message, member),
    token: (member === 'response' ? token.message.params : deliveredTokens(token.message))[member] ?? '',
    keys: namedBy(token),
  });
  const signatures = [
    ...idTokensOf(flow).map((token) => signature(token, 'id_token')),
    ...verifiableOf(accessTokensOf(flow)).map((token) => signature(token, 'access_token')),
    ...signedResponsesOf(flow).map((token) => signature(token, 'response')),
  ];
  return signatures.filter(({ token }) => !isCleaned(token));
}

/** No issuer has more different keys of one name: who lists more wants a verifier to be busy. */
const mostKeys = 16;

/**
 * The different keys with a token's kid and the type that its algorithm needs; none where there are too many. A set that was fetched
 * twice has each once. Sets are read through once for all tokens: both may be thousands.
 */
function namedKeys(flow: Pick<Flow, 'messages' | 'metadata'>): (token: SignedToken) => readonly JsonObject[] {
  const sets = new Map<Message, ReadonlyMap<string, readonly JsonObject[]>>();
  const prints = new Map<JsonObject, string>();
  const keysOf = (set: Message, kid: string): readonly JsonObject[] => {
    const byKid = sets.get(set) ?? Map.groupBy(keysIn(set), (key) => asText(key['kid']) ?? '');
    sets.set(set, byKid);
    return byKid.get(kid) ?? [];
  };
  const printOf = (key: JsonObject): string => {
    const print = prints.get(key) ?? jwkThumbprint(key) ?? '';
    prints.set(key, print);
    return print;
  };
  return (token) => {
    const kid = asText(token.jwt.header['kid']);
    const kty = keyTypeOf(token);
    if (!kid || !kty) return [];
    const named = new Map<string, JsonObject>();
    for (const set of keySetsOf(flow, token))
      for (const key of keysOf(set, kid)) if (key['kty'] === kty) named.set(printOf(key), key);
    return named.size > mostKeys ? [] : [...named.values()];
  };
}

/** One exchange can bring two ID tokens: a broker's landing answers with a redirect that has one of its own. */
function verdictName({ carrier }: Message, member: Member): SignatureName {
  const name = member === 'id_token' ? 'jwt_signature' : (`jwt_signature of ${member}` as const);
  return carrier === 'redirect' ? (`${name} in the redirect` as const) : name;
}
