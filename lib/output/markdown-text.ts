import { visibleLine } from '../telling/visible.ts';

/** Words of others inside Markdown: what it would take for marks or HTML is escaped, line breaks become spaces. CommonMark §2.4. */
export function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
}

/** A value as code, which no mark in it can end. */
export function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', '’')}\``;
}

/** The same inside a table, where `|` ends a cell. */
export function codeCell(text: string): string {
  return code(text).replaceAll('|', String.raw`\|`);
}

function oneLine(text: string): string {
  return visibleLine(text).replace(/\s+/g, ' ').trim();
}
