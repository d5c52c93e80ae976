/** Controls, marks of direction, what is meant to be ignored, lone surrogates: what nobody sees, what a terminal obeys, and what turns the text around it. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Any text with what cannot be seen in it written as its code point: `gnp⟨U+202E⟩`. Tabs and line breaks stay. UTR 36, UAX 9. */
export function visible(text: string): string {
  return /[^\n\r\t -~]/.test(text) ? text.replace(unseen, (one) => `\u27e8U+${hex(one)}\u27e9`) : text;
}

/** The same on one line: tabs and line breaks become blanks. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[\t\n\r]+/g, ' '));
}

/** The text of a JSON document in which nothing of the kind stands raw; it says the same. RFC 8259 §7. */
export function visibleJson(json: string): string {
  return /[^\n\r\t -~]/.test(json)
    ? json.replace(unseen, (one) =>
        one
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
      )
    : json;
}

/** True where there is something that cannot be seen. */
export function hasUnseen(text: string): boolean {
  return /[^\n\r\t -~]/.test(text) && text.search(unseen) >= 0;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
