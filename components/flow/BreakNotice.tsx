import type { ReportDiagnosis, ReportFlow } from '../../lib/report/report.ts';
import { endingOf, endingTitle } from '../../lib/telling/ending.ts';
import { reasonsTold } from '../../lib/telling/findings.ts';
import { otherReasonsLead } from '../../lib/telling/reason.ts';
import { stepName } from '../../lib/telling/step.ts';
import { isInProgress } from '../../lib/telling/under-way.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { Reason } from '../reason/Reason.tsx';
import styles from './BreakNotice.module.css';

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** Where a flow broke or got stuck and why, with the way to that step. */
export function BreakNotice({ flow, onStep }: Props) {
  const { lead, step, complaint, quote } = endingOf(flow);
  const [reason, ...others] = reasonsTold(flow.diagnosis);
  if (isInProgress(flow) || !(step ?? reason)) return null;
  return (
    <section class={styles.notice} data-notice data-outcome={flow.outcome} aria-label={endingTitle(flow)}>
      <p class={styles.line}>
        {lead} {step && <TextButton onClick={() => onStep(step.id)}>{stepName(flow, step)}</TextButton>}
        {complaint && (
          <>
            : <code>{complaint}</code>
          </>
        )}
        {quote && !reason?.quote && <q class={styles.said}>{quote}</q>}
      </p>
      {reason && <Reason flow={flow} reason={reason} onStep={onStep} />}
      {others.length > 0 && <OtherReasons flow={flow} reasons={others} onStep={onStep} />}
    </section>
  );
}

type OtherProps = Props & { reasons: readonly ReportDiagnosis[] };

/** Less probable reasons, folded away. */
function OtherReasons({ reasons, ...known }: OtherProps) {
  return (
    <details class={styles.others}>
      <summary>{otherReasonsLead(reasons.length)}</summary>
      {reasons.map((reason) => (
        <Reason key={reason.cause} reason={reason} {...known} />
      ))}
    </details>
  );
}
