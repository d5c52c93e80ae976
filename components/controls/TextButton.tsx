import type { ComponentChildren } from 'preact';
import styles from './TextButton.module.css';

type Props = { onClick: () => void; children: ComponentChildren };

/** A button in the midst of a sentence. */
export function TextButton({ onClick, children }: Props) {
  return (
    <button type="button" class={styles.button} onClick={onClick}>
      {children}
    </button>
  );
}
