import type { ReportStep } from '../../report/report.ts';
import type { ReferenceId } from '../../spec/references.ts';

/** What an explanation may depend on. A whole {@link ReportStep} fits. */
export type StepInput = Pick<ReportStep, 'kind' | 'observed' | 'params'> &
  Partial<Pick<ReportStep, 'method' | 'to' | 'status'>>;

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
