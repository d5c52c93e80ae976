/**
 * Whether nothing of what a page shows stands in the answer that brought it: a script wrote it. Letters and digits are compared, so that tags and
 * entities between them do not matter; what stands in the answer's own scripts does not count, as nobody reads it there.
 * @param shown headings and error texts of the page, an element a line, as markup; without any, nothing was written
 * @param sent the answer, HTML
 */
export function isWrittenByScript(shown: string, sent: string): boolean {
  const words = shown
    .split('\n')
    .filter((line) => !line.startsWith('<title>'))
    .map(lettersOf)
    .filter((text) => text !== '');
  if (words.length === 0) return false;
  const all = lettersOf(withoutScripts(sent));
  return !words.some((text) => all.includes(text));
}

function withoutScripts(html: string): string {
  const [before = '', ...scripts] = html.split(/<script/i);
  return before + scripts.map((text) => text.slice(text.search(/<\/script|$/i))).join('');
}

function lettersOf(markup: string): string {
  return markup.replace(/<[^<>]*>|&#?\w{1,10};|[^\p{L}\p{N}<&]+|[<&]/gu, '');
}
