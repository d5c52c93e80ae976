import type { ReferenceId } from '../../spec/references.ts';
import type { Actor } from '../../vocabulary/actor.ts';
import type { StepKind } from '../../vocabulary/kinds.ts';

/** What an explanation may depend on. A step of the report fits. */
export type StepInput = {
  readonly kind: StepKind;
  /** false: inferred, it travelled where a browser cannot look. */
  readonly observed: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly method?: string | null;
  readonly url?: string | null;
  readonly to?: Actor;
  readonly status?: number | null;
};

/** What is said of a step; its references are resolved later. */
export type StepText = {
  readonly title: string;
  readonly summary: string;
  readonly check: string;
  readonly references: readonly ReferenceId[];
};

/** A fixed text, or one chosen by what the step carries. */
export type StepEntry = StepText | ((step: StepInput) => StepText);

/** One text. */
export function text(
  title: string,
  summary: string,
  check: string,
  ...references: readonly ReferenceId[]
): StepText {
  return { title, summary, check, references };
}
