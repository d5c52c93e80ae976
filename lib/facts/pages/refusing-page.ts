import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import { isOwnCall, isRefusedOwnCall } from '../../exchange/refused-own-call.ts';
import { partiesOf, sideOf } from '../../flows/context/parties.ts';
import { isToldOnPage } from '../../flows/error-page.ts';
import type { Flow } from '../../flows/flow.ts';
import { windowMessageOf } from '../../flows/window-message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { pageBackOf } from './page-back.ts';

/**
 * The provider's last page where a login still waits for its answer; `undefined` where an answer came, perhaps unseen, or no page did.
 * The login's request itself may be answered with it.
 */
export function lastProviderPageOf(flow: Flow): Exchange | undefined {
  const { messages, context } = flow;
  const request = messages.findLast(isFrontChannelRequest);
  if (!request || messages.some(isFrontChannelResponse) || windowMessageOf({ messages })) return undefined;
  if (pageBackOf(flow)) return undefined;
  const parties = partiesOf(messages, context);
  return [request.exchange, ...context]
    .filter(
      (one) =>
        one.startedAt >= request.exchange.startedAt &&
        one.redirectUrl === undefined &&
        isPage(one) &&
        sideOf(messages, parties, one.url) === 'provider',
    )
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry)
    .at(-1);
}

/**
 * The provider's last page, where it was answered with success, says in known words that the login ends there, and asks for nothing more.
 * Microsoft, authentik and others refuse so after the person has signed in. `undefined` where nobody reads pages.
 */
export function refusingPageOf(flow: Flow): Exchange | undefined {
  const page = lastProviderPageOf(flow);
  if (!page || page.status !== 200 || asksForLogin(page)) return undefined;
  const earlier = flow.context.filter(({ startedAt }) => startedAt < page.startedAt);
  const isRefusing =
    isToldOnPage(page) || flow.saysFailure?.(page, earlier, 'authorization_server') === 'plainly';
  return isRefusing ? page : undefined;
}

/**
 * What the provider's last page was told by its own server, in known words that the login ends there; no page came after it.
 * `undefined` where the page went on, or nobody reads pages.
 */
export function refusingCallOf(flow: Flow): Exchange | undefined {
  const last = flow.saysFailure && lastRefusedCallOf(flow);
  return last && flow.saysFailure?.(last, [], 'authorization_server') === 'plainly' ? last : undefined;
}

/** The last call of the provider's last page that its own server refused, whatever it said; `undefined` where the page went on. */
export function lastRefusedCallOf(flow: Flow): Exchange | undefined {
  const page = lastProviderPageOf(flow);
  const own = page && originOf(page.url);
  const calls = flow.context.filter(
    (one) => page && one.startedAt >= page.startedAt && originOf(one.url) === own && isOwnCall(one),
  );
  const last = calls.toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry).at(-1);
  return last && isRefusedOwnCall(last) ? last : undefined;
}

/** True for a page that asks for a name, a password or the number of a second step: a wrong one is no end, the form is there again. False where it was not recorded. */
export function asksForLogin({ responseBody }: Exchange): boolean {
  return asked.test(responseBody?.text?.slice(0, longestPage) ?? '');
}

const asked =
  /<input[^>]{1,300}(?:type|name|autocomplete)=["']?(?:(?:password|passwd|email|username|login)\b|[\w.-]{0,30}(?:otp|passcode|one-time-code|captcha))/i;

/** Characters of a page that are read. */
const longestPage = 200_000;
