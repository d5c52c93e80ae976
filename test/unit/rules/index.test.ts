import { describe, expect, it } from 'vitest';
import { rules } from '../../../lib/rules/index.ts';
import { ruleWords } from '../../../lib/rules/words.ts';
import { references } from '../../../lib/spec/references.ts';
import { idOf } from '../../support/generated/generated-file.ts';
import { ruleFiles, ruleIndexes } from '../../support/generated/rule-indexes.ts';
import { filesIn, textOf } from '../../support/repository.ts';

it.each(ruleIndexes())('$path lists what it should: npm run generate', ({ path, text }) => {
  expect(textOf(path)).toBe(text);
});

it('every rule has a test of its own, in the same place', () => {
  const tested = filesIn(['test/unit/rules'], '.test.ts')
    .filter((file) => file.split('/').length > 4)
    .map((file) => file.replace('test/unit/', 'lib/').replace('.test.ts', '.ts'));
  expect(tested.toSorted()).toEqual(ruleFiles.toSorted());
});

describe.each(rules.map(({ id }, at) => [id, ruleFiles[at]!] as const))('%s', (id, file) => {
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
      // SAML's documents are printed pages: nothing in them can be linked.
      if (!url.endsWith('.pdf')) expect(URL.canParse(url) && new URL(url).hash).toMatch(/^#./);
    }
  });

  it('has an example that fires and one that passes, for docs/rules.md', () => {
    expect(words.examples.fires).toMatch(/^\S.{9,}$/);
    expect(words.examples.passes).toMatch(/^\S.{9,}$/);
    expect(words.examples.fires).not.toBe(words.examples.passes);
  });

  it('imports no other rule', () => {
    const imported = [...textOf(file).matchAll(/from '([^']+)'/g)].map(([, to]) => to!);
    expect(imported.filter((to) => !to.startsWith('../../') && to !== '../rule.ts')).toEqual([]);
    expect(imported.filter((to) => to.startsWith('../../rules'))).toEqual([]);
  });
});
