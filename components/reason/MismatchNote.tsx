import { mismatchLabel, otherStep, type Mismatch } from '../../lib/telling/mismatches.ts';
import { stepNumber } from '../../lib/telling/step.ts';
import { StepButton } from '../controls/StepButton.tsx';
import { Comparison } from './Comparison.tsx';
import styles from './MismatchNote.module.css';

type Props = {
  mismatch: Mismatch;
  /** The step at which it is shown. */
  stepId: string;
  onStep?: ((stepId: string) => void) | undefined;
};

/** At a value that disagrees with another: `≠ step 1`, and both with what differs marked. */
export function MismatchNote({ mismatch, stepId, onStep }: Props) {
  const step = otherStep(mismatch, stepId);
  const label = mismatchLabel(mismatch, stepId);
  return (
    <div class={styles.note}>
      <span class={styles.mark}>
        {step !== null && onStep ? <StepButton onClick={() => onStep(step)}>{label}</StepButton> : label}
      </span>
      <Comparison comparisons={[mismatch]} stepLabel={stepNumber} onStep={onStep} />
    </div>
  );
}
