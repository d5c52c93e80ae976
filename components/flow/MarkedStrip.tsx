import { TextButton } from '../controls/TextButton.tsx';
import styles from './MarkedStrip.module.css';

type Props = { onCancel: () => void };

/** Says that a login is marked, and that another is looked for. */
export function MarkedStrip({ onCancel }: Props) {
  return (
    <div class={styles.strip}>
      <p role="status" class={styles.words}>
        Compare with which one? Click it, or press x on it.
      </p>
      <TextButton onClick={onCancel}>Cancel</TextButton>
    </div>
  );
}
