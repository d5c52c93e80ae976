import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { sha256Base64Url } from '../exchange/digest.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { originOf, withoutFragment } from '../exchange/parameters.ts';
import type { Message, OtherProtocol } from '../messages/message.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import { bareUserCode } from '../messages/oauth2/user-verification.ts';

/**
 * Correlation keys: values that two messages of one flow share. Each is written `name:value`. RFC 6749 §4.1.2 (state,
 * code), RFC 7636 §4.6 (challenge), RFC 9126 §2.2 (request_uri), RFC 6749 §6 (refresh token), RFC 8628 §3.4 (device_code),
 * §3.3 (user code, verification address); CIBA Core §10.1 (auth_req_id).
 */
export type Key = `${KeyName}:${string}`;
type KeyName =
  | 'state'
  | 'nonce'
  | 'challenge'
  | 'request_uri'
  | 'code'
  | 'token'
  | 'device_code'
  | 'verifier'
  | 'auth_req_id'
  | 'user_code'
  | 'verification'
  | 'shared'
  | 'follows'
  | 'landing'
  | 'client'
  | 'server'
  | 'provider'
  | 'redirect_uri'
  | 'logout';

/** Members of a token response that are tokens. Nested where vendors nest them. */
const tokenMembers = ['access_token', 'refresh_token', 'id_token'] as const;

/** The tokens an authorization or token response delivered, by member name. */
export function deliveredTokens(message: Message): Readonly<Record<string, string>> {
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

/** RFC 5849 §2.3. */
function signedToken({ oauth_token: token }: JsonObject): Readonly<Record<string, string>> {
  return typeof token === 'string' ? { oauth_token: token } : {};
}

/** FedCM leaves the token's form to the provider; where it is a JWT it is an ID token. W3C FedCM §3.6.1. */
function assertedToken({ token }: JsonObject): Readonly<Record<string, string>> {
  const text = asText(token);
  return text && decodeJwt(text) ? { id_token: text } : {};
}

/** The keys a message makes known: later messages that carry one of them belong to the same flow. */
export function keysOf(message: Message): readonly Key[] {
  const keys: Key[] = [];
  const add = (name: KeyName, value: string | undefined) => {
    if (value) keys.push(`${name}:${value}`);
  };
  const { params, other } = message;
  if (other) for (const key of keysOfOther(message, other)) keys.push(key);
  switch (message.kind) {
    case 'authorization_request':
    case 'pushed_authorization_request':
      add('state', params['state']);
      add('nonce', params['nonce']);
      add('challenge', params['code_challenge']);
      add('request_uri', params['request_uri'] ?? asText(message.answer?.['request_uri']));
      add('client', params['client_id']);
      add('server', originOf(message.exchange.url) ?? undefined);
      add('redirect_uri', params['redirect_uri'] && redirectKey(params['redirect_uri']));
      if (message.exchange.redirectUrl) add('follows', withoutFragment(message.exchange.redirectUrl));
      break;
    case 'authorization_response':
      add('code', params['code']);
      add('state', params['state']);
      if (message.carrier === 'redirect') {
        add('follows', withoutFragment(message.url));
        if (message.url.includes('#')) add('landing', withoutFragment(message.url));
      }
      for (const token of Object.values(deliveredTokens(message))) add('token', token);
      break;
    case 'token_request':
      add('server', originOf(message.exchange.url) ?? undefined);
      add('code', params['code']);
      add('client', params['client_id']);
      add('device_code', params['device_code']);
      add('verifier', params['code_verifier']);
      add('auth_req_id', params['auth_req_id']);
      for (const token of Object.values(deliveredTokens(message))) add('token', token);
      break;
    case 'token_credential_request':
      for (const token of Object.values(deliveredTokens(message))) add('token', token);
      break;
    case 'device_authorization_request':
    case 'backchannel_authentication_request':
      keys.push(...keysOfDetachedRequest(message));
      break;
    case 'client_registration':
      add('client', asText(message.answer?.['client_id']));
      break;
    case 'userinfo_request':
    case 'resource_request':
      add('token', message.token);
      break;
    case 'end_session_request':
      add('server', originOf(message.exchange.url) ?? undefined);
      add('logout', params['post_logout_redirect_uri'] && redirectKey(params['post_logout_redirect_uri']));
      break;
    default:
      break;
  }
  if (isFrontChannelRequest(message)) add('provider', originOf(message.exchange.url) ?? undefined);
  return keys;
}

/** A login that goes on elsewhere: on another screen (RFC 8628 §3.2), on a phone (CIBA Core §7.3). */
function keysOfDetachedRequest(message: Message): readonly Key[] {
  const { params, answer } = message;
  const pairs: readonly (readonly [KeyName, string | null | undefined])[] = [
    ['client', params['client_id']],
    ['server', originOf(message.exchange.url)],
    ['device_code', asText(answer?.['device_code'])],
    ['auth_req_id', asText(answer?.['auth_req_id'])],
    ['user_code', userCodeOf(message)],
    ...verificationUris(message).map((uri) => ['verification', redirectKey(uri)] as const),
  ];
  return pairs.flatMap(([name, value]): Key[] => (value ? [`${name}:${value}`] : []));
}

function userCodeOf({ answer }: Message): string | undefined {
  const code = asText(answer?.['user_code']);
  return code && bareUserCode(code);
}

/** Google calls it `verification_url`. RFC 8628 §3.2. */
function verificationUris({ answer }: Message): readonly string[] {
  const names = ['verification_uri', 'verification_uri_complete', 'verification_url'];
  return names.flatMap((name) => asText(answer?.[name]) ?? []);
}

/** Other protocols say themselves what their messages share. */
function keysOfOther(message: Message, other: OtherProtocol): readonly Key[] {
  const { shared, known = [], clientId, returnAddress } = other;
  const server = isFrontChannelRequest(message) ? originOf(message.exchange.url) : null;
  return [
    ...[...shared, ...known].map((value): Key => `shared:${value}`),
    ...some(message.carrier === 'redirect' && withoutFragment(message.url), 'follows'),
    ...some(clientId, 'client'),
    ...some(returnAddress && redirectKey(returnAddress), 'redirect_uri'),
    ...some(server, 'server'),
  ];
}

function some(value: string | false | null | undefined, name: KeyName): readonly Key[] {
  return value ? [`${name}:${value}`] : [];
}

/** The challenge key a code verifier leads to, by either method. RFC 7636 §4.6. */
export function challengeKeys(verifier: string | undefined): readonly Key[] {
  return verifier ? [`challenge:${sha256Base64Url(verifier)}`, `challenge:${verifier}`] : [];
}

/** A redirect URI as it is compared with the URL of the landing: without query and fragment, its host in lower case. */
export function redirectKey(uri: string): string {
  const end = uri.search(/[?#]/);
  const bare = end < 0 ? uri : uri.slice(0, end);
  return URL.canParse(bare) && /^https?:/i.test(bare) ? new URL(bare).href : bare;
}
