import type { CauseName } from '../vocabulary/cause-name.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { hostOf, originOf } from '../exchange/parameters.ts';
import { isOneSite } from '../exchange/site.ts';
import { refusedCallOf } from './api/refusal.ts';
import type { Facts } from './facts.ts';
import { fact } from './fact.ts';
import { reportedFailureOf } from './reception/reported-failure.ts';
import { chainFrom } from './said/said-along.ts';
import { saidBy } from './said/said.ts';
import { toldWhileWaiting } from './said/told-while-waiting.ts';
import type { Speaker } from './said/phrases/phrase.ts';
import { partiesOf, sideOf } from '../flows/context/parties.ts';
import { laterErrorPageOf } from '../flows/error-page.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';

/** An exchange at which a login failed, and whose words its answer’s are. */
export type FailingExchange = {
  readonly exchange: Exchange;
  /** The message that it is, or the one that led there. */
  readonly at: Message;
  readonly by: Speaker;
};

/**
 * The exchanges whose words may tell why a login failed, the most telling first: where it ended, the provider’s pages, the callback and
 * where it sends the browser, an API that refused. Those that were answered with success and say nothing of a failure are for
 * the reader to see.
 */
export const failingExchanges = fact('failingExchanges', (facts): readonly FailingExchange[] => {
  const { ending, errorPage, flow } = facts;
  const later = laterErrorPageOf(flow)?.page;
  const callbacks = flow.messages.filter(
    (message) => message.carrier === 'request' && isFrontChannelResponse(message),
  );
  const ends = [ending.failedAt, errorPage?.message, later, callbacks.at(-1), refusedCallOf(flow)];
  const messages = [...new Set(ends.filter((message) => message !== undefined))];
  const own = messages.map((at) => ({ exchange: at.exchange, at, by: speakerOf(at, facts) }));
  const told = eachOnce([...own, ...own.flatMap((one) => behind(one, facts))]);
  const report = reportedFailureOf(flow);
  if (report) return eachOnce([{ exchange: report.at, at: report.message, by: 'client' }, ...told]);
  const denying = denyingPage(facts) ?? unansweredAfter(facts);
  if (denying) return [denying, ...told.filter(({ exchange }) => exchange.id !== denying.exchange.id)];
  const { reception } = ending;
  if (reception?.outcome !== 'failed' || told.some(({ exchange }) => exchange.id === reception.at.id))
    return told;
  return [{ exchange: reception.at, at: reception.message, by: 'client' }, ...told];
});

/** Reasons of a provider's that its answer hides behind `access_denied`: the person only followed. */
const hiddenByDenial: ReadonlySet<CauseName | undefined> = new Set<CauseName>([
  'admin-consent-needed',
  'policy-denied',
  'not-assigned',
  'wrong-tenant',
  'app-not-ready',
  'stronger-login-required',
]);

/** The last page of the provider's before its refusal that says why, in known words. */
function denyingPage({ flow, ending }: Facts): FailingExchange | undefined {
  const at = ending.failedAt;
  if (!at || !ending.error || !isFrontChannelResponse(at)) return undefined;
  const parties = partiesOf(flow.messages, flow.context);
  const pages = [
    ...flow.messages.filter(isFrontChannelRequest).map(({ exchange }) => exchange),
    ...flow.context,
  ];
  const exchange = pages
    .filter(
      ({ startedAt, url }) =>
        startedAt < at.exchange.startedAt && sideOf(flow.messages, parties, url) === 'provider',
    )
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .findLast((page) =>
      saidBy(page)?.phrases.some(
        ({ phrase }) =>
          phrase.by === 'authorization_server' &&
          phrase.loosely.length === 0 &&
          hiddenByDenial.has(phrase.cause),
      ),
    );
  return exchange && { exchange, at, by: 'authorization_server' };
}

/** The client's pages that its callback leads to: the callback itself often says no more than `?error`. */
function behind({ exchange, at, by }: FailingExchange, { flow }: Facts): readonly FailingExchange[] {
  if (by !== 'client' || exchange.redirectUrl === undefined) return [];
  const later = flow.context.filter(({ startedAt }) => startedAt >= exchange.startedAt);
  const parties = partiesOf(flow.messages, flow.context);
  const isClients = ({ url }: Exchange): boolean =>
    hostOf(url) === hostOf(exchange.url) ||
    (isOneSite(url, exchange.url) && sideOf(flow.messages, parties, url) !== 'provider');
  return chainFrom(exchange, later)
    .slice(1)
    .filter(isClients)
    .map((page) => ({ exchange: page, at, by }));
}

function eachOnce(told: readonly FailingExchange[]): readonly FailingExchange[] {
  return [...new Map(told.toReversed().map((one) => [one.exchange.id, one])).values()].toReversed();
}

/** The provider's last page, where no answer followed it: it may say why. */
function unansweredAfter({ flow }: Facts): FailingExchange | undefined {
  const at = flow.messages.findLast(isFrontChannelRequest);
  const told = at && toldWhileWaiting(flow);
  return told && { exchange: told.exchange, at, by: 'authorization_server' };
}

function speakerOf(message: Message, { server, client }: Facts): Speaker {
  if (message.kind === 'resource_request') return 'resource_server';
  if (message.kind === 'refused_start') return message.to === 'client' ? 'client' : 'authorization_server';
  if (message.carrier === 'request' && isFrontChannelResponse(message)) return 'client';
  const origin = originOf(message.exchange.url);
  if (origin !== null && origin === originOf(client.redirectUri ?? '') && origin !== server.origin)
    return 'client';
  return 'authorization_server';
}
