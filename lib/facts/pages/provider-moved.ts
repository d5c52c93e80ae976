import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues, wereRecorded } from '../../exchange/headers.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isPage } from '../../messages/surrounding.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { setCookiesOf } from '../cookies/set-cookie.ts';
import { fact } from '../fact.ts';

/** A provider that began a login at one host and went on with it at another, where its cookies do not come. RFC 6265bis §5.1.3. */
export type ProviderMoved = {
  readonly request: Message;
  /** The request for the same address at the other host. */
  readonly moved: Exchange;
  /** Names of cookies that the first host set for itself alone. */
  readonly cookies: readonly string[];
};

/**
 * The later request for the provider’s authorization endpoint that went to another name of the same server (`localhost` for `127.0.0.1`,
 * with `www.`, another domain), without the cookies that the first had set. `undefined` where it stayed, where the first led there at once,
 * or one of them came.
 */
export const providerMoved = fact('providerMoved', ({ flow }): ProviderMoved | undefined => {
  const request = flow.messages.find(isFrontChannelRequest);
  if (!request || !URL.canParse(request.exchange.url)) return undefined;
  const { exchange } = request;
  const first = new URL(exchange.url);
  const later = [...flow.context, ...flow.messages.filter(isFrontChannelRequest).map((one) => one.exchange)];
  const moved = later
    .filter((one) => one.startedAt > exchange.startedAt && isPage(one) && isMoved(one.url, first))
    .toSorted((a, b) => a.startedAt - b.startedAt)[0];
  // Led there at once, the login begins there: the first host set nothing that matters.
  if (!moved || moved.url === exchange.redirectUrl || !wereRecorded(moved.requestHeaders)) return undefined;
  const cookies = setCookiesOf(exchange)
    .filter(
      ({ httpOnly, domain }) => httpOnly && (domain === undefined || !isOneSite(moved.url, exchange.url)),
    )
    .map(({ name }) => name);
  const sent = headerValues(moved.requestHeaders, 'cookie').join('; ');
  if (cookies.length === 0 || cookies.some((name) => sent.includes(`${name}=`))) return undefined;
  return { request, moved, cookies };
});

/** The same endpoint of the same server, by another name: path and port are the same, and so is the client that asks. */
function isMoved(url: string, first: URL): boolean {
  if (!URL.canParse(url)) return false;
  const other = new URL(url);
  return (
    other.hostname !== first.hostname &&
    other.pathname === first.pathname &&
    other.port === first.port &&
    other.pathname !== '/' &&
    other.searchParams.get('client_id') === first.searchParams.get('client_id')
  );
}
