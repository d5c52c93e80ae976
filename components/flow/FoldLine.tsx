import { LaneLines } from './Arrow.tsx';
import type { Lane } from './lanes.ts';
import arrow from './Arrow.module.css';
import styles from './FoldLine.module.css';

type Props = { words: string; lanes: readonly Lane[]; onOpen: () => void };

/** Steps that say the same again, behind one line. */
export function FoldLine({ words, lanes, onOpen }: Props) {
  return (
    <div class={styles.fold} role="presentation">
      <div class={arrow.lanes} aria-hidden="true">
        <LaneLines lanes={lanes} />
      </div>
      <button type="button" class={styles.open} onClick={onOpen}>
        ⋯ {words}
      </button>
    </div>
  );
}
