/**
 * Text that somebody escaped for a page before it was put elsewhere, with the escapes of HTML’s own characters, blanks and numbers read:
 * `&quot;admin&quot;` → `"admin"`. Others stay as they are. Linear. WHATWG HTML §13.5.
 */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:quot|apos|amp|lt|gt|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});/gi, characterOf);
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

function characterOf(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return entities[name] ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
