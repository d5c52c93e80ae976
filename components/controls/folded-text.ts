/** What of a long value is shown first. About six lines. */
const shownLines = 6;
const shownLength = 420;
/** Folding away less than this saves nothing. */
const worthwhile = 200;

/** The beginning of a text that is too long to be shown at once; `undefined` for one that is not. */
export function beginningOf(text: string): string | undefined {
  const ofLines = text
    .split('\n', shownLines + 1)
    .slice(0, shownLines)
    .join('\n');
  const beginning = ofLines.length > shownLength ? ofLines.slice(0, shownLength) : ofLines;
  return text.length - beginning.length < worthwhile ? undefined : beginning;
}

/** `show all 12,340 characters`; the same in every place. */
export function showAllWords(count: number, what: string): string {
  return `show all ${count.toLocaleString('en')} ${what}`;
}
