import { isCleaned } from '../exchange/cleaned.ts';
import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { decodeJwt, type Jwt } from '../exchange/jwt.ts';
import { onceFor } from '../exchange/once-for.ts';
import type { Message } from './message.ts';

/** Members of a token response that are tokens. Nested where vendors nest them. */
const tokenMembers = ['access_token', 'refresh_token', 'id_token'] as const;

/** The tokens an authorization or token response delivered, by member name. */
export const deliveredTokens = onceFor(readTokens);

const jwts = onceFor((_message: Message) => new Map<string, Jwt | undefined>());

/** One of them taken apart; `undefined` where it was not delivered or is no JWT. Read once for a message: many ask. */
export function deliveredJwt(message: Message, member: string): Jwt | undefined {
  const token = deliveredTokens(message)[member];
  if (!token) return undefined;
  const known = jwts(message);
  if (!known.has(member)) known.set(member, decodeJwt(token));
  return known.get(member);
}

function readTokens(message: Message): Readonly<Record<string, string>> {
  const source: JsonObject | undefined =
    message.kind === 'authorization_response' ? message.params : message.answer;
  if (!source) return {};
  if (message.kind === 'identity_assertion_request') return assertedToken(source);
  const nested = asObject(source['authed_user']) ?? asObject(source['data']) ?? {};
  if (message.kind === 'token_credential_request') return signedToken(source);
  const found = tokenMembers.flatMap((member) => {
    const value = asText(source[member]) ?? asText(nested[member]);
    return value ? [[member, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/**
 * The same without what a cleaner put in a token's place: the tokens that something else can be compared with. Two placeholders are equal
 * and say nothing.
 */
export function knownTokens(message: Message): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(deliveredTokens(message)).filter(([, value]) => !isCleaned(value)),
  );
}

/** RFC 5849 §2.3. */
function signedToken({ oauth_token: token }: JsonObject): Readonly<Record<string, string>> {
  return typeof token === 'string' ? { oauth_token: token } : {};
}

/** FedCM leaves the token's form to the provider; where it is a JWT it is an ID token. W3C FedCM §3.6.1. */
function assertedToken({ token }: JsonObject): Readonly<Record<string, string>> {
  const text = asText(token);
  return text && decodeJwt(text) ? { id_token: text } : {};
}
