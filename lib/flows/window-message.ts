import type { Exchange } from '../exchange/exchange.ts';
import { isAuthorizationError } from '../messages/oauth2/error-codes.ts';
import { isAnsweredByWindowMessage } from '../messages/oauth2/window-message.ts';
import type { Message } from '../messages/message.ts';
import { messagesOf, type Flow } from './flow.ts';

/** What the provider's page hands to the client's window: a code, tokens, or an error code. */
export type WindowMessage = { readonly message: Message; readonly says: string };

/** True when the flow asked for its answer by `postMessage`: no request of the browser carries it. */
export function expectsWindowMessage(flow: Pick<Flow, 'messages'>): boolean {
  return requestsOf(flow).some(({ params }) => isAnsweredByWindowMessage(params));
}

/**
 * The answer as it stands in the page that posts it: providers write it into a script of theirs. `undefined` when none was
 * asked for in this way, or the page was not recorded or shows something else (a login form). `says` is `code`, `tokens`
 * or a registered error code. OAuth 2.0 Web Message Response Mode.
 */
export function windowMessageOf(flow: Pick<Flow, 'messages'>): WindowMessage | undefined {
  if (!expectsWindowMessage(flow)) return undefined;
  for (const message of messagesOf(flow, 'authorization_request').toReversed()) {
    const says = readPage(message.exchange);
    if (says) return { message, says };
  }
  return undefined;
}

function requestsOf(flow: Pick<Flow, 'messages'>): readonly Message[] {
  return [...messagesOf(flow, 'authorization_request'), ...messagesOf(flow, 'pushed_authorization_request')];
}

/** Characters of a page that are read: it holds a script and nothing else. */
const longestPage = 20_000;

function readPage({ verdicts, responseBody }: Exchange): string | undefined {
  const recorded = verdicts?.window_message;
  if (recorded) return recorded;
  const page = responseBody?.text?.slice(0, longestPage) ?? '';
  if (!page.includes('postMessage')) return undefined;
  const error = /["']?\berror["']?\s*[:=]\s*["']([a-z_]+)["']/.exec(page)?.[1];
  if (error && isAuthorizationError(error)) return error;
  if (/["']?\b(access_token|id_token)["']?\s*[:=]\s*["'][\w.~+/-]{8}/.test(page)) return 'tokens';
  return /["']?\bcode["']?\s*[:=]\s*["'][\w.~+/-]{8}/.test(page) ? 'code' : undefined;
}
