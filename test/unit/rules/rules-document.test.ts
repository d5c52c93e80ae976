import { describe, expect, it } from 'vitest';
import { rules } from '../../../lib/rules/index.ts';
import { rulesDocument } from '../../support/rules-document.ts';
import { filesIn, textOf } from '../../support/repository.ts';

const subjects = new Map(
  filesIn(['lib/rules'], '.ts').flatMap((file) => {
    const [, , subject, name] = file.split('/');
    return subject && name ? [[name.replace(/\.ts$/, ''), subject] as const] : [];
  }),
);

it('docs/rules.md tells of every rule; run this test with -u after changing one', async () => {
  const document = rulesDocument(rules, (rule) => subjects.get(rule.id) ?? '');
  await expect(document).toMatchFileSnapshot('../../../docs/rules.md');
});

describe('docs/rules.md', () => {
  it('has a heading for every rule, which links and profiles can name', () => {
    const document = rulesDocument(rules, (rule) => subjects.get(rule.id) ?? '');
    for (const { id } of rules) expect(document).toContain(`\n### ${id}\n`);
  });

  it('is linked from the README', () => {
    expect(textOf('README.md')).toContain('(docs/rules.md)');
  });
});
