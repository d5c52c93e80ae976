import type { ComponentChildren } from 'preact';
import styles from './StepButton.module.css';

type Props = { onClick: () => void; children: ComponentChildren };

/** A step named in passing, and the way to it. */
export function StepButton({ onClick, children }: Props) {
  return (
    <button type="button" class={styles.step} onClick={onClick}>
      {children}
    </button>
  );
}
