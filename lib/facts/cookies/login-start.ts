import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import type { CookieJar } from './jar.ts';
import { redirectsTo } from './redirects.ts';

/** Where and how the client began a login. */
export type LoginStart = {
  /** The client’s own answers that redirected to the provider, in order; empty where a page or script went there. */
  readonly redirects: readonly Exchange[];
  /** The hosts of the client: of its redirects, of the page that began, of the callback. */
  readonly hosts: ReadonlySet<string>;
  /** From when on answers of these hosts belong to the start: their last page before it, and a minute at least. Milliseconds since 1970. */
  readonly since: number;
};

const minute = 60_000;

/** `request` goes to the provider, `callback` to the client; `undefined`: no answer came. */
export function loginStartOf(
  { exchanges, redirects }: Pick<CookieJar, 'exchanges' | 'redirects'>,
  request: Exchange,
  callback: Exchange | undefined,
): LoginStart {
  const provider = originOf(request.url);
  const hops = redirectsTo(request, redirects);
  const own = ownRedirects(hops, provider);
  const page = cameFrom(own[0] ?? hops[0] ?? request);
  const pages = page === null || page === provider ? [] : [page];
  const hosts = new Set([...own.map(({ url }) => url), ...pages, callback?.url ?? ''].map(hostOf));
  hosts.delete('');
  const begun = own[0]?.startedAt ?? request.startedAt;
  const loaded = exchanges.findLast(
    (one) => one.startedAt < begun && one.status === 200 && isPage(one) && hosts.has(hostOf(one.url)),
  );
  return { redirects: own, hosts, since: Math.min(loaded?.startedAt ?? begun, begun - minute) };
}

/** The last ones of one host before the provider; in a loop those before are of the round before. */
function ownRedirects(hops: readonly Exchange[], provider: string | null): readonly Exchange[] {
  const end = hops.findLastIndex((hop) => originOf(hop.url) !== provider);
  const host = hostOf(hops[end]?.url ?? '');
  const begin = hops.findLastIndex((hop, at) => at < end && hostOf(hop.url) !== host);
  return hops.slice(begin + 1, end + 1);
}

function isPage({ context }: Exchange): boolean {
  return context.resourceType === 'main_frame';
}
