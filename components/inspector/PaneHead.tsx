import { Button } from '../controls/Button.tsx';
import styles from './PaneHead.module.css';

type Props = {
  /** The pane it stands in. */
  pane: 'flow' | 'step';
  label: string;
  onBack: () => void;
};

/** The way back, where the pane to go back to is out of sight. */
export function PaneHead({ pane, label, onBack }: Props) {
  return (
    <div class={styles.head} data-for={pane}>
      <Button icon="back" onClick={onBack}>
        {label}
      </Button>
    </div>
  );
}
