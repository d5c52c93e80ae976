import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf, withoutFragment } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { tieOfClient } from '../../flows/asked-again.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { isDelivery } from './login-exchanges.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { cookiesSetBy, type SetCookie } from './set-cookie.ts';

/** A session of several cookies, of which another host of its site got a part, and began the login anew. */
export type SplitSession = {
  /** The callback that began this one, and that of the other host before it. */
  readonly landing: Message;
  readonly before: Message;
  /** The app’s redirect to the provider that brought a part. */
  readonly start: Exchange;
  /** Names of those for the whole domain, which came along, and of those for one host. */
  readonly shared: readonly string[];
  readonly own: readonly string[];
  /** As written, without a dot before it. */
  readonly domain: string;
  /** Those for one host did not come, or came from this host’s own login before, beside the shared ones of the other host’s. */
  readonly by: 'missing' | 'mixed';
};

/**
 * `undefined` unless a callback before it, of the same client at another host of the site, set the very cookies that the login’s start brought, and both
 * callbacks set the same names, HttpOnly, some with `Domain` and some without, that last no shorter. RFC 6265bis §5.6.3, §5.8.3.
 */
export const splitSession = fact('splitSession', ({ flow }): SplitSession | undefined => {
  const landing = flow.messages.findLast(isDelivery);
  const parts = landing && partsOf(landing.exchange);
  const start = landing && startOf(flow, landing.exchange);
  const sent = start && sentCookiesOf(start);
  if (!landing || !parts || !start || !sent) return undefined;
  const names = new Set(sent.map(({ name }) => name));
  if (!parts.shared.every(({ name }) => names.has(name))) return undefined;
  const missing = parts.own.filter(({ name }) => !names.has(name));
  for (const before of landingsBefore(flow, landing)) {
    const theirs = partsOf(before.exchange);
    const brought = theirs?.shared.every(({ name, value }) =>
      sent.some((one) => one.name === name && one.value === value),
    );
    if (!theirs || !brought || !isSameSplit(theirs, parts)) continue;
    return {
      landing,
      before,
      start,
      shared: namesOf(parts.shared),
      own: namesOf(missing.length > 0 ? missing : parts.own),
      domain: (parts.shared[0]?.domain ?? '').replace(/^\./, ''),
      by: missing.length > 0 ? 'missing' : 'mixed',
    };
  }
  return undefined;
});

type Parts = { readonly shared: readonly SetCookie[]; readonly own: readonly SetCookie[] };

/** `undefined` where all are for the domain, or all for the host. */
function partsOf(callback: Exchange): Parts | undefined {
  const cookies = cookiesSetBy(callback).filter(({ httpOnly }) => httpOnly);
  const shared = cookies.filter(({ domain }) => domain !== undefined);
  const longest = Math.max(...shared.map(({ lifetime = Infinity }) => lifetime));
  const own = cookies.filter(
    ({ domain, name, lifetime = Infinity }) =>
      domain === undefined && lifetime >= longest && !shared.some((one) => one.name === name),
  );
  return shared.length > 0 && own.length > 0 ? { shared, own } : undefined;
}

function isSameSplit(a: Parts, b: Parts): boolean {
  return isSame(namesOf(a.shared), namesOf(b.shared)) && isSame(namesOf(a.own), namesOf(b.own));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function namesOf(cookies: readonly SetCookie[]): readonly string[] {
  return cookies.map(({ name }) => name);
}

/** The app’s own redirect to the request, at the host that the answer came to. */
function startOf({ messages, context }: Flow, callback: Exchange): Exchange | undefined {
  const request = messages.find(isFrontChannelRequest)?.exchange;
  const target = request && withoutFragment(request.url);
  return context.findLast(
    ({ redirectUrl, url, startedAt }) =>
      redirectUrl !== undefined &&
      withoutFragment(redirectUrl) === target &&
      hostOf(url) === hostOf(callback.url) &&
      startedAt < callback.startedAt,
  );
}

/** Of this client, at another host of the site, the latest first. */
function landingsBefore({ messages, earlier }: Flow, landing: Message): readonly Message[] {
  const request = messages.find(isFrontChannelRequest);
  const tie = request && tieOfClient(request);
  return (tie ? (earlier?.(tie.name, tie.value) ?? []) : []).flatMap((flow) => {
    const one = flow.messages.findLast(isDelivery);
    return one && hostOf(one.url) !== hostOf(landing.url) && isOneSite(one.url, landing.url) ? [one] : [];
  });
}
