import { basename } from 'node:path';
import type { SpecDocument } from '../../../lib/spec/document.ts';
import { documents, type DocumentId } from '../../../lib/spec/documents.ts';
import { reference } from '../../../lib/spec/references.ts';
import { sections } from '../../../lib/spec/sections.ts';
import type { Reading } from '../../../lib/spec/sections/read-sections.ts';
import { citations } from '../citations.ts';

const readings: Readonly<Record<Reading, string>> = {
  opened: 'Titles read in the document itself.',
  draft: 'Titles read in a draft of it.',
  copied: 'Titles read in copies of its table of contents.',
  quoted: 'Titles as others quote them; the document was not opened.',
  unopened: 'Titles not compared with the document yet.',
};

/** The whole of docs/specifications.md: the documents and sections that are cited, and what cites them. */
export function specificationsDocument(): string {
  const chapters = Object.entries(documents).flatMap(([id, document]) => chapter(id as DocumentId, document));
  return [
    '<!-- Generated from lib/spec/: `npm run generate` after citing another section. -->',
    '# Specifications',
    'The sections that rules, causes, profiles and explanations cite, with their titles, and who cites them. A test asks that each is listed in [lib/spec/sections](../lib/spec/sections): a number that no list has is a mistake, or a section that somebody has to look up. How far the titles were compared is said of each document.',
    ...chapters,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function chapter(id: DocumentId, { label, title, url }: SpecDocument): readonly string[] {
  const known = sections[id];
  if (!known) return [];
  const rows = Object.entries(known.titles).map(([section, name]) => {
    const { url: at } = reference(`${id}#${section}`);
    const number = /^\d/.test(section) ? `§${section} ` : '';
    return `- [${number}${escaped(name)}](${at.replaceAll(' ', '%20')}): ${citing(id, section)}`;
  });
  const errata = known.errata ? ` Errata: ${escaped(known.errata)}` : '';
  return [`## ${label}`, `[${escaped(title)}](${url}). ${readings[known.read]}${errata}`, rows.join('\n')];
}

/** Rules and causes by their names, other files by theirs. */
function citing(id: DocumentId, section: string): string {
  const names = citations
    .filter((one) => one.document === id && one.section === section)
    .map(({ file }) => basename(file, '.ts'));
  return [...new Set(names)].toSorted().join(', ');
}

/** Markdown shows these as they are. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, '\\$&');
}
