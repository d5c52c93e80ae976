/** The element of a page that holds a trace. */
const opening = '<pre id="oauth-lens-trace"';
const closing = '</pre>';

/**
 * A trace as an element of a page: its JSON as it is, but for characters that HTML or a reader would take for something else, which JSON
 * writes as escapes (RFC 8259 §7). So it is the same text whoever saves the page again.
 * @param trace JSON
 */
export function bundledTrace(trace: string): string {
  const ascii = trace.replace(/[<>&\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${opening} class="trace">${ascii}${closing}`;
}

/** The JSON of the trace that a page holds; `undefined` for anything else. Whole or not: what reads it finds out. */
export function traceInPage(page: string): string | undefined {
  if (!isPage(page)) return undefined;
  const element = page.indexOf(opening);
  const from = element < 0 ? -1 : page.indexOf('>', element) + 1;
  if (from <= 0) return undefined;
  const to = page.indexOf(closing, from);
  return page.slice(from, to < 0 ? undefined : to);
}

/** Whether a page was written by this product, with a trace or without. */
export function isOwnPage(page: string): boolean {
  return isPage(page) && page.slice(0, 4096).includes('<meta name="generator" content="OAuth Lens ');
}

function isPage(text: string): boolean {
  return /^\s*<!doctype html/i.test(text.slice(0, 256));
}
