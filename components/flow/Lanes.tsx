import type { ComponentChildren } from 'preact';
import styles from './Lanes.module.css';
import type { Lane } from '../../lib/sequence/lanes.ts';

type Props = { lanes: readonly Lane[]; children?: ComponentChildren };

/** The lanes of one line, and what is drawn across them. Decoration: the text beside them says it all. */
export function Lanes({ lanes, children }: Props) {
  return (
    <div class={styles.lanes} aria-hidden="true">
      {lanes.map(({ actor }, index) => (
        <span key={index} class={styles.lane} data-actor={actor} style={{ '--at': index }} />
      ))}
      {children}
    </div>
  );
}
