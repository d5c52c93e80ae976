import { expect, it } from 'vitest';
import { publishedManifest } from '../../../build/published-manifest.ts';
import { textOf } from '../../support/repository.ts';

const own = JSON.parse(textOf('package.json')) as Readonly<Record<string, unknown>>;

it('the published manifest says what the package is and holds nothing of how it is made', () => {
  const published = publishedManifest(own);
  expect(published).toMatchObject({
    name: 'oauth-lens',
    version: own['version'],
    license: 'MIT',
    type: 'module',
    man: ['./oauth-lens.1'],
  });
  for (const member of [
    'private',
    'scripts',
    'dependencies',
    'devDependencies',
    'workspaces',
    'allowScripts',
  ]) {
    expect(own).toHaveProperty(member);
    expect(published).not.toHaveProperty(member);
  }
});

it('a manifest without a licence is not published', () => {
  const { license: _, ...rest } = own;
  expect(() => publishedManifest(rest)).toThrow('package.json has no license.');
});
