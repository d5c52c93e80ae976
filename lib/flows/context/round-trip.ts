import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { isPage } from '../../messages/surrounding.ts';

/** From where the browser came to the client before a login, and which of that it was sent back to after it. Host names. */
export type RoundTrip = { readonly from: ReadonlySet<string>; readonly back: ReadonlySet<string> };

/**
 * An app may stand behind the client: a hosted broker, or a proxy with a host for its logins, logs in for it. Where a page led to the client's and the
 * client led back there after the answer, it is the app; a link in a mail leads one way only.
 * @param client host names of the client @param around exchanges near the login that are no messages of it, in order of time
 */
export function roundTripOf(
  messages: readonly Message[],
  around: readonly Exchange[],
  client: ReadonlySet<string>,
): RoundTrip {
  const requests = messages.flatMap((one) => (isFrontChannelRequest(one) ? [one.exchange] : []));
  const answers = messages.flatMap((one) => (isFrontChannelResponse(one) ? [one.exchange] : []));
  const began = requests[0]?.startedAt ?? answers[0]?.startedAt ?? -Infinity;
  const answered = answers[0]?.startedAt ?? Infinity;
  const pages = around.filter(isPage);
  const before = pages.filter(({ url, startedAt }) => startedAt <= began && client.has(hostOf(url)));
  const ledIn = pages.filter(
    ({ redirectUrl, startedAt }) =>
      redirectUrl !== undefined && startedAt <= began && client.has(hostOf(redirectUrl)),
  );
  const from = new Set([...[...before, ...requests].map(cameFrom), ...ledIn.map(({ url }) => hostOf(url))]);
  for (const host of ['', ...client]) from.delete(host);
  const after = pages.filter(({ startedAt }) => startedAt >= answered);
  const sent = [...answers, ...after.filter(({ url }) => client.has(hostOf(url)))].map(
    ({ redirectUrl = '' }) => hostOf(redirectUrl),
  );
  const gone = after.filter((page) => client.has(cameFrom(page))).map(({ url }) => hostOf(url));
  return { from, back: new Set([...sent, ...gone].filter((host) => from.has(host))) };
}

function cameFrom({ context }: Exchange): string {
  return hostOf(context.initiator ?? '');
}
