import { describe, expect, it } from 'vitest';
import { documents, type DocumentId } from '../../../lib/spec/documents.ts';
import { sections } from '../../../lib/spec/sections.ts';
import { citations } from '../../support/citations.ts';

describe('the sections that are cited', () => {
  it('are many, and found in rules, causes, profiles and explanations', () => {
    const rooms = new Set(citations.map(({ file }) => file.split('/')[1]));
    expect([...rooms]).toEqual(expect.arrayContaining(['rules', 'causes', 'profiles', 'explain']));
    expect(citations.length).toBeGreaterThan(400);
  });

  it('each stand in the list of known ones, with its title', () => {
    const unknown = citations.filter(({ document, section }) => !sections[document]?.titles[section]);
    expect(unknown.map(({ file, document, section }) => `${file}: ${document}#${section}`)).toEqual([]);
  });

  it('are all that the list has', () => {
    const cited = new Set(citations.map(({ document, section }) => `${document}#${section}`));
    const idle = Object.entries(sections).flatMap(([document, { titles }]) =>
      Object.keys(titles).flatMap((section) => {
        const id = `${document}#${section}`;
        return cited.has(id) ? [] : [id];
      }),
    );
    expect(idle).toEqual([]);
  });

  it('are of documents that are known', () => {
    for (const document of Object.keys(sections)) expect(documents[document as DocumentId]).toBeDefined();
  });
});
