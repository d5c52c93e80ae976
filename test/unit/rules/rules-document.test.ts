import { describe, expect, it } from 'vitest';
import { rules } from '../../../lib/rules/index.ts';
import { textOf } from '../../support/repository.ts';

describe('docs/rules.md', () => {
  it('has a heading for every rule, which links and profiles can name', () => {
    for (const { id } of rules) expect(textOf('docs/rules.md')).toContain(`\n### ${id}\n`);
  });

  it('is linked from the README', () => {
    expect(textOf('README.md')).toContain('(docs/rules.md)');
  });
});
