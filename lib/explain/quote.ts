/** A page's own words as a sentence: `app.example says “State mismatch”.` */
export function quoteSentence({ host, text }: { readonly host: string; readonly text: string }): string {
  return `${host} says ${quotation(text)}.`;
}

/** ` It says “State mismatch”.`, to go on after a sentence; `''` where nothing was said. */
export function itSays(text: string | undefined): string {
  return text ? ` It says ${quotation(text)}.` : '';
}

/** `: “State mismatch”`, to go on in a sentence; `''` where nothing was said. */
export function inItsWords(text: string | undefined): string {
  return text ? `: ${quotation(text)}` : '';
}

/** Somebody's words in quotation marks: a full stop at their end is ours to say. Cut off where they are long; linear. */
function quotation(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return `“${shown.replace(/[.\s]+$/, '')}”`;
}

/** Characters; a sentence that was said on a page has no more than 200. */
const longest = 300;
