import type { ReferenceId } from '../../spec/references.ts';

/**
 * How a value must be handled. `secret`: whoever holds it can use it. `one_time`: short-lived, or of use only together
 * with something else. `personal`: about a person. `linkable`: no secret, but it ties sightings together. `public`: may
 * be shown.
 */
export type Secrecy = 'secret' | 'one_time' | 'personal' | 'linkable' | 'public';

/** One parameter of the tables. */
export type ParameterRow = {
  readonly secrecy: Secrecy;
  readonly meaning: string;
  readonly references: readonly ReferenceId[];
  /** Who defined it, where no standard did. */
  readonly vendor?: string;
};

/** Rows by wire name, in the spelling of the wire. */
export type ParameterTable = Readonly<Record<string, ParameterRow>>;

/** A parameter that a specification defines. */
export function row(secrecy: Secrecy, meaning: string, ...references: readonly ReferenceId[]): ParameterRow {
  return { secrecy, meaning, references };
}

/** Makes rows for parameters that `vendor` defines outside the standards. */
export function rowsOf(vendor: string): (secrecy: Secrecy, meaning: string) => ParameterRow {
  return (secrecy, meaning) => ({ secrecy, meaning, references: [], vendor });
}
