import type { ReportComparison, ReportPlace } from '../../lib/report/report.ts';
import { markedDifference, type ValuePiece } from '../../lib/telling/difference.ts';
import { sidesOf } from '../../lib/telling/mismatches.ts';
import { isSecretParameter, shortened } from '../controls/secrets.ts';
import { TextButton } from '../controls/TextButton.tsx';
import styles from './Comparison.module.css';
import { MarkedValue } from './MarkedValue.tsx';

type Props = {
  comparisons: readonly ReportComparison[];
  /** What a step is called in few words; `undefined` where it is none of this flow. */
  stepLabel: (stepId: string) => string | undefined;
  onStep?: ((stepId: string) => void) | undefined;
};

/** Values that should agree and do not, or one that was used twice, one above the other, with what differs marked. */
export function Comparison({ comparisons, stepLabel, onStep }: Props) {
  return (
    <dl class={styles.comparison}>
      {comparisons.map(({ name, expected, got }) => {
        const [wanted, found] = markedDifference(
          shown(name, expected.value ?? ''),
          shown(name, got.value ?? ''),
        );
        const known = { stepLabel, onStep };
        const [first, second] = sidesOf({ expected, got });
        return (
          <div key={name} class={styles.pair}>
            <dt>
              <code>{name}</code>
            </dt>
            <Value label={first} place={expected} pieces={wanted} {...known} />
            <Value label={second} place={got} pieces={found} {...known} />
          </div>
        );
      })}
    </dl>
  );
}

/** Whole where there is nothing to protect, or too little to be a secret: a verifier `null` must be read. */
function shown(name: string, value: string): string {
  return isSecretParameter(name) && value.length > 8 ? shortened(value) : value;
}

type ValueProps = Omit<Props, 'comparisons'> & {
  label: string;
  place: ReportPlace;
  pieces: readonly ValuePiece[];
};

function Value({ label, place: { value, step, address }, pieces, stepLabel, onStep }: ValueProps) {
  const where = step === null ? undefined : stepLabel(step);
  const link =
    where !== undefined && step !== null && onStep ? (
      <TextButton onClick={() => onStep(step)}>{where}</TextButton>
    ) : (
      where
    );
  return <MarkedValue label={label} pieces={value === null ? undefined : pieces} where={link ?? address} />;
}
