import { explainError } from '../../lib/explain/error-code.ts';
import { explainStep } from '../../lib/explain/step.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import styles from './BreakNotice.module.css';
import { brokenStep } from './broken-step.ts';

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** Where a flow broke and why, with the way to that step. */
export function BreakNotice({ flow, onStep }: Props) {
  const step = brokenStep(flow);
  if (!step) return null;
  const { error } = flow;
  const meaning = error && explainError(error.code)?.meaning;
  return (
    <section class={styles.notice} data-outcome={flow.outcome} aria-label="Where it broke">
      <p class={styles.line}>
        {flow.outcome === 'denied' ? 'Refused' : 'It broke'} at{' '}
        <button type="button" class={styles.step} onClick={() => onStep(step.id)}>
          step {flow.steps.indexOf(step) + 1}, {explainStep(step).title.toLowerCase()}
        </button>
        {error && (
          <>
            : <code>{error.code}</code>
          </>
        )}
        {error?.description && <q class={styles.said}>{error.description}</q>}
      </p>
      {meaning && <p class={styles.meaning}>{meaning}</p>}
    </section>
  );
}

/** The same in one line, for the list of flows: `step 3, code exchange: invalid_grant`. */
export function breakLine(flow: ReportFlow): string | undefined {
  const step = brokenStep(flow);
  if (!step) return undefined;
  const where = `Step ${flow.steps.indexOf(step) + 1}, ${explainStep(step).title.toLowerCase()}`;
  return flow.error ? `${where}: ${flow.error.code}` : where;
}
