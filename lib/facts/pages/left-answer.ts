import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { observedSteps } from '../../flows/steps.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import type { Outcome } from '../../vocabulary/outcome.ts';
import { isPage as isDocument } from '../../messages/surrounding.ts';
import { authorizationRequestOf } from '../authorization-request.ts';
import { clientOf } from '../client/client.ts';
import { fact } from '../fact.ts';
import { handsOnToken } from '../reception/token-in-landing.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { isOpenedAsPopup } from './opened-as-popup.ts';
import { isPage } from './page-kind.ts';

/** A code that reached a page and went no further, as far as the recording shows. */
export type LeftAnswer = {
  readonly response: Message;
  readonly request: Message | undefined;
  /** The page that began the login, if it was recorded: the client's last before the request. */
  readonly start: Exchange | undefined;
  /** Documents at the provider between request and answer, its redirects among them, in order of time. */
  readonly between: readonly Exchange[];
  /** Something shows that the login ran in a window of its own, which a page opened and waits for. */
  readonly isPopup: boolean;
  /** Something shows that the client's page redeems codes itself, and not its server. */
  readonly isPagesWork: boolean;
};

/**
 * The answer that landed in a page of the client and was not redeemed in the browser, while nothing shows that the client's server did.
 * `undefined` where the login succeeded or was refused, where tokens were asked for, and where no page was shown.
 */
export const leftAnswer = fact('leftAnswer', ({ ending, flow }): LeftAnswer | undefined =>
  ending.error || (isOver.has(ending.outcome) && !ending.isStranded) ? undefined : leftAnswerOf(flow),
);

/** {@link leftAnswer}, whatever became of the login. */
export function leftAnswerOf(flow: Flow): LeftAnswer | undefined {
  const response = observedSteps(flow).findLast(({ kind }) => kind === 'authorization_response')?.message;
  if (!response || messagesOf(flow, 'token_request').length > 0) return undefined;
  if (response.carrier !== 'request' || !/^https?:/i.test(response.url)) return undefined;
  if (!(response.params['code'] ?? response.params['response']) || !mayBePage(response.exchange))
    return undefined;
  if (isInFrame(response.exchange) || handsOnToken(response.exchange)) return undefined;
  const requests = flow.messages.filter(isFrontChannelRequest);
  const began = requests[0]?.exchange.startedAt ?? -Infinity;
  const landed = response.exchange.startedAt;
  const home = hostOf(response.url);
  const documents = flow.context.filter(isDocument);
  const request = authorizationRequestOf(flow)?.message;
  const between = [
    ...requests.map(({ exchange }) => exchange),
    ...documents.filter(
      ({ startedAt, url }) => startedAt >= began && startedAt < landed && hostOf(url) !== home,
    ),
  ].toSorted((a, b) => a.startedAt - b.startedAt);
  const inWindow = [...between, response.exchange, ...requests.map(({ exchange }) => exchange)];
  return {
    response,
    request,
    start: documents.findLast((page) => page.startedAt <= began && isStart(page, home, request)),
    between,
    isPopup: inWindow.some(isOpenedAsPopup) || isAnsweredByRedirectOfPopup(flow.messages),
    isPagesWork:
      response.responseMode === 'fragment' ||
      clientOf(flow).type === 'public' ||
      messagesOf(flow, 'discovery').some(({ exchange }) => exchange.context.resourceType !== 'main_frame'),
  };
}

/** Without headers nobody can tell what was shown. */
function mayBePage(exchange: Exchange): boolean {
  return exchange.status === 200 && (exchange.responseHeaders === undefined || isPage(exchange));
}

const isOver: ReadonlySet<Outcome> = new Set<Outcome>(['succeeded', 'failed', 'denied']);

/** A page of the client's that could have begun the login. */
function isStart(page: Exchange, home: string, request: Message | undefined): boolean {
  const host = hostOf(page.url);
  return (
    isPage(page) &&
    !isInFrame(page) &&
    (host === home || host === hostOf(request?.exchange.context.initiator ?? ''))
  );
}

/** The fragment, with its state, is in the address that the provider redirected to. */
function isAnsweredByRedirectOfPopup(messages: readonly Message[]): boolean {
  return messages.some(
    ({ kind, carrier, url, exchange }) =>
      kind === 'authorization_response' && carrier === 'redirect' && isOpenedAsPopup({ ...exchange, url }),
  );
}

/** True when both addresses are one page, whatever their query and a slash at the end. */
export function isSamePage(a: string, b: string): boolean {
  return endpointOf(a).replace(/\/$/, '') === endpointOf(b).replace(/\/$/, '');
}
