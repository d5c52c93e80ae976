import { basename } from 'node:path';
import { filesIn, textOf } from '../repository.ts';
import { camelCase, idOf, type GeneratedFile } from './generated-file.ts';

/** The files of rules, from the root, in the order of their names: all that stand in a folder of a subject. */
export const ruleFiles: readonly string[] = filesIn(['lib/rules'], '.ts')
  .filter((file) => file.split('/').length > 3)
  .toSorted((a, b) => (basename(a) < basename(b) ? -1 : 1));

/** The folder that a rule stands in, by its id. */
export const subjectOfRule: ReadonlyMap<string, string> = new Map(
  ruleFiles.map((file) => [idOf(file), file.split('/')[2]!]),
);

const generated =
  '// Generated from the files of this folder: `npm run generate` after adding, renaming or removing a rule.';

/** The lists of all rules, of those that the worker counts (no remarks, and nothing that pages alone read), and of the words of all. */
export function ruleIndexes(): readonly GeneratedFile[] {
  const isUncounted = (file: string): boolean => /^export default (?:remark|pageRule)\(/m.test(textOf(file));
  return [
    {
      path: 'lib/rules/index.ts',
      text: list(
        ruleFiles,
        'rules',
        'Every rule, by id.',
        'RuleId',
        'The id of a rule: one that is renamed in its own file is an error wherever its old name still stands.',
      ),
    },
    {
      path: 'lib/rules/counted.ts',
      text: list(
        ruleFiles.filter((file) => !isUncounted(file)),
        'countedRules',
        'The rules that may find something graver than low: what the toolbar button counts, and so what the worker needs.',
        'CountedRuleId',
        'The id of a rule that the toolbar button counts.',
      ),
    },
    { path: 'lib/rules/words.ts', text: words() },
  ];
}

const fromIndex = (file: string): string => `./${file.split('/').slice(2).join('/')}`;

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
    ...listed.map((file) => `import ${camelCase(idOf(file))} from '${fromIndex(file)}';`),
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

function words(): string {
  return [
    generated,
    ...ruleFiles.map((file) => `import { words as ${camelCase(idOf(file))} } from '${fromIndex(file)}';`),
    "import type { RuleId } from './index.ts';",
    "import type { RuleWords } from './rule.ts';",
    '',
    '/** What people read of every rule, by id. The worker does without. */',
    'export const ruleWords: Readonly<Record<RuleId, RuleWords>> = {',
    ...ruleFiles.map((file) => `  '${idOf(file)}': ${camelCase(idOf(file))},`),
    '};',
    '',
  ].join('\n');
}
