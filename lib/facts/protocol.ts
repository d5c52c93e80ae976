import { isAttempt, isSelfConfiguring } from '../flows/attempt.ts';
import type { Flow } from '../flows/flow.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';
import { asksForCredential } from '../messages/openid4vci/grant-type.ts';
import type { Message } from '../messages/message.ts';
import { isOAuth2, type Protocol } from '../vocabulary/protocol.ts';
import { kinds } from '../vocabulary/kinds.ts';

/** The protocol of the flow's own messages; of OAuth 2, `oidc` as soon as the `openid` scope or an ID token is involved (OIDC Core §3.1.2.1), else `oauth2`. */
export function protocolOf(flow: Flow): Protocol {
  const other = flow.messages.find(({ protocol }) => !isOAuth2(protocol))?.protocol;
  if (!other && flow.messages.some(issuesCredential)) return 'openid4vci';
  return other ?? (flow.messages.some(isOpenId) || isOpenIdSought(flow) ? 'oidc' : 'oauth2');
}

/** A login that never began: the page was told its provider, and asked for the document that OpenID Connect has. OIDC Discovery §4. */
function isOpenIdSought({ messages }: Flow): boolean {
  return (
    isAttempt(messages) &&
    !isSelfConfiguring(messages) &&
    messages.some(({ url }) => url.includes('/.well-known/openid-configuration'))
  );
}

/** OAuth 2 by which a wallet gets a credential. OpenID4VCI §5.1, §6.1. */
function issuesCredential({ protocol, params }: Message): boolean {
  return protocol === 'openid4vci' || asksForCredential(params);
}

function isOpenId(message: Message): boolean {
  const { params, answer } = message;
  if (kinds[message.kind].protocol === 'oidc') return true;
  if (message.kind === 'end_session_request') return Boolean(params['id_token_hint']);
  const scopes = [params['scope'], answer?.['scope']].filter((scope) => typeof scope === 'string');
  if (scopes.some((scope) => /(^|[\s+,])openid($|[\s+,])/.test(scope))) return true;
  if (message.kind === 'authorization_request' && /\bid_token\b/.test(params['response_type'] ?? ''))
    return true;
  return deliveredTokens(message)['id_token'] !== undefined;
}
