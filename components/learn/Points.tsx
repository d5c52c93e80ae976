import type { ReportFlow } from '../../lib/report/report.ts';
import type { AnswerPoint } from '../../lib/telling/answers/answer.ts';
import { stepName } from '../../lib/telling/step.ts';
import { StepButton } from '../controls/StepButton.tsx';
import { Prose } from '../glossary/Prose.tsx';
import styles from './Points.module.css';

type Props = {
  flow: ReportFlow;
  points: readonly AnswerPoint[];
  onStep: (stepId: string) => void;
};

/** What is said of a login, each with the steps that show it. */
export function Points({ flow, points, onStep }: Props) {
  return (
    <ul class={styles.points}>
      {points.map(({ sentence, status, steps }) => (
        <li key={sentence} class={styles.point} data-status={status}>
          <Prose text={sentence} />{' '}
          {flow.steps
            .filter(({ id }) => steps.includes(id))
            .map((step) => (
              <span key={step.id} class={styles.step} data-leads-away>
                <StepButton onClick={() => onStep(step.id)}>{stepName(flow, step)}</StepButton>
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
