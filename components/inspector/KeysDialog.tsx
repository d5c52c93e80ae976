import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { useEscape } from '../controls/use-escape.ts';
import { keys } from './keys.ts';
import styles from './KeysDialog.module.css';

type Props = { onClose: () => void };

/** What the keys do. */
export function KeysDialog({ onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = useCallback(() => dialog.current?.close(), []);
  useEscape(true, close, true);
  return (
    <dialog ref={dialog} class={styles.dialog} onClose={onClose} aria-label="Keys">
      <header class={styles.header}>
        <h2 class={styles.title}>Keys</h2>
        <Button icon="cross" label="Close" onClick={close} />
      </header>
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
    </dialog>
  );
}
