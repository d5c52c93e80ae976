import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { keptLoginOf } from '../messages/oidc/kept-at-proxy.ts';
import { isRefusedForSession } from '../messages/oidc/handshake-round.ts';
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

/** An app that sent the browser round for its session showed a page of its own at last: it got out of the circle. */
export function isShownAfter({ context }: Flow, { carrier, exchange }: Message): boolean {
  const { url, redirectUrl = url, startedAt } = exchange;
  const own = originOf(url);
  if (carrier === 'redirect' || (originOf(redirectUrl) === own && !isRefusedForSession(exchange)))
    return false;
  const next = context.find(
    (one) => one.startedAt > startedAt && !one.redirectUrl && originOf(one.url) === own && isPage(one),
  );
  return next?.status === 200 && next.startedAt <= startedAt + untilShown;
}

/** Milliseconds within which redirects are followed; a page after that is another visit. */
const untilShown = 5000;
