import type { Body } from '../exchange/exchange.ts';
import { asObject, asText } from '../exchange/json.ts';

/** What was read in a tab from a page that failed: its title and error texts, never a field or the rest of it. */
export type PageWords = {
  /** Media type of the document: `text/html`, `application/json`. */
  readonly contentType: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** Texts of elements that are there to say what went wrong. */
  readonly errors: readonly string[];
  /** The document itself where it is no page but plain text or JSON; else empty. */
  readonly text: string;
};

/** Characters kept of one text, of a document that is all text, and how many texts of a kind. */
const limits = { text: 400, document: 4000, texts: 6 };

/**
 * The words of a page as the body of the answer that brought it, marked as an excerpt: a small page of the same title, headings and
 * error texts, or the document itself where it is text. `undefined` where the page shows nothing of the kind, or what came back from the
 * tab has another shape.
 */
export function bodyOfPage(read: unknown): Body | undefined {
  const words = asObject(read);
  if (!words) return undefined;
  const contentType = (asText(words['contentType']) ?? '').toLowerCase();
  const document = (asText(words['text']) ?? '').slice(0, limits.document);
  if (document !== '') return { mediaType: contentType, text: document, excerpt: true };
  const title = textsOf([words['title']]);
  const headings = textsOf(words['headings']);
  const errors = textsOf(words['errors']);
  if (title.length + headings.length + errors.length === 0) return undefined;
  const text = [
    ...title.map((one) => `<title>${escaped(one)}</title>`),
    ...headings.map((one) => `<h1>${escaped(one)}</h1>`),
    ...errors.map((one) => `<p role="alert">${escaped(one)}</p>`),
  ].join('\n');
  return { mediaType: 'text/html', text, excerpt: true };
}

function textsOf(list: unknown): readonly string[] {
  const texts = Array.isArray(list) ? list.slice(0, limits.texts) : [];
  return texts.flatMap((one: unknown) => {
    const text = asText(one)?.trim().slice(0, limits.text) ?? '';
    return text === '' ? [] : [text];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
