import type { ReferenceId } from '../../spec/references.ts';

/** One metadata member of the tables. */
export type MetadataRow = { readonly meaning: string; readonly references: readonly ReferenceId[] };

/** Rows by member name. */
export type MetadataTable = Readonly<Record<string, MetadataRow>>;

/** One member of a metadata document. */
export function row(meaning: string, ...references: readonly ReferenceId[]): MetadataRow {
  return { meaning, references };
}

/** Makes rows that share their references. */
export function rowsOf(...references: readonly ReferenceId[]): (meaning: string) => MetadataRow {
  return (meaning) => ({ meaning, references });
}
