import { readFileSync, readdirSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { ofCauses, ofRules } from '../../../build/without-catalogue.ts';
import { emptied } from '../../../build/without-details.ts';

const without = (code: string, names: ReadonlySet<string>): string =>
  emptied(code, parseAst(code, { lang: 'ts' }) as unknown as Parameters<typeof emptied>[1], names);

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

it('a cause loses what the catalogue tells of it and nothing else', () => {
  const of = (signs: string, against: string, example: string, taken: string) =>
    `export default cause({ id: 'x', signs: ${signs}, against: ${against}, fix: 'Mend it.', example: ${example}, confusedWith: ${taken}, inspect() {} });`;
  const full = of("'It was seen.'", "'It was not.' + '!'", '`a → b`', "['x', 'y']");
  expect(without(full, ofCauses)).toBe(of("''", "''", "''", "''"));
});

it('a rule loses its examples and keeps its words', () => {
  const of = (examples: string) => `export const words = { title: 'A', why: 'B', examples: ${examples} };`;
  expect(without(of("{ fires: 'a', passes: 'b' }"), ofRules)).toBe(of("''"));
});

describe('nothing that a page tells is lost:', () => {
  it.each([
    ['lib/causes', ['signs', 'against', 'example']],
    ['lib/rules', ['examples']],
  ] as const)('each file of %s says those once', (folder, names) => {
    const member = new RegExp(`^\\s*(?:${names.join('|')}):`, 'gm');
    const counts = filesOf(folder).map((code) => code.match(member)?.length ?? 0);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(150);
    expect(counts.filter((count) => count !== 0 && count !== names.length)).toEqual([]);
  });

  it.each([
    [
      'causes',
      /\bcause\.(?:signs|against|example|confusedWith)\b|\{[^}]*\b(?:signs|against|example|confusedWith)\b[^}]*\} = cause\b/,
    ],
    ['rules', /\bexamples\b[^}]*\} = ruleWords|ruleWords\S*\.examples\b/],
  ] as const)('those of %s are read in the catalogue alone', (_, read) => {
    const readers = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && read.test(readFileSync(`${folder}/${name}`, 'utf8')))
        .map((name) => `${folder}/${name}`),
    );
    expect(readers).toContain('lib/catalogue/knowledge.ts');
    expect(readers.filter((name) => !name.startsWith('lib/catalogue/'))).toEqual([]);
  });
});
