import { readFileSync, readdirSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../lib/rules/index.ts';
import { references } from '../../../lib/spec/references.ts';

const folder = fileURLToPath(new URL('../../../lib/rules/', import.meta.url));
const tests = fileURLToPath(new URL('./', import.meta.url));

/** Files of the subject folders, relative, in the order of their names: each is a rule. */
function filesIn(root: string, ending: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && entry.parentPath !== root)
    .map((entry) => relative(root, `${entry.parentPath}${sep}${entry.name}`).split(sep).join('/'))
    .filter((path) => path.includes('/'))
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

const files = filesIn(folder, '.ts');
const idOf = (file: string) => basename(file, '.ts');
const camelCase = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function index(): string {
  const imports = files.map((file) => `import ${camelCase(idOf(file))} from './${file}';`);
  return [
    '// Generated from the files of this folder by test/unit/rules/index.test.ts; run it with `-u` after adding a rule.',
    ...imports,
    "import type { Rule } from './rule.ts';",
    '',
    '/** Every rule, by id. */',
    'export const rules = [',
    ...files.map((file) => `  ${camelCase(idOf(file))},`),
    '] as const satisfies readonly Rule[];',
    '',
    '/** The id of a rule: one that is renamed in its own file is an error wherever its old name still stands. */',
    "export type RuleId = (typeof rules)[number]['id'];",
    '',
  ].join('\n');
}

it('the index lists the rule files; run this test with -u after adding one', async () => {
  await expect(index()).toMatchFileSnapshot('../../../lib/rules/index.ts');
});

it('every rule has a test of its own, in the same place', () => {
  const tested = filesIn(tests, '.test.ts').map((path) => path.replace('.test.ts', '.ts'));
  expect(tested.toSorted()).toEqual(files.toSorted());
});

describe.each(rules.map((rule, at) => [rule.id, rule, files[at]!] as const))('%s', (id, rule, file) => {
  it('is named as its file, in kebab-case', () => {
    expect(id).toBe(idOf(file));
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
  });

  it('says what is wrong, why it matters and what to change', () => {
    expect(rule.title).toMatch(/^[A-Z]\S+ .*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].{30,}\.$/s);
    expect(rule.fix).toMatch(/^[A-Z].{15,}\.$/s);
  });

  it('refers to sections that can be opened', () => {
    expect(rule.references.length).toBeGreaterThan(0);
    for (const { label, url } of references(rule.references)) {
      // A section has a number, a letter or, where its document has neither, a name.
      expect(label).toMatch(/§|appendix|, [A-Z]/);
      expect(URL.canParse(url) && new URL(url).hash).toMatch(/^#./);
    }
  });

  it('has an example that fires and one that passes, for docs/rules.md', () => {
    expect(rule.examples?.fires, `${id}: add examples: { fires: '…', passes: '…' } to the rule`).toMatch(
      /^\S.{9,}$/,
    );
    expect(rule.examples?.passes).toMatch(/^\S.{9,}$/);
    expect(rule.examples?.fires).not.toBe(rule.examples?.passes);
  });

  it('imports no other rule', () => {
    const imported = [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, to]) => to!,
    );
    expect(imported.filter((to) => !to.startsWith('../../') && to !== '../rule.ts')).toEqual([]);
    expect(imported.filter((to) => to.startsWith('../../rules'))).toEqual([]);
  });
});
