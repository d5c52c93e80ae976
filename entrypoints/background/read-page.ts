import type { PageWords } from '../../lib/sources/page-words.ts';

/**
 * Runs in the page, so nothing of this file but itself is there. Title, headings, and the elements that are there to say
 * what went wrong; of an answer that is an error and has none of them, its first paragraphs. Nothing that somebody typed.
 */
export function readPage(isError: boolean): PageWords {
  const { contentType, title, body } = document;
  if (!/html|xml/.test(contentType))
    return { contentType, title: '', headings: [], errors: [], text: body.textContent.slice(0, 4000) };
  const texts = (selector: string): readonly string[] =>
    [...body.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility() && !element.querySelector('input, textarea, select'))
      .map((element) => element.textContent.replaceAll(/\s+/g, ' ').trim())
      .filter((text, at, all) => text !== '' && text.length <= 400 && all.indexOf(text) === at)
      .slice(0, 6);
  const marked = ['error', 'alert', 'danger', 'warning', 'exception', 'failure', 'invalid', 'feedback'];
  const named = marked.flatMap((word) => [`[class*="${word}" i]`, `[id*="${word}" i]`]);
  const errors = texts(['[role="alert"]', '[aria-live="assertive"]', ...named].join(','));
  return {
    contentType,
    title,
    headings: texts('h1, h2, h3'),
    errors: errors.length > 0 || !isError ? errors : texts('p, pre, li, td, dd'),
    text: '',
  };
}
