import type { ReferenceId } from '../../spec/references.ts';

/** One claim of the tables. */
export type ClaimRow = {
  readonly meaning: string;
  /** It says something about a person. */
  readonly personal: boolean;
  /** Its value is a date: seconds since 1970. */
  readonly time: boolean;
  readonly references: readonly ReferenceId[];
  /** Who defined it, where no standard did. */
  readonly vendor?: string;
};

/** Rows by claim name. */
export type ClaimTable = Readonly<Record<string, ClaimRow>>;

/** A claim about the token or the login. */
export function claim(meaning: string, ...references: readonly ReferenceId[]): ClaimRow {
  return { meaning, personal: false, time: false, references };
}

/** A claim about a person. */
export function personal(meaning: string, ...references: readonly ReferenceId[]): ClaimRow {
  return { meaning, personal: true, time: false, references };
}

/** A date, in seconds since 1970. */
export function time(meaning: string, ...references: readonly ReferenceId[]): ClaimRow {
  return { meaning, personal: false, time: true, references };
}
