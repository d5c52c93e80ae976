/** A page's own words as a sentence: `app.example says “State mismatch”.` A full stop of theirs is not said twice. */
export function quoteSentence({ host, text }: { readonly host: string; readonly text: string }): string {
  return `${host} says “${text.replace(/[.\s]+$/, '')}”.`;
}
