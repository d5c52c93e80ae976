import type { Exchange } from '../../exchange/exchange.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { clientErrorPage } from '../../flows/client-error-page.ts';
import type { Flow } from '../../flows/flow.ts';
import { isDeletion, setCookiesOf } from '../cookies/set-cookie.ts';
import { sessionCookiesSet } from './session-cookies.ts';

/**
 * The prefetch of a callback whose session the callback itself takes away again, and begins none: what works once was spent on the browser's
 * guess. `undefined` where nothing was prefetched, or both went the same way.
 */
export function undonePrefetch({ context }: Pick<Flow, 'context'>, landing: Exchange): Exchange | undefined {
  const gone = new Set(setCookiesOf(landing).flatMap((one) => (isDeletion(one) ? [one.name] : [])));
  if (gone.size === 0 || isPrefetch(landing) || sessionCookiesSet([landing]).length > 0) return undefined;
  return context.find((one) => {
    if (one.url !== landing.url || one.startedAt > landing.startedAt || !isPrefetch(one)) return false;
    const begun = sessionCookiesSet([one]);
    return begun.length > 0 && begun.every(({ cookie }) => gone.has(cookie.name));
  });
}

/** The app did not take this answer: by an error that no page of its own came after, or where its prefetch had used up what works once. */
export function isRefusedAgain(
  flow: Pick<Flow, 'context'>,
  landing: Exchange,
  isPageShown: boolean,
): boolean {
  const hasFailed = (landing.status ?? 0) >= 400 || clientErrorPage(landing) !== undefined;
  return (hasFailed && !isPageShown) || undonePrefetch(flow, landing) !== undefined;
}
