import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cookieHeaderOf } from './cookie-header.ts';
import { setCookiesOf } from './set-cookie.ts';
import { loginValuesOf, tiesVerdictOf, type LoginValue } from './ties.ts';
import { toldCookiesIn } from './told-cookies.ts';
import { isTooLarge, tooLargeIn } from './too-large.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';

/** Octets of a `Cookie` header from which on they are worth a word: half of the smallest limit that servers have. */
const manyBytes = 2000;
const mostTold = 20;

/** {@link cookieVerdictsOf} of all exchanges of a flow and around it that have any. */
export function cookieVerdictsIn({
  messages,
  context,
}: Pick<Flow, 'messages' | 'context'>): readonly (readonly [exchange: Exchange, verdicts: Verdicts])[] {
  const ties = messages.filter(isFrontChannelRequest).flatMap(loginValuesOf);
  return [...messages.map(({ exchange }) => exchange), ...context]
    .map((exchange) => [exchange, cookieVerdictsOf(exchange, ties)] as const)
    .filter(([, verdicts]) => Object.keys(verdicts).length > 0);
}

/**
 * What redaction takes from an exchange's cookies and their journey needs: sizes beyond a limit, and which cookies hold a value of the
 * login among others. Equal values keep equal placeholders and need no word; names and attributes stay.
 */
export function cookieVerdictsOf(exchange: Exchange, ties: readonly LoginValue[]): Verdicts {
  const bytes = cookieHeaderOf(exchange)?.bytes ?? 0;
  const large = tooLargePlaces(exchange);
  const tied = tiesVerdictOf(exchange, ties);
  return verdictsSaid({
    cookie_bytes: bytes >= manyBytes ? String(bytes) : undefined,
    cookies_told: [...toldCookiesIn(exchange)].slice(0, mostTold).join(' ') || undefined,
    cookies_too_large: large || undefined,
    cookie_ties: tied,
  });
}

function tooLargePlaces(exchange: Exchange): string {
  const recorded = tooLargeIn(exchange);
  return setCookiesOf(exchange)
    .flatMap((cookie, place) => (recorded.has(place) || isTooLarge(cookie) ? [place] : []))
    .join(' ');
}
