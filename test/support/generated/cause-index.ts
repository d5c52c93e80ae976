import { basename } from 'node:path';
import { filesIn, textOf } from '../repository.ts';
import { camelCase, idOf, type GeneratedFile } from './generated-file.ts';

/** The files of causes, from the root, in the order of their names; not those of general reasons, nor the tables. */
export const causeFiles: readonly string[] = filesIn(['lib/causes'], '.ts')
  .filter((file) => file.split('/').length === 4 && /^export default cause\(/m.test(textOf(file)))
  .toSorted((a, b) => (basename(a) < basename(b) ? -1 : 1));

/** The folder that a cause stands in, by its id. */
export const familyOfCause: ReadonlyMap<string, string> = new Map(
  causeFiles.map((file) => [idOf(file), file.split('/')[2]!]),
);

/** The list of all causes. */
export function causeIndex(): GeneratedFile {
  const text = [
    '// Generated from the files of this folder: `npm run generate` after adding, renaming or removing a cause.',
    ...causeFiles.map(
      (file) => `import ${camelCase(idOf(file))} from './${file.split('/').slice(2).join('/')}';`,
    ),
    "import type { Cause } from './cause.ts';",
    '',
    '/** Every cause that has a file of its own, by id. */',
    'export const causes: readonly Cause[] = [',
    ...causeFiles.map((file) => `  ${camelCase(idOf(file))},`),
    '];',
    '',
  ].join('\n');
  return { path: 'lib/causes/index.ts', text };
}
