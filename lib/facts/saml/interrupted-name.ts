import type { SamlAnswer } from './login.ts';

/**
 * True where a comment or a processing instruction stands inside a name or an attribute's value: some readers take the text up to it for
 * the whole. Redaction drops it; then the verdict counts.
 */
export function hasInterruptedName({ document: { xml }, message }: SamlAnswer): boolean {
  if (message.exchange.verdicts?.name_text === 'interrupted') return true;
  const openings = xml.matchAll(/<(?:\w{1,20}:)?(?:NameID|AttributeValue)(?:\s[^<>]{0,1000})?>/g);
  return [...openings].some(({ 0: opening, index }) => {
    const inside = xml.slice(index + opening.length, index + opening.length + longest);
    const note = inside.search(/<!--|<\?/);
    const end = inside.indexOf('</');
    return !opening.endsWith('/>') && note >= 0 && (end < 0 || note < end);
  });
}

/** Characters; what is longer is no name. */
const longest = 2_000;
