import type { Position } from '../controls/VirtualRows.tsx';
import { LaneLines } from './Arrow.tsx';
import type { Lane } from './lanes.ts';
import { stopId } from './sequence-stops.ts';
import arrow from './Arrow.module.css';
import styles from './FoldLine.module.css';

type Props = {
  id: string;
  words: string;
  lanes: readonly Lane[];
  position: Position;
  /** Id of the element at which the keyboard stands. */
  at: string | undefined;
  onOpen: () => void;
};

/** Steps that say the same again, behind one line. */
export function FoldLine({ id, words, lanes, position, at, onOpen }: Props) {
  return (
    <div
      id={stopId('fold', id)}
      role="option"
      aria-posinset={position.at}
      aria-setsize={position.of}
      aria-selected={false}
      data-at={at === stopId('fold', id)}
      class={styles.fold}
      onClick={onOpen}
    >
      <div class={arrow.lanes} aria-hidden="true">
        <LaneLines lanes={lanes} />
      </div>
      <span class={styles.words}>⋯ {words}</span>
    </div>
  );
}
