import { explainError } from '../../lib/explain/error-code.ts';
import { explainStep } from '../../lib/explain/step.ts';
import type { Outcome, ReportFinding, ReportFlow } from '../../lib/report/report.ts';
import { bySeverity } from './flow-list.ts';
import styles from './BreakNotice.module.css';
import { brokenStep } from '../../lib/report/broken-step.ts';

const verbs: Readonly<Record<Outcome, string>> = {
  failed: 'It broke',
  denied: 'Refused',
  succeeded: 'A later error',
  pending: 'An error so far',
};

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** Where a flow broke and why, with the way to that step. */
export function BreakNotice({ flow, onStep }: Props) {
  const step = brokenStep(flow);
  if (!step) return null;
  const { error } = flow;
  const known = error && explainError(error.code);
  const cause = likelyCause(flow, step.id);
  return (
    <section class={styles.notice} data-outcome={flow.outcome} aria-label="Where it broke">
      <p class={styles.line}>
        {verbs[flow.outcome]} at{' '}
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
      {known && <p class={styles.meaning}>{known.meaning}</p>}
      {cause && (
        <p class={styles.meaning}>
          {cause.rule.startsWith('err-') ? <b>What to do: </b> : <b>Likely cause: {cause.title}. </b>}
          {cause.fix}
        </p>
      )}
    </section>
  );
}

/** What was found at the broken step beside the error itself; else what its diagnosis says. */
function likelyCause({ findings }: ReportFlow, stepId: string): ReportFinding | undefined {
  const here = bySeverity(findings.filter(({ steps }) => steps.includes(stepId)));
  return here.find(({ rule }) => !rule.startsWith('err-')) ?? here[0];
}

/** The same in one line, for the list of flows: `step 3, code exchange: invalid_grant`. */
export function breakLine(flow: ReportFlow): string | undefined {
  const step = brokenStep(flow);
  if (!step) return undefined;
  const where = `Step ${flow.steps.indexOf(step) + 1}, ${explainStep(step).title.toLowerCase()}`;
  return flow.error ? `${where}: ${flow.error.code}` : where;
}
