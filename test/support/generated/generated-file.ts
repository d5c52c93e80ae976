import { basename } from 'node:path';

/** A file that is written by `npm run generate`, and that a test compares. `path` is from the root. */
export type GeneratedFile = { readonly path: string; readonly text: string };

/** The id of a rule or a cause, by its file. */
export function idOf(file: string): string {
  return basename(file, '.ts');
}

/** `stateMissing` of `state-missing`. */
export function camelCase(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
