/** An element of XML. Names are ours; values of attributes are text of anybody, what is inside is XML. */
export function element(
  name: string,
  given: Readonly<Record<string, string | number | undefined>>,
  inside: readonly string[],
): string {
  const start = `<${name}${attributes(given)}`;
  return inside.length === 0 ? `${start}/>` : `${start}>${inside.join('\n')}</${name}>`;
}

/** Those that are there. */
function attributes(given: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(given)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${text(String(value))}"`))
    .join('');
}

/** Text of anybody as XML: escaped, and without the characters that XML 1.0 cannot hold (§2.2), which become U+FFFD. */
export function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
