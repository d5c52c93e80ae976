import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SpecDocument } from '../../../lib/spec/document.ts';
import { documents, type DocumentId } from '../../../lib/spec/documents.ts';
import { reference, type ReferenceId } from '../../../lib/spec/references.ts';

const folder = join(import.meta.dirname, '../../../lib/explain');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const ids = Object.keys(documents).join('|').replaceAll('.', '\\.');
const quoted = new RegExp(`'((?:${ids})#[^']+)'`, 'g');

const used = [
  ...new Set(
    sources.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(quoted)].map((match) => match[1] as ReferenceId),
    ),
  ),
];

describe('the sections that explanations cite', () => {
  it('are many', () => {
    expect(used.length).toBeGreaterThan(150);
  });

  it.each(used)('%s looks like a section of its document and is linked there', (id) => {
    const [document, section] = id.split('#') as [DocumentId, string];
    const known: SpecDocument = documents[document];
    const { label, url } = reference(id);
    expect(label).toContain(known.label);
    expect(url.startsWith(known.url)).toBe(true);
    if (known.numbered) {
      expect(section).toMatch(/^(?:[1-9]\d?|[A-Z])(\.[1-9]\d?){0,3}$/);
      expect(url).not.toBe(known.url);
    }
  });
});
