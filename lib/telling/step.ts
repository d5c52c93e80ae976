import { endpointOf, originOf } from '../exchange/parameters.ts';
import { titleInSentence } from '../explain/step.ts';
import type { ToldFlow, ToldStep } from './told.ts';

/** A step by its place and its title, inside a sentence: `step 3, code exchange`. */
export function stepName({ steps }: Pick<ToldFlow, 'steps'>, step: ToldStep): string {
  return `step ${steps.indexOf(step) + 1}, ${titleInSentence(step)}`;
}

/** The same at the beginning of one: `Step 3, code exchange`. */
export function stepNameFirst(flow: Pick<ToldFlow, 'steps'>, step: ToldStep): string {
  return stepName(flow, step).replace(/^s/, 'S');
}

/** A step by its place alone, inside a sentence: `step 3` of `flow-1.3`. */
export function stepNumber(stepId: string): string {
  return `step ${placeOf(stepId)}`;
}

/** The same of a step that may be none of the flow’s, or that no step stands for: `undefined` then. */
export function stepNumberIn({ steps }: Pick<ToldFlow, 'steps'>, stepId: string | null): string | undefined {
  return steps.some(({ id }) => id === stepId) ? stepNumber(stepId ?? '') : undefined;
}

/** The place of a step in its flow, as its id says it: `3` of `flow-1.3`. */
export function placeOf(stepId: string): string {
  return stepId.slice(stepId.lastIndexOf('.') + 1);
}

/** Method and address of a step, without its parameters: `GET https://op.example/auth`. */
export function stepAddress({ method, url }: Pick<ToldStep, 'method' | 'url'>): string {
  if (!url) return '';
  return `${method ?? ''} ${originOf(url) === null ? url : endpointOf(url)}`.trim();
}

/** What is said of a step that travelled where a browser cannot look. */
export const notVisible = 'not visible to a browser';

/** What went wrong at a step, in a few words: the error of the wire, else that no answer came, else its status. */
export function complaintOf(
  { params, status }: Pick<ToldStep, 'params' | 'status'>,
  code: string | undefined,
): string | undefined {
  const said = params['error'] ?? code;
  if (said) return said;
  if (status === 0) return 'no response came';
  return status !== null && status >= 400 ? `HTTP ${status}` : undefined;
}
