import { asText } from '../exchange/json.ts';
import { sha256Base64Url } from '../exchange/digest.ts';
import { originOf, withoutFragment } from '../exchange/parameters.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';
import type { Message } from '../messages/message.ts';
import { bareUserCode } from '../messages/oauth2/user-verification.ts';
import { ties } from '../messages/ties.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import type { Tie, TieName } from '../vocabulary/ties.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';

/** The keys a message makes known: later messages that carry one of them belong to the same flow. */
export function keysOf(message: Message): readonly Tie[] {
  const keys: Tie[] = [];
  const add = (name: TieName, value: string | undefined) => void keys.push(...ties([name, value]));
  const { params } = message;
  if (!isOAuth2(message.protocol)) keys.push(...keysOfTies(message));
  switch (message.kind) {
    case 'authorization_request':
    case 'pushed_authorization_request':
      add('state', params['state']);
      add('nonce', params['nonce']);
      add('code_challenge', params['code_challenge']);
      add('request_uri', params['request_uri'] ?? asText(message.answer?.['request_uri']));
      add('client', params['client_id']);
      add('server', originOf(message.exchange.url) ?? undefined);
      add('redirect_uri', params['redirect_uri']);
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
      add('code_verifier', params['code_verifier']);
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
      add('post_logout_redirect_uri', params['post_logout_redirect_uri']);
      break;
    default:
      break;
  }
  if (isFrontChannelRequest(message)) add('provider', originOf(message.exchange.url) ?? undefined);
  return keys;
}

/** A login that goes on elsewhere: on another screen (RFC 8628 §3.2), on a phone (CIBA Core §7.3). */
function keysOfDetachedRequest(message: Message): readonly Tie[] {
  const { params, answer } = message;
  return ties(
    ['client', params['client_id']],
    ['server', originOf(message.exchange.url)],
    ['device_code', asText(answer?.['device_code'])],
    ['auth_req_id', asText(answer?.['auth_req_id'])],
    ['user_code', userCodeOf(message)],
    ...verificationUris(message).map((uri) => ['verification_uri', uri] as const),
  );
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
function keysOfTies(message: Message): readonly Tie[] {
  const { client, returnAddress } = message;
  const server = isFrontChannelRequest(message) ? originOf(message.exchange.url) : null;
  return [
    ...message.ties,
    ...message.offers,
    ...ties(
      ['follows', message.carrier === 'redirect' ? withoutFragment(message.url) : undefined],
      ['client', client],
      ['redirect_uri', returnAddress],
      ['server', server],
    ),
  ];
}

/** The challenges that may stand for a code verifier, by either method. RFC 7636 §4.6. */
export function challengesOf(verifier: string | undefined): readonly Tie[] {
  return verifier ? ties(['code_challenge', sha256Base64Url(verifier)], ['code_challenge', verifier]) : [];
}
