import { describe, expect, it } from 'vitest';
import { ownAction } from '../../support/github-action.ts';
import { textOf } from '../../support/repository.ts';

// Its scripts are run with the package that they install: test/e2e/package.test.ts.
describe('the GitHub Action', () => {
  const { inputs, runs } = ownAction();

  it('has no value in the text of a script, where it would be run', () => {
    expect(runs.using).toBe('composite');
    expect(runs.steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('takes every input that it has, and has every one that it takes', () => {
    const taken = [...textOf('action.yml').matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(taken)].sort()).toEqual(Object.keys(inputs).sort());
  });

  it('has all of its inputs in the documentation', () => {
    const told = textOf('docs/build-servers.md');
    expect(Object.keys(inputs).filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  });
});
