import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { causes } from '../../../lib/causes/index.ts';
import { causeNames } from '../../../lib/vocabulary/cause-name.ts';
import { references } from '../../../lib/spec/references.ts';
import { causesDocument } from '../../support/causes-document.ts';
import { filesIn, importsOf, textOf } from '../../support/repository.ts';

/** Files of the families, in the order of their names: each is a cause, but for those of general reasons and the tables. */
const files = filesIn(['lib/causes'], '.ts')
  .filter((file) => file.split('/').length === 4 && /^export default cause\(/m.test(textOf(file)))
  .toSorted((a, b) => (basename(a) < basename(b) ? -1 : 1));
const idOf = (file: string) => basename(file, '.ts');
const camelCase = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const familyOf = new Map(files.map((file) => [idOf(file), file.split('/')[2]!]));

function index(): string {
  return [
    '// Generated from the files of this folder by test/unit/causes/index.test.ts; run it with `-u` after adding a cause.',
    ...files.map((file) => `import ${camelCase(idOf(file))} from './${file.split('/').slice(2).join('/')}';`),
    "import type { UnnamedCause } from './cause.ts';",
    '',
    '/** Every cause that has a file of its own, by id. */',
    'export const causes = [',
    ...files.map((file) => `  ${camelCase(idOf(file))},`),
    '] as const satisfies readonly UnnamedCause[];',
    '',
  ].join('\n');
}

it('the index lists the cause files; run this test with -u after adding one', async () => {
  await expect(index()).toMatchFileSnapshot('../../../lib/causes/index.ts');
});

it('docs/causes.md tells of every cause; run this test with -u after changing one', async () => {
  await expect(causesDocument(causes, (id) => familyOf.get(id) ?? '')).toMatchFileSnapshot(
    '../../../docs/causes.md',
  );
});

it('every cause has a test of its own, in the same place', () => {
  const tested = new Set(filesIn(['test/unit/causes'], '.test.ts'));
  const expected = files.map((file) => file.replace(/^lib\//, 'test/unit/').replace(/\.ts$/, '.test.ts'));
  expect(expected.filter((file) => !tested.has(file))).toEqual([]);
});

const ids = new Set<string>([...causes.map(({ id }) => id), ...causeNames]);
/** Names of general reasons and of those that `err-…` rules find. */
const sources = [
  ...filesIn(['lib/causes/general'], '.ts').map(textOf),
  ...filesIn(['lib/rules/diagnosis'], '.ts').map(textOf),
].join('\n');
const isKnown = (id: string) => ids.has(id) || sources.includes(`'${id}'`) || sources.includes(`'err-${id}'`);

describe.each(causes.map((cause, at) => [cause.id, cause, files[at]!] as const))('%s', (id, cause, file) => {
  it('is named as its file, in kebab-case', () => {
    expect(id).toBe(idOf(file));
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
  });

  it('says what proves it, what speaks against it and what mends it', () => {
    expect(cause.title).toMatch(/^\S+ .*[^.]$/);
    for (const text of [cause.signs, cause.against, cause.fix]) expect(text).toMatch(/^[A-Z“a-z].{15,}\.$/s);
    expect(cause.example).toMatch(/^\S.{9,}$/);
  });

  it('names other causes that there are', () => {
    const named = [...cause.confusedWith, ...cause.folds];
    expect(named.filter((other) => other === id || !isKnown(other))).toEqual([]);
  });

  it('refers to sections that can be opened', () => {
    for (const { url } of references(cause.references)) expect(URL.canParse(url)).toBe(true);
  });

  it('imports no other cause', () => {
    expect(importsOf(file).filter((name) => files.includes(name))).toEqual([]);
  });
});
