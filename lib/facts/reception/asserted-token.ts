import { postedTokenIn } from '../../exchange/posted-token.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import type { Message } from '../../messages/message.ts';
import { askingOriginOf } from '../../messages/oidc/origin-check.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { sessionInBodyOf } from '../leaks/session-in-answer.ts';
import { saidIn } from './hand-off.ts';
import { sessionCookiesSet } from './session-cookies.ts';
import { receptionOf, type Reception } from './reception.ts';

/** Milliseconds after the provider’s answer in which a page hands its token on. */
const promptly = 10_000;

/**
 * What the app’s own server made of the token that the browser got for its page, which the page posted to it. `undefined` where no such
 * call was seen: the page has its token, and may want it for itself. W3C FedCM §3.6.
 */
export function assertedTokenTaken(flow: Flow): Reception | undefined {
  const given = messagesOf(flow, 'identity_assertion_request').at(-1);
  const call = given && handedBy(flow, given);
  if (!given || !call) return undefined;
  const { exchange, isSure } = call;
  const said = saidIn(exchange);
  if (said === 'refused' && isSure)
    return { outcome: 'failed', by: 'hand_off_refused', at: exchange, message: given };
  if (said === 'session') return { outcome: 'succeeded', by: 'call_answered', at: exchange, isShown: false };
  if ((exchange.status ?? 0) >= 400) return { outcome: 'unclear' };
  const after = receptionOf(flow, { ...given, exchange });
  return after.outcome === 'failed' ? { ...after, message: given } : after;
}

/** The browser’s request for the token, as the call in which it came to the app’s server; `undefined` where none was seen. */
export function handedAssertion(flow: Flow): Message | undefined {
  const given = messagesOf(flow, 'identity_assertion_request').at(-1);
  const call = given && handedBy(flow, given);
  return call && { ...given, exchange: call.exchange };
}

/** What a trace says of that call, so that its answer is not needed. */
export function assertedTokenVerdictsOf(
  flow: Flow,
): readonly (readonly [call: Exchange, verdicts: Verdicts])[] {
  const exchange = handedAssertion(flow)?.exchange;
  const said = exchange && sessionInBodyOf(exchange);
  return exchange && said ? [[exchange, { session_in_answer: said }]] : [];
}

type Handing = {
  readonly exchange: Exchange;
  /** It holds a token, and no key of something else. */
  readonly isSure: boolean;
};

/**
 * Of such calls one that was answered with a session, else the first, or the last to its address. One that holds a token for sure goes before
 * one that may hold something else.
 */
function handedBy(flow: Flow, given: Message): Handing | undefined {
  const { startedAt, duration = 0, url } = given.exchange;
  const page = askingOriginOf(given.exchange);
  const calls = ownExchanges(flow).flatMap((exchange): readonly Handing[] => {
    const isLater = exchange.startedAt > startedAt && exchange.startedAt <= startedAt + duration + promptly;
    const isOfPage = page !== undefined && originOf(cameFrom(exchange) ?? page) === page;
    const isToOwn =
      page !== undefined && hostOf(exchange.url) !== hostOf(url) && isOneSite(page, exchange.url);
    const token = isLater && isOfPage && isToOwn ? postedTokenIn(exchange) : undefined;
    return token ? [{ exchange, isSure: token === 'sure' }] : [];
  });
  const sure = calls.filter(({ isSure }) => isSure);
  const handings = sure.length > 0 ? sure : calls;
  const [first] = handings;
  return (
    handings.find(({ exchange }) => givesSession(exchange)) ??
    handings.findLast(({ exchange }) => first && endpointOf(exchange.url) === endpointOf(first.exchange.url))
  );
}

/** A page may post other tokens afterwards. */
function givesSession(call: Exchange): boolean {
  const said = saidIn(call);
  return (
    said === 'session' || (said === 'nothing' && isAccepted(call) && sessionCookiesSet([call]).length > 0)
  );
}
