import type { ComponentChildren } from 'preact';
import type { ValuePiece } from '../../lib/telling/difference.ts';
import styles from './MarkedValue.module.css';

type Props = {
  /** Whose it is, or what it ought to be. */
  label: string;
  /** undefined: there was none. */
  pieces: readonly ValuePiece[] | undefined;
  /** Where it stands. */
  where?: ComponentChildren;
};

/** One of two values that are held against each other, with what differs marked. */
export function MarkedValue({ label, pieces, where }: Props) {
  return (
    <dd class={styles.value}>
      <span class={styles.label}>{label}</span>
      <span>
        {pieces === undefined ? (
          <i>none</i>
        ) : (
          <code>
            {pieces.map(({ text, differs }, at) => (differs ? <mark key={at}>{text}</mark> : text))}
          </code>
        )}
        {where !== undefined && <span class={styles.where}>{where}</span>}
      </span>
    </dd>
  );
}
