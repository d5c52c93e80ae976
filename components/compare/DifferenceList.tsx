import type { ComparedRow, ComparedTold } from '../../lib/telling/compared.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { MarkedValue } from '../reason/MarkedValue.tsx';
import styles from './DifferenceList.module.css';

/** Opens a step of one of the sides; undefined where that side cannot be opened. */
export type OpenStep = readonly [
  ((stepId: string) => void) | undefined,
  ((stepId: string) => void) | undefined,
];

type Props = Pick<ComparedTold, 'rows' | 'names'> & { onStep: OpenStep };

/** What two logins differ in, what tells most first: each with both values, and what differs in them marked. */
export function DifferenceList({ rows, names, onStep }: Props) {
  return (
    <dl class={styles.list}>
      {rows.map((row, at) => (
        <div key={at} class={styles.row}>
          <dt>{row.what}</dt>
          <MarkedValue label={names[0]} {...valueOf(row, 0, onStep)} />
          <MarkedValue label={names[1]} {...valueOf(row, 1, onStep)} />
        </div>
      ))}
    </dl>
  );
}

function valueOf({ sides, places, difference }: ComparedRow, at: 0 | 1, onStep: OpenStep) {
  const [step, place, open] = [difference.steps[at], places[at], onStep[at]];
  const pieces = sides[at].length === 0 ? undefined : sides[at];
  if (place === undefined) return { pieces };
  const isOpened = open !== undefined && step !== null;
  return { pieces, where: isOpened ? <TextButton onClick={() => open(step)}>{place}</TextButton> : place };
}
