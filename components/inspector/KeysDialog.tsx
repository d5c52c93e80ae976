import { Dialog } from '../controls/Dialog.tsx';
import { keys } from './keys.ts';
import styles from './KeysDialog.module.css';

type Props = { onClose: () => void };

/** What the keys do. */
export function KeysDialog({ onClose }: Props) {
  return (
    <Dialog title="Keys" name="keys" size="small" onClose={onClose}>
      <dl class={styles.keys}>
        {keys.map(([names, what]) => (
          <div key={what} class={styles.row}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
