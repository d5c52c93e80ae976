import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import { servicePathOf } from './service-path.ts';

/** Characters of a page that are read. */
const longestPage = 50_000;

/**
 * The application’s own address as it worked it out, to which its page links: the service’s path on another host, port or scheme (phpCAS
 * and others offer to try again there). `undefined` for none. A verdict that was recorded before redaction is believed.
 */
export function linkedServiceIn(
  { responseBody, redirectUrl, verdicts }: Exchange,
  service: string,
): string | undefined {
  const path = servicePathOf(service);
  if (path === undefined || redirectUrl !== undefined) return undefined;
  if (verdicts?.cas_linked) return verdicts.cas_linked + path;
  const links = responseBody?.text?.slice(0, longestPage).matchAll(link) ?? [];
  for (const [, value = ''] of links)
    if (servicePathOf(value) === path && originOf(value) !== originOf(service)) return value;
  return undefined;
}

/** What a person can follow: a page names its canonical and translated addresses in `link` elements, whatever it takes itself for. */
const link = /<a\s[^>]{0,200}?href=["'](https?:\/\/[^"'\s<>]{1,300})["']/gi;
