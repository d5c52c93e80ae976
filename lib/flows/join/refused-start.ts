import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { originOf } from '../../exchange/parameters.ts';
import { appKeptAtProxy } from '../../messages/oidc/kept-at-proxy.ts';
import { portalCookieOf } from '../../messages/oidc/portal-cookie.ts';
import type { Message } from '../../messages/message.ts';
import { saysWhyNot } from '../../messages/oidc/quoted-refusal.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import { isStartFollowed } from '../starts-followed.ts';
import type { Join } from './place.ts';

/** Milliseconds within which somebody who asks again for a page that was refused does so. */
const longestApart = 60_000;

/** Milliseconds after a login in which its app shows what became of it. */
const longestAfter = 2 * 60_000;

/**
 * The refusal before it at the same place, as of a page that was loaded again, else a flow of its own; none where it only says what became
 * of a login that had begun, or may be of one.
 */
export const joinRefusedStart: Join = (assembly, message) => {
  // A question before a call says nothing of a login that went before it.
  if (message.exchange.method === 'OPTIONS') return refusedBefore(assembly, message) ?? 'open';
  const isOfLogin = saysWhyNot(message.exchange) || isKeptFromScript(message.exchange);
  if (isOfLogin && isAfterLogin(assembly, message)) return 'wait';
  const isAtProvider =
    message.to === 'authorization_server' || portalCookieOf(message.exchange) !== undefined;
  if (isAtProvider && isWithinLogin(assembly, message)) return 'wait';
  if (isStartFollowed(assembly, message)) return 'wait';
  return refusedBefore(assembly, message) ?? 'open';
};

function isAfterLogin(assembly: Assembly, message: Message): boolean {
  const home = appKeptAtProxy(message.exchange) ?? originOf(message.exchange.url);
  return assembly.drafts.slice(-16).some((draft) => {
    const last = draft.messages.at(-1);
    if (!last || last.kind === 'refused_start' || timeOf(message) - timeOf(last) > longestAfter) return false;
    return draft.messages.some(
      (one) =>
        originOf(one.params['redirect_uri'] ?? '') === home ||
        (isFrontChannelResponse(one) && originOf(one.url) === home),
    );
  });
}

/** Milliseconds within which somebody comes back to a provider’s page. */
const longestVisit = 30 * 60_000;

/** A login that was seen to begin may have led to that page, at whatever host. */
function isWithinLogin({ drafts }: Assembly, message: Message): boolean {
  const { tab } = message.exchange.context;
  return drafts.slice(-16).some(({ messages }) => {
    const asked = messages.findLast(isFrontChannelRequest);
    if (!asked || timeOf(message) - timeOf(asked) > longestVisit) return false;
    const other = asked.exchange.context.tab;
    return tab === undefined || other === undefined || tab === other;
  });
}

function refusedBefore(assembly: Assembly, message: Message): FlowDraft | undefined {
  return assembly.drafts.slice(-16).findLast((draft) => {
    const last = draft.messages.at(-1);
    if (last?.kind !== 'refused_start') return false;
    const isNear = Math.abs(timeOf(message) - timeOf(last)) <= longestApart;
    return isNear && originOf(last.exchange.url) === originOf(message.exchange.url);
  });
}
