import { expect, test } from 'vitest';
import { chunkName } from '../../../build/chunk-name.ts';

const modules = (folder: string, many: number): readonly string[] =>
  Array.from({ length: many }, (_, at) => `/of/the/project/${folder}/module-${at}.ts`);

test('a chunk of few modules has the name that the bundler gave it', () => {
  expect(chunkName({ name: 'csv', moduleIds: modules('lib/output', 3) })).toBe('csv');
});

test.each([
  ['rules', [...modules('lib/facts/client', 20), ...modules('lib/rules/pkce', 30)]],
  ['libraries', [...modules('node_modules/zod/lib/core', 40), ...modules('bin/mcp', 10)]],
  ['lib', modules('lib', 30)],
])('one of many has that of the folder that most are in: %s', (name, moduleIds) => {
  expect(chunkName({ name: 'misspelt-scope', moduleIds })).toBe(name);
});
