import type { ReportFinding, ReportRequirement } from '../../lib/report/report.ts';
import { statusWords } from '../../lib/telling/requirement-status.ts';
import { placeOf } from '../../lib/telling/step.ts';
import { Icon } from '../controls/Icon.tsx';
import { Links } from '../controls/Links.tsx';
import { TextButton } from '../controls/TextButton.tsx';
import styles from './RequirementRow.module.css';

type Props = {
  requirement: ReportRequirement;
  /** What failed it. */
  findings: readonly ReportFinding[];
  onStep: (stepId: string) => void;
};

/** One requirement: its status and words; opened, where it stands and what failed it. */
export function RequirementRow({ requirement, findings, onStep }: Props) {
  const { status, level, text, reference, conditions = [] } = requirement;
  return (
    <details class={styles.row}>
      <summary class={styles.summary}>
        <span class={styles.status} data-status={status} data-level={level}>
          {statusWords[status]}
        </span>
        <span class={styles.text}>{text}</span>
        <Icon name="down" />
      </summary>
      <div class={styles.detail}>
        <span>{level === 'MUST' ? 'Required' : 'Recommended'}</span> <Links references={[reference]} />{' '}
        {conditions.join(', ')}
        {findings.map(({ rule, title, detail, steps }) => (
          <p key={`${rule} ${detail}`} class={styles.finding}>
            <b>{title}.</b> {detail}{' '}
            {steps.map((id) => (
              <TextButton key={id} onClick={() => onStep(id)}>
                step {placeOf(id)}
              </TextButton>
            ))}
          </p>
        ))}
      </div>
    </details>
  );
}
