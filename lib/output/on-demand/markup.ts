import { visibleLine } from '../../telling/visible.ts';

/** HTML that was made here, safe as it is. Any other text becomes it through {@link html} alone. */
export type Markup = { readonly markup: string };

/** What may stand in a template: text of anybody, HTML made here, a list of them; nothing for what is not there. */
type Content = string | number | Markup | readonly Content[] | null | undefined | false;

/**
 * A template of HTML: what stands in it literally is HTML, whatever is put into it is text. Text is escaped, so that it is none, and
 * characters that cannot be seen are shown by their code points. Values of attributes stand in double quotes.
 */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const parts = literals.map((literal, at) => literal + (at < contents.length ? markupOf(contents[at]) : ''));
  return { markup: parts.join('') };
}

/** HTML that is known to be safe: a style sheet of ours. */
export function asIs(markup: string): Markup {
  return { markup };
}

/** Text of others in a line of ours: its direction of writing ends with it. https://html.spec.whatwg.org/#the-bdi-element */
export function foreign(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** A value as it was recorded, in fixed width and its own direction. */
export function code(text: string): Markup {
  return html`<code dir="ltr">${text}</code>`;
}

/** An address that breaks between the parts of its path and query, not in the middle of a word. */
export function address(url: string): Markup {
  const parts = url.split(/(?<=[^/:]\/|[?&=])/);
  return html`<code dir="ltr"
    >${parts.flatMap((part, at) => (at === 0 ? part : [html`<wbr />`, part]))}</code
  >`;
}

function markupOf(content: Content): string {
  if (content === undefined || content === null || content === false) return '';
  if (typeof content === 'string') return escapedText(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapedText(text: string): string {
  return visibleLine(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
