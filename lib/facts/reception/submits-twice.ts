import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { isDelivery } from '../cookies/login-exchanges.ts';
import { linkedAddressesOf } from '../pages/linked-addresses.ts';

/** Characters of a page that are read. */
const longestPage = 64_000;

/**
 * The page whose form brought an answer to `address`, where two of its scripts submit it (`onload` and one more): both requests leave before
 * the first is answered. `undefined` where it submits once, or was not recorded. WHATWG HTML §4.10.22.3.
 */
export function pageThatSubmitsTwice(
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
  { url, startedAt }: Exchange,
): Exchange | undefined {
  const before = [...messages.map(({ exchange }) => exchange), ...context].filter(
    (one) => one.startedAt < startedAt && one.startedAt >= startedAt - longest && one.status === 200,
  );
  return before
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .findLast((one) => one.verdicts?.submits === 'twice' || submitsTwice(one, endpointOf(url)));
}

/** Milliseconds that a page stays which submits by itself. */
const longest = 10_000;

function submitsTwice(page: Exchange, address: string): boolean {
  const text = page.responseBody?.text?.slice(0, longestPage) ?? '';
  if ([...text.matchAll(/\.submit\(\s*\)/g)].length < 2) return false;
  return linkedAddressesOf(page).some((one) => endpointOf(one) === address);
}

/** For a trace, in which the page is not. */
export function submitsTwiceVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const posted = flow.messages.filter((one) => isDelivery(one) && one.exchange.method === 'POST');
  const pages = new Set(posted.flatMap(({ exchange }) => pageThatSubmitsTwice(flow, exchange) ?? []));
  return [...pages].map((page) => [page, { submits: 'twice' }]);
}
