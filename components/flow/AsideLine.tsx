import type { ComponentChildren } from 'preact';
import type { Position } from '../controls/VirtualRows.tsx';
import { Lanes } from './Lanes.tsx';
import type { Lane } from '../../lib/sequence/lanes.ts';
import { stopId, type Stop } from './sequence-stops.ts';
import styles from './AsideLine.module.css';

/** What every line beside the steps knows of where it stands. */
export type Aside = {
  lanes: readonly Lane[];
  position: Position;
  /** Id of the element at which the keyboard stands. */
  at: string | undefined;
};

type Props = Aside & {
  type: Stop['type'];
  target: string;
  words: string;
  /** Whether what it opens is open; `undefined` where it goes away instead. */
  open?: boolean | undefined;
  onOpen: () => void;
  children?: ComponentChildren;
};

/** A line that is no step and opens something, and at which the keyboard can stand. */
export function AsideLine({ lanes, position, at, type, target, words, open, onOpen, children }: Props) {
  const id = stopId(type, target);
  return (
    <div
      id={id}
      role="option"
      aria-posinset={position.at}
      aria-setsize={position.of}
      aria-selected={false}
      aria-expanded={open}
      data-at={at === id}
      class={styles.aside}
      onClick={onOpen}
    >
      <Lanes lanes={lanes} />
      <div class={styles.words}>
        <span class={styles.opens}>{words}</span>
        {children}
      </div>
    </div>
  );
}
