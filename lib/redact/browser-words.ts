import type { Context } from './context.ts';
import { isOrdinaryWord } from './person-words.ts';
import { isPlaceholder } from './placeholders.ts';

const constant = /^(?:net::)?[A-Z]{2,24}(?:_[A-Z\d]{1,24}){0,10}[.,:;]?$/;

/**
 * A browser's or tool's words for what failed: their constants stay (`net::ERR_ABORTED`, `NS_ERROR_NET_RESET`), and what some tool wrote
 * beside one goes unless it is an ordinary word. Sentences are redacted as descriptions.
 */
export function redactFailure(context: Context, failure: string): string {
  const words = context.text(failure, 0).split(/(\s+)/);
  const isNamed = words.some((word) => constant.test(word));
  if (!isNamed || words.length > 200) return context.description(failure);
  return words
    .map((word) =>
      word.trim() === '' ||
      constant.test(word) ||
      isPlaceholder(word) ||
      isOrdinaryWord(word.replace(/\W+$/, ''))
        ? word
        : context.placeholders.one('text', word),
    )
    .join('');
}

/** Which page an entry is of is told by ids being equal. `page_3` is a browser's own; others may be titles or addresses. */
export function redactPageId({ placeholders }: Context, id: string): string {
  return id === '' || /^(?:page[_@ -]?)?\d{1,6}$/i.test(id) ? id : placeholders.one('page', id);
}
