import type { Exchange } from '../../exchange/exchange.ts';
import { asText } from '../../exchange/json.ts';
import { originOf, withoutFragment } from '../../exchange/parameters.ts';
import type { MessageKind } from '../../vocabulary/kinds.ts';
import type { Tie } from '../../vocabulary/ties.ts';
import { deliveredTokens } from '../delivered-tokens.ts';
import { handedToken } from '../handed-token.ts';
import type { Message, MessageError, Said } from '../message.ts';
import { recognised, type Seen } from '../recognised.ts';
import { ties } from '../ties.ts';
import { vendorErrorOf } from '../vendors.ts';
import { isRefusal } from './error-codes.ts';
import { bareUserCode } from './user-verification.ts';

/**
 * A message of OAuth 2 or OpenID Connect, with what its parameters and its answer say in every protocol's words: who asks, who answers,
 * where the answer goes, what went wrong, and what it shares with other messages.
 */
export function oauth2Message<Kind extends MessageKind>(
  exchange: Exchange,
  kind: Kind,
  seen: Seen,
): Message<Kind> {
  const message = recognised(exchange, kind, seen);
  return { ...message, ...partiesOf(message), ...tiesOf(message) };
}

function partiesOf(message: Message): Omit<Said, 'ties' | 'offers'> {
  const { kind, params } = message;
  return {
    // A document names clients and servers, and is neither.
    client: kind === 'discovery' ? undefined : (params['client_id'] ?? registered(message)) || undefined,
    returnAddress: isAuthorization(message) ? params['redirect_uri'] || undefined : undefined,
    issuer: issuerOf(message),
    error: errorOf(message),
  };
}

/** In an answer, a logout or the wish for a login: RFC 9207 §2; a request object’s `iss` is the client (RFC 9101 §4). */
function issuerOf({ kind, to, params, answer }: Message): string | undefined {
  if (kind === 'discovery') return asText(answer?.['issuer']);
  return to === 'client' ? params['iss'] || undefined : undefined;
}

/** RFC 7591 §3.2.1. */
function registered({ kind, answer }: Message): string | undefined {
  return kind === 'client_registration' ? asText(answer?.['client_id']) : undefined;
}

function isAuthorization({ kind }: Message): boolean {
  return kind === 'authorization_request' || kind === 'pushed_authorization_request';
}

/** In its parameters (an authorization response) or its answer. RFC 6749 §4.1.2.1, §5.2. */
function errorOf({ kind, params, answer }: Message): MessageError | undefined {
  const members = kind === 'authorization_response' ? params : answer;
  const code = asText(members?.['error']);
  if (code) {
    const description = asText(members?.['error_description']) ?? null;
    return { code, description, refused: isRefusal(code) };
  }
  const vendors = kind === 'token_request' && answer ? vendorErrorOf(answer) : undefined;
  if (!vendors) return undefined;
  return {
    code: vendors.code,
    description: vendors.description ?? null,
    refused: isRefusal(vendors.code),
  };
}

const none: readonly Tie[] = [];

function tiesOf(message: Message): Pick<Message, 'ties' | 'offers'> {
  const { kind, params, answer, exchange, token } = message;
  switch (kind) {
    case 'authorization_request':
    case 'pushed_authorization_request':
      return {
        ties: ties(
          ['state', params['state']],
          ['nonce', params['nonce']],
          ['code_challenge', params['code_challenge']],
          ['request_uri', params['request_uri'] ?? asText(answer?.['request_uri'])],
          ['issuer_state', params['issuer_state']],
        ),
        offers: ties(
          ['server', originOf(exchange.url)],
          ['follows', exchange.redirectUrl && withoutFragment(exchange.redirectUrl)],
          ['request_object', objectOf(params['request_uri'])],
        ),
      };
    case 'authorization_response':
      return { ties: ties(['code', params['code']]), offers: offersOfResponse(message) };
    case 'token_request':
      return {
        ties: ties(
          ['code', params['code']],
          ['device_code', params['device_code']],
          ['auth_req_id', params['auth_req_id']],
          ['pre_authorized_code', params['pre-authorized_code']],
        ),
        offers: [
          ...ties(['server', originOf(exchange.url)], ['code_verifier', params['code_verifier']]),
          ...tokensOf(message),
        ],
      };
    case 'device_authorization_request':
    case 'backchannel_authentication_request':
      return { ties: none, offers: offersOfDetached(message) };
    case 'userinfo_request':
    case 'resource_request':
      return { ties: none, offers: ties(['token', token]) };
    case 'end_session_request':
      return {
        ties: none,
        offers: ties(
          ['server', originOf(exchange.url)],
          ['post_logout_redirect_uri', params['post_logout_redirect_uri']],
        ),
      };
    default:
      return message;
  }
}

/** Who fetches the request, and what it turns out to ask for, may be seen. RFC 9101 §5.2. */
function objectOf(reference: string | undefined): string | undefined {
  return reference?.startsWith('https:') ? reference : undefined;
}

/** A state may be another login's: it finds a flow where one is known, and is nothing to wait for. RFC 6749 §10.12. */
function offersOfResponse(message: Message): readonly Tie[] {
  const { params, carrier, url, exchange } = message;
  const landing = carrier === 'redirect' && url.includes('#') ? withoutFragment(url) : undefined;
  const handed = carrier === 'request' ? handedToken(exchange) : undefined;
  return [...ties(['state', params['state']], ['landing', landing], ['token', handed]), ...tokensOf(message)];
}

function tokensOf(message: Message): readonly Tie[] {
  return Object.values(deliveredTokens(message)).flatMap((token) => ties(['token', token]));
}

/** A login that goes on elsewhere: on another screen (RFC 8628 §3.2), on a phone (CIBA Core §7.3). */
function offersOfDetached(message: Message): readonly Tie[] {
  const { answer, exchange } = message;
  const userCode = asText(answer?.['user_code']);
  return ties(
    ['server', originOf(exchange.url)],
    ['device_code', asText(answer?.['device_code'])],
    ['auth_req_id', asText(answer?.['auth_req_id'])],
    ['user_code', userCode && bareUserCode(userCode)],
    ...verificationUris(message).map((uri) => ['verification_uri', uri] as const),
  );
}

/** Google calls it `verification_url`. RFC 8628 §3.2. */
function verificationUris({ answer }: Message): readonly string[] {
  const names = ['verification_uri', 'verification_uri_complete', 'verification_url'];
  return names.flatMap((name) => asText(answer?.[name]) ?? []);
}
