import type { Exchange } from '../../exchange/exchange.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import type { Message } from '../../messages/message.ts';
import { isDelivery } from '../cookies/login-exchanges.ts';
import { fact } from '../fact.ts';

/** What scripts of the app asked its own servers after a login that nothing shows to have failed. */
export type OwnCalls = {
  /** The request by which the answer came. */
  readonly landing: Message;
  /** In order of time; no preflights. */
  readonly calls: readonly Exchange[];
  /** Those that were refused (4xx), and whose address (with the same method) took none later. */
  readonly refused: readonly Exchange[];
};

/** `undefined` where no answer came to a server, where it was refused, or nothing was called. Calls with a token of the login are its messages. */
export const ownCalls = fact('ownCalls', ({ flow, ending }): OwnCalls | undefined => {
  if (ending.outcome === 'failed' || ending.outcome === 'denied') return undefined;
  const landing = flow.messages.findLast(isDelivery);
  const { status = 0, startedAt, url } = landing?.exchange ?? { url: '', startedAt: 0 };
  if (!landing || landing.error !== undefined || status === 0 || status >= 400) return undefined;
  const ofLogin = new Set(flow.messages.map(({ exchange }) => exchange.id));
  const calls = ownExchanges(flow).filter(
    (one) => one.startedAt > startedAt && !ofLogin.has(one.id) && isOwnCall(one, url),
  );
  if (calls.length === 0) return undefined;
  const refused = calls.filter((one, at) => isRefusal(one) && !isTaken(one, calls.slice(at + 1)));
  return { landing, calls, refused };
});

/** Of a page of the app’s, at its own origin or another one of its site. */
function isOwnCall(one: Exchange, landing: string): boolean {
  if (one.context.resourceType !== 'fetch' || one.method === 'OPTIONS') return false;
  const page = cameFrom(one);
  if (originOf(one.url) === originOf(landing)) return page === null || isOneSite(page, landing);
  return page !== null && hostOf(page) === hostOf(landing) && isOneSite(page, one.url);
}

function isRefusal({ status = 0 }: Exchange): boolean {
  return status >= 400 && status < 500;
}

function isTaken(call: Exchange, later: readonly Exchange[]): boolean {
  return later.some(
    (one) => one.method === call.method && isAccepted(one) && endpointOf(one.url) === endpointOf(call.url),
  );
}
