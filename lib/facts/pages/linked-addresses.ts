import type { Exchange } from '../../exchange/exchange.ts';

/** Characters of a page that are read. */
const longestPage = 64_000;

/** What opens and closes what nobody sees, and the tags that lead somewhere, with the address as it is written. */
const tags =
  /<!--|-->|<(\/?)(script|template|style)\b|<(?:a|form|button|input)\s(?:[^>]{0,600}?\s)?(?:href|action|formaction)\s*=\s*["']?([^"'\s>]{1,500})/gi;

/**
 * The addresses that links and forms of a page lead to, absolute. What stands in scripts, templates and comments is not in the page, and is
 * left out. Takes any text, in linear time; empty where the page’s text was not recorded. WHATWG HTML §4.6.
 */
export function linkedAddressesOf({ responseBody, url }: Exchange): readonly string[] {
  const found: string[] = [];
  // What has to close before the page goes on.
  let within: string | undefined;
  for (const [tag, slash, name, address = ''] of (responseBody?.text ?? '')
    .slice(0, longestPage)
    .matchAll(tags)) {
    const mark = name?.toLowerCase() ?? tag;
    if (within !== undefined) {
      if (mark === within && slash !== '') within = undefined;
    } else if (tag === '<!--') within = '-->';
    else if (name !== undefined) within = slash === '' ? mark : undefined;
    else if (URL.canParse(address, url)) found.push(new URL(address, url).href);
  }
  return found;
}
