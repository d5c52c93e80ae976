import type { ReferenceId } from '../../spec/references.ts';

/** One error code of the tables. */
export type ErrorRow = {
  readonly meaning: string;
  /** The usual causes, most frequent first. */
  readonly cause: string;
  /** What to do first, where that can be said in general. */
  readonly tryThis?: string;
  readonly references: readonly ReferenceId[];
  /** Who defined the code, where no standard did. */
  readonly vendor?: string;
};

/** Rows by error code, in the spelling of the wire. */
export type ErrorTable = Readonly<Record<string, ErrorRow>>;

/** An error that a specification defines; `tryThis` is empty where nothing general can be advised. */
export function row(
  meaning: string,
  cause: string,
  tryThis: string,
  ...references: readonly ReferenceId[]
): ErrorRow {
  return { meaning, cause, ...(tryThis && { tryThis }), references };
}

/** Makes rows for errors that `vendor` defines outside the standards. */
export function rowsOf(vendor: string): (meaning: string, cause: string, tryThis?: string) => ErrorRow {
  return (meaning, cause, tryThis = '') => ({ ...row(meaning, cause, tryThis), vendor });
}
