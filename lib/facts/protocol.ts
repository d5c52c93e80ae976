import type { Flow } from '../flows/flow.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';
import type { Message } from '../messages/message.ts';
import { isOAuth2, type Protocol } from '../vocabulary/protocol.ts';
import { kinds } from '../vocabulary/kinds.ts';

/** The protocol of the flow's own messages; of OAuth 2, `oidc` as soon as the `openid` scope or an ID token is involved (OIDC Core §3.1.2.1), else `oauth2`. */
export function protocolOf(flow: Flow): Protocol {
  const other = flow.messages.find(({ protocol }) => !isOAuth2(protocol))?.protocol;
  return other ?? (flow.messages.some(isOpenId) ? 'oidc' : 'oauth2');
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
