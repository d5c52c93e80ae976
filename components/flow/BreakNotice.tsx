import { brokenStep } from '../../lib/report/broken-step.ts';
import type { ReportDiagnosis, ReportFlow, ReportStep } from '../../lib/report/report.ts';
import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { Prose } from '../glossary/Prose.tsx';
import styles from './BreakNotice.module.css';
import { stepName } from './step-name.ts';

const verbs: Readonly<Record<Outcome, string>> = {
  failed: 'It broke',
  denied: 'Refused',
  succeeded: 'A later error',
  pending: 'An error so far',
};

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** Where a flow broke or got stuck and why, with the way to that step. */
export function BreakNotice({ flow, onStep }: Props) {
  const step = brokenStep(flow) ?? stuckStep(flow);
  if (!step) return null;
  const { error, diagnosis } = flow;
  const [reason, ...others] = diagnosis;
  return (
    <section class={styles.notice} data-outcome={flow.outcome} aria-label="Where it broke">
      <p class={styles.line}>
        {flow.outcome === 'pending' && !error ? 'Stuck' : verbs[flow.outcome]} at{' '}
        <TextButton onClick={() => onStep(step.id)}>{stepName(flow, step)}</TextButton>
        {error && (
          <>
            : <code>{error.code}</code>
          </>
        )}
        {error?.description && <q class={styles.said}>{error.description}</q>}
      </p>
      {reason && (
        <>
          <p class={styles.meaning}>
            {reason.confidence === 'tentative' && 'Perhaps: '}
            <Prose text={reason.why} />
          </p>
          <p class={styles.meaning}>
            <b>What to do: </b>
            <Prose text={reason.fix} />
          </p>
        </>
      )}
      {others.length > 0 && <OtherReasons reasons={others} />}
    </section>
  );
}

/** Less probable reasons, folded away. */
function OtherReasons({ reasons }: { reasons: readonly ReportDiagnosis[] }) {
  return (
    <details class={styles.others}>
      <summary>
        {reasons.length === 1 ? 'Another possible reason' : `${reasons.length} other possible reasons`}
      </summary>
      {reasons.map(({ cause, why, fix }) => (
        <p key={cause} class={styles.meaning}>
          <Prose text={`${why} ${fix}`} />
        </p>
      ))}
    </details>
  );
}

/** Where a flow that has not ended waits, if that is more than a guess: a login in progress is not stuck. */
function stuckStep({ outcome, diagnosis: [reason], steps }: ReportFlow): ReportStep | undefined {
  if (outcome !== 'pending' || !reason || reason.confidence === 'tentative') return undefined;
  return steps.find(({ id }) => id === reason.step);
}

/** The same in one line, for the list of flows: `Step 3, code exchange: invalid_grant`. */
export function breakLine(flow: ReportFlow): string | undefined {
  const step = brokenStep(flow);
  if (!step) return undefined;
  const where = stepName(flow, step).replace(/^s/, 'S');
  return flow.error ? `${where}: ${flow.error.code}` : where;
}
