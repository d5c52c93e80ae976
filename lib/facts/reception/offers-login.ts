import type { Exchange } from '../../exchange/exchange.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { endpointOf, originOf, withoutFragment } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { notFromServer } from '../answerer/not-from-server.ts';
import { linkedAddressesOf } from '../pages/linked-addresses.ts';
import { bringsSession } from './session-cookies.ts';

/**
 * True for a page of the server’s that has a link or form to where this login began at the app, and was asked for without a session’s
 * cookie: it is for somebody who is not signed in. False in recordings without cookies, and where the login began at that very page.
 */
export function offersLogin(
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
  page: Exchange,
): boolean {
  if (page.status !== 200 || page.redirectUrl !== undefined || notFromServer(page) || bringsSession(page))
    return false;
  if (page.verdicts?.page_after_login === 'offers_login') return true;
  const start = startOf({ messages, context });
  if (start === undefined || start === endpointOf(page.url) || originOf(start) !== originOf(page.url))
    return false;
  return (
    [...messages.map(({ exchange }) => exchange), ...context].some(hasCookie) &&
    linkedAddressesOf(page).some((address) => endpointOf(address) === start)
  );
}

/** The app’s address that sent the browser to the provider. */
function startOf({ messages, context }: Pick<Flow, 'messages' | 'context'>): string | undefined {
  const request = messages.find(isFrontChannelRequest)?.exchange;
  if (!request) return undefined;
  const target = withoutFragment(request.url);
  const start = context.findLast(
    ({ redirectUrl = '', startedAt }) =>
      startedAt <= request.startedAt && withoutFragment(redirectUrl) === target,
  );
  return start && endpointOf(start.url);
}
