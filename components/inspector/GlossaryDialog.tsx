import { useEffect, useRef } from 'preact/hooks';
import { glossary } from '../../lib/explain/glossary.ts';
import { Button } from '../controls/Button.tsx';
import styles from './GlossaryDialog.module.css';

type Props = { onClose: () => void };

/** The questions a learner brings, and the words of the field. */
export function GlossaryDialog({ onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={styles.dialog} onClose={onClose} aria-label="Questions and words">
      <header class={styles.header}>
        <h2 class={styles.title}>Questions and words</h2>
        <Button icon="cross" label="Close" onClick={() => dialog.current?.close()} />
      </header>
      <dl class={styles.entries}>
        {Object.entries(glossary).map(([key, { term, answer }]) => (
          <div key={key} class={styles.entry}>
            <dt>{term}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
