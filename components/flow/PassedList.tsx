import type { ReportFlow } from '../../lib/report/report.ts';
import { passedIn } from '../../lib/telling/level.ts';
import { placeOf } from '../../lib/telling/step.ts';
import { Icon } from '../controls/Icon.tsx';
import { Links } from '../controls/Links.tsx';
import { StepButton } from '../controls/StepButton.tsx';
import styles from './PassedList.module.css';

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** What was checked and held, for who reviews a login. */
export function PassedList({ flow, onStep }: Props) {
  const passed = passedIn(flow);
  if (passed.length === 0) return null;
  return (
    <section class={styles.passed} aria-labelledby="passed">
      <h3 id="passed">Checked, and held ({passed.length})</h3>
      <ul>
        {passed.map(({ text, step, reference }) => (
          <li key={text}>
            <Icon name="check" />
            <span>
              {text} {step && <StepButton onClick={() => onStep(step)}>step {placeOf(step)}</StepButton>}
              {reference && <Links references={[reference]} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
