import { titleInSentence } from '../../lib/explain/step.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';

/** A step by its place and its title, inside a sentence: `step 3, code exchange`. */
export function stepName({ steps }: ReportFlow, step: ReportStep): string {
  return `step ${steps.indexOf(step) + 1}, ${titleInSentence(step)}`;
}

/** The place of a step in its flow, as its id says it: `3` of `flow-1.3`. */
export function placeOf(stepId: string): string {
  return stepId.slice(stepId.lastIndexOf('.') + 1);
}
