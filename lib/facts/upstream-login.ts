import { isLoginRequest } from '../exchange/login-request.ts';
import { hostOf } from '../exchange/parameters.ts';
import { isOneSite } from '../exchange/site.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';

/**
 * True when the provider sent the browser on to a provider on another site while this login waited for its answer: it may be a broker,
 * and what it says of the person may be the other one's words. False where that was not seen.
 */
export function leadsToAnotherLogin(flow: Pick<Flow, 'messages' | 'context'>): boolean {
  const [request] = messagesOf(flow, 'authorization_request');
  if (!request) return false;
  const answered = messagesOf(flow, 'authorization_response')[0]?.exchange.startedAt ?? Infinity;
  const client = request.params['redirect_uri'] ?? '';
  return [...flow.messages.map(({ exchange }) => exchange), ...flow.context].some(
    ({ redirectUrl = '', url, startedAt }) =>
      startedAt >= request.exchange.startedAt &&
      startedAt <= answered &&
      hostOf(redirectUrl) !== '' &&
      !isOneSite(redirectUrl, url) &&
      !(client !== '' && isOneSite(redirectUrl, client)) &&
      isLoginRequest(redirectUrl),
  );
}
