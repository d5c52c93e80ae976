import type { Exchange } from '../../exchange/exchange.ts';
import { fact } from '../fact.ts';
import { appSession } from '../sign-in/app-session.ts';
import type { Message } from '../../messages/message.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { cookiesSetBy } from './set-cookie.ts';
import { isTooLarge } from './too-large.ts';

/** A session that a cookie seals together with others, and one of those that does not belong to it. */
export type BrokenSeal = {
  readonly landing: Message;
  /** The request that was turned away. */
  readonly at: Exchange;
  readonly seal: string;
  /** The cookies that the callback set with it, without the seal itself. */
  readonly sealed: readonly string[];
  readonly cookie: string;
  /** `stale`: it came and the callback had not set it. `missing`: the callback set it and it did not come. */
  readonly how: 'stale' | 'missing';
};

/** Envoy’s OAuth2 filter; Envoy Gateway puts a suffix of its own behind each name. */
const sealName = /^OauthHMAC(-[\w-]+)?$/;

/** What `OauthHMAC` is made of besides the host and the time: whatever of these a request brings. */
const tokens = ['BearerToken', 'IdToken', 'RefreshToken'] as const;

/**
 * Envoy’s OAuth2 filter seals host, end and all tokens of its session in one cookie, and checks it against the tokens that come. One from
 * an earlier time, or one that the browser left behind, breaks it. `undefined` where the seal did not come, or where nobody was
 * turned away. https://github.com/envoyproxy/envoy/issues/38919
 */
export const brokenSeal = fact('brokenSeal', ({ of }): BrokenSeal | undefined => {
  const session = of(appSession);
  if (!session?.refusedAt) return undefined;
  const { landing, refusedAt: at } = session;
  const set = cookiesSetBy(landing.exchange);
  const sent = new Map(sentCookiesOf(at)?.map(({ name, value }) => [name, value]));
  const seal = set.find(({ name, value }) => sealName.test(name) && sent.get(name) === value);
  if (!seal) return undefined;
  const suffix = sealName.exec(seal.name)?.[1] ?? '';
  const sealed = set.flatMap(({ name }) => (name !== seal.name && name.endsWith(suffix) ? [name] : []));
  for (const token of tokens) {
    const cookie = `${token}${suffix}`;
    const own = set.find(({ name }) => name === cookie);
    const came = (sent.get(cookie) ?? '') !== '';
    if (!own && came) return { landing, at, seal: seal.name, sealed, cookie, how: 'stale' };
    if (own && !came && !isTooLarge(own))
      return { landing, at, seal: seal.name, sealed, cookie, how: 'missing' };
  }
  return undefined;
});
