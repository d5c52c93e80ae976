import { Button } from '../controls/Button.tsx';
import styles from './PaneHead.module.css';

type Props = { label: string; onBack: () => void };

/** The way back, where the pane to go back to is out of sight. */
export function PaneHead({ label, onBack }: Props) {
  return (
    <div class={styles.head}>
      <Button icon="back" onClick={onBack}>
        {label}
      </Button>
    </div>
  );
}
