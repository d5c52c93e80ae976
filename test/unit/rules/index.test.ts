import { readFileSync, readdirSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../lib/rules/index.ts';
import { ruleWords } from '../../../lib/rules/words.ts';
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

const generated =
  '// Generated from the files of this folder by test/unit/rules/index.test.ts; run it with `-u` after adding a rule.';

/** A list of rules, and the type of their ids. */
function list(
  listed: readonly string[],
  name: string,
  about: string,
  type: string,
  aboutType: string,
): string {
  return [
    generated,
    ...listed.map((file) => `import ${camelCase(idOf(file))} from './${file}';`),
    "import type { Rule } from './rule.ts';",
    '',
    `/** ${about} */`,
    `export const ${name} = [`,
    ...listed.map((file) => `  ${camelCase(idOf(file))},`),
    '] as const satisfies readonly Rule[];',
    '',
    `/** ${aboutType} */`,
    `export type ${type} = (typeof ${name})[number]['id'];`,
    '',
  ].join('\n');
}

const index = (): string =>
  list(
    files,
    'rules',
    'Every rule, by id.',
    'RuleId',
    'The id of a rule: one that is renamed in its own file is an error wherever its old name still stands.',
  );

const isRemark = (file: string): boolean =>
  /^export default remark\(/m.test(readFileSync(folder + file, 'utf8'));
const countedIndex = (): string =>
  list(
    files.filter((file) => !isRemark(file)),
    'countedRules',
    'The rules that may find something graver than low: what the toolbar button counts, and so what the worker needs.',
    'CountedRuleId',
    'The id of a rule that is no remark.',
  );

function wordsIndex(): string {
  return [
    generated,
    ...files.map((file) => `import { words as ${camelCase(idOf(file))} } from './${file}';`),
    "import type { RuleId } from './index.ts';",
    "import type { RuleWords } from './rule.ts';",
    '',
    '/** What people read of every rule, by id. The worker does without. */',
    'export const ruleWords: Readonly<Record<RuleId, RuleWords>> = {',
    ...files.map((file) => `  '${idOf(file)}': ${camelCase(idOf(file))},`),
    '};',
    '',
  ].join('\n');
}

it('the index lists the rule files; run this test with -u after adding one', async () => {
  await expect(index()).toMatchFileSnapshot('../../../lib/rules/index.ts');
});

it('the rules that are no remarks are listed beside it', async () => {
  await expect(countedIndex()).toMatchFileSnapshot('../../../lib/rules/counted.ts');
});

it('the words of all rules are listed beside it', async () => {
  await expect(wordsIndex()).toMatchFileSnapshot('../../../lib/rules/words.ts');
});

it('every rule has a test of its own, in the same place', () => {
  const tested = filesIn(tests, '.test.ts').map((path) => path.replace('.test.ts', '.ts'));
  expect(tested.toSorted()).toEqual(files.toSorted());
});

describe.each(rules.map(({ id }, at) => [id, files[at]!] as const))('%s', (id, file) => {
  const words = ruleWords[id];

  it('is named as its file, in kebab-case', () => {
    expect(id).toBe(idOf(file));
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
  });

  it('says what is wrong, why it matters and what to change', () => {
    expect(words.title).toMatch(/^[A-Z]\S+ .*[^.]$/);
    expect(words.why).toMatch(/^[A-Z].{30,}\.$/s);
    expect(words.fix).toMatch(/^[A-Z].{15,}\.$/s);
  });

  it('refers to sections that can be opened', () => {
    expect(words.references.length).toBeGreaterThan(0);
    for (const { label, url } of references(words.references)) {
      // A section has a number, a letter or, where its document has neither, a name.
      expect(label).toMatch(/§|appendix|, [A-Z]/);
      expect(URL.canParse(url) && new URL(url).hash).toMatch(/^#./);
    }
  });

  it('has an example that fires and one that passes, for docs/rules.md', () => {
    expect(words.examples.fires).toMatch(/^\S.{9,}$/);
    expect(words.examples.passes).toMatch(/^\S.{9,}$/);
    expect(words.examples.fires).not.toBe(words.examples.passes);
  });

  it('imports no other rule', () => {
    const imported = [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, to]) => to!,
    );
    expect(imported.filter((to) => !to.startsWith('../../') && to !== '../rule.ts')).toEqual([]);
    expect(imported.filter((to) => to.startsWith('../../rules'))).toEqual([]);
  });
});
