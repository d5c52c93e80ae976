import { describe, expect, it } from 'vitest';
import { explainMetadata, metadataTables } from '../../../lib/explain/metadata.ts';

describe('a metadata member', () => {
  it.each([
    'issuer',
    'code_challenge_methods_supported',
    'end_session_endpoint',
    'resource',
    'redirect_uris',
  ])('%s is explained', (name) => expect(explainMetadata(name)?.meaning).toMatch(/\.$/));

  it.each(['', 'foo', '__proto__', 'constructor'])('called “%s” is unknown', (name) => {
    expect(explainMetadata(name)).toBeUndefined();
  });
});

describe('the metadata tables', () => {
  const rows = Object.values(metadataTables).flatMap((table) => Object.entries(table));

  it('hold no name twice', () => {
    const names = rows.map(([name]) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('give every name a sentence and a specification', () => {
    expect(rows.filter(([, row]) => !row.meaning.endsWith('.') || row.references.length === 0)).toEqual([]);
  });
});
