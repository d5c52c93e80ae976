import type { SamlAnswer } from './login.ts';

/**
 * True where a comment or a processing instruction stands inside a name or an attribute's value: some readers take the text up to it for
 * the whole. Redaction drops it; then the verdict counts.
 */
export function hasInterruptedName({ document: { xml }, message }: SamlAnswer): boolean {
  if (message.exchange.verdicts?.name_text === 'interrupted') return true;
  let begun = -Infinity;
  for (const { 0: mark, index } of xml.matchAll(marks)) {
    if (mark === '</') begun = -Infinity;
    else if (mark === '<!--' || mark === '<?') {
      if (index - begun < longest) return true;
    } else if (!mark.endsWith('/>')) begun = index + mark.length;
  }
  return false;
}

const marks = /<(?:\/|!--|\?|(?:\w{1,20}:)?(?:NameID|AttributeValue)(?:\s[^<>]{0,1000})?>)/g;

/** Characters; what is longer is no name. */
const longest = 2_000;
