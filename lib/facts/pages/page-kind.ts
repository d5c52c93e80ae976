import { headerValue, mediaType } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import { grantsWithOneClick } from './one-click-consent.ts';

/**
 * What a page of the provider is for. `consent`: one click in it grants access. `interactive`: it is used in another way. `handover`: it
 * posts the answer on. `notice`: nothing in it can be clicked or run, or it leads on by itself.
 */
export type PageKind = 'consent' | 'interactive' | 'handover' | 'notice';

/** `undefined` for what is no page, or was recorded without its text. */
export function pageKindOf(exchange: Exchange): PageKind | undefined {
  if (!isPage(exchange)) return undefined;
  const recorded = exchange.verdicts?.page_kind;
  if (recorded) return recorded;
  const page = exchange.responseBody?.text?.slice(0, longestPage);
  if (!page) return undefined;
  if (handsOver(page, exchange.url)) return 'handover';
  if (grantsWithOneClick(page)) return 'consent';
  if (/<(?:form|input|button)\b/i.test(page)) return 'interactive';
  return /<(?:script|a)\b/i.test(page) && !leavesByItself(page) ? 'interactive' : 'notice';
}

/** It goes on before anybody could use it, and loads no script that could draw something to use. */
function leavesByItself(page: string): boolean {
  if (/<script\b[^>]{0,400}\bsrc\s*=/i.test(page)) return false;
  return (
    /<meta\b[^>]{0,200}\bhttp-equiv\s*=\s*["']?refresh\b/i.test(page) ||
    /\blocation\s*(?:=(?!=)|\.\s*(?:href\s*=(?!=)|(?:replace|assign)\s*\())/.test(page)
  );
}

/** An HTML document that was shown. */
export function isPage({ status, responseHeaders }: Exchange): boolean {
  return status === 200 && mediaType(headerValue(responseHeaders, 'content-type')) === 'text/html';
}

/** Characters of a page that are read. */
const longestPage = 200_000;

/** A form of answers that submits itself or goes to another site, or a script that posts them to a window. */
function handsOver(page: string, url: string): boolean {
  if (/type=["']?password/i.test(page)) return false;
  const target = /<form\b[^>]{0,400}\baction=["']?(https?:[^"'\s>]{1,2000})/i.exec(page)?.[1];
  const isElsewhere = target !== undefined && originOf(target) !== originOf(url);
  const posts = isElsewhere || /\bpostMessage\s*\(/.test(page) || /onload\s*=|\.submit\s*\(/.test(page);
  return posts && /\b(code|access_token|id_token|response|error|SAMLResponse)\b/.test(page);
}
