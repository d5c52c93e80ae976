import { messagesOf, type Flow } from '../flows/flow.ts';
import { isAnsweredByWindowMessage } from '../messages/oauth2/window-message.ts';
import { authorizationRequestOf } from './authorization-request.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';

/**
 * How the authorization response travelled, or was asked to travel; `null` for flows without a front channel. Defaults:
 * OAuth 2.0 Multiple Response Types §5 (`query` for code and none, `fragment` for tokens), JARM §2.3.4 for `jwt`.
 */
export function responseModeOf(flow: Flow): string | null {
  if (flow.messages.some((message) => !isOAuth2(message.protocol))) return null;
  const seen = messagesOf(flow, 'authorization_response').find((message) => message.responseMode);
  if (seen?.responseMode) return seen.responseMode;
  const request = authorizationRequestOf(flow);
  if (!request) return null;
  if (isAnsweredByWindowMessage(request.params)) return 'web_message';
  const early = request.responseType.has('token') || request.responseType.has('id_token');
  const asked = request.params['response_mode'];
  if (asked === 'jwt') return early ? 'fragment.jwt' : 'query.jwt';
  return asked ?? (early ? 'fragment' : 'query');
}
