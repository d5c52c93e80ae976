import type { ReportDiagnosis, ReportFlow } from '../../lib/report/report.ts';
import { endingOf } from '../../lib/telling/ending.ts';
import { stepName } from '../../lib/telling/step.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { Prose } from '../glossary/Prose.tsx';
import styles from './BreakNotice.module.css';

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** Where a flow broke or got stuck and why, with the way to that step. */
export function BreakNotice({ flow, onStep }: Props) {
  const { lead, step, complaint, quote } = endingOf(flow);
  const [reason, ...others] = flow.diagnosis;
  const isInProgress = flow.broken_step === null && (!reason || reason.confidence === 'tentative');
  if (!step || isInProgress) return null;
  return (
    <section class={styles.notice} data-outcome={flow.outcome} aria-label="Where it broke">
      <p class={styles.line}>
        {lead} <TextButton onClick={() => onStep(step.id)}>{stepName(flow, step)}</TextButton>
        {complaint && (
          <>
            : <code>{complaint}</code>
          </>
        )}
        {quote && <q class={styles.said}>{quote}</q>}
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
