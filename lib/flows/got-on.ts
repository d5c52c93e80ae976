import type { Exchange } from '../exchange/exchange.ts';
import { originOf } from '../exchange/parameters.ts';
import { isOneSite } from '../exchange/site.ts';
import type { Message } from '../messages/message.ts';
import { keptLoginOf } from '../messages/oidc/kept-at-proxy.ts';
import { isRefusedForSession } from '../messages/oidc/handshake-round.ts';
import { leadsToItself } from '../messages/oidc/start-at-itself.ts';
import { isPage } from '../messages/surrounding.ts';
import type { Flow } from './flow.ts';

/** The window went to the login from which a script had been kept. */
export function wentThereItself({ context }: Pick<Flow, 'context'>, { exchange }: Message): boolean {
  const kept = keptLoginOf(exchange);
  if (!kept) return false;
  const login = originOf(kept.login);
  return context.some(
    (one) => one.startedAt >= exchange.startedAt && originOf(one.url) === login && isPage(one),
  );
}

/**
 * An app that sent the browser round, for its session or to the address where its login begins, showed a page of its own at last, or led to
 * another site from there: it got out of the circle.
 */
export function isShownAfter({ context }: Flow, { carrier, exchange }: Message): boolean {
  const { url, redirectUrl = url, startedAt } = exchange;
  const own = originOf(url);
  const isAtItself = leadsToItself(exchange);
  if (carrier === 'redirect') return false;
  if (originOf(redirectUrl) === own && !isAtItself && !isRefusedForSession(exchange)) return false;
  const isOut = (one: Exchange): boolean =>
    one.redirectUrl === undefined || (isAtItself && one.url === url && !isOneSite(one.redirectUrl, url));
  const next = context.find(
    (one) => one.startedAt > startedAt && originOf(one.url) === own && isPage(one) && isOut(one),
  );
  const isShown = next?.status === 200 || next?.redirectUrl !== undefined;
  return isShown && next.startedAt <= startedAt + untilShown;
}

/** Milliseconds within which redirects are followed; a page after that is another visit. */
const untilShown = 5000;
