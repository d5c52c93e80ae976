import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { glossary, type GlossaryKey } from '../../lib/explain/glossary.ts';
import { Button } from '../controls/Button.tsx';
import { useEscape } from '../controls/use-escape.ts';
import styles from './GlossaryDialog.module.css';
import { Prose } from './Prose.tsx';

type Props = { at: GlossaryKey | undefined; onClose: () => void };

/** The questions a learner brings, and the words of the field; the one that was asked for in sight. */
export function GlossaryDialog({ at, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    const asked = dialog.current?.querySelector<HTMLElement>('[data-asked=true]');
    asked?.focus();
    asked?.scrollIntoView({ block: 'center' });
  }, [at]);
  const close = useCallback(() => dialog.current?.close(), []);
  useEscape(true, close, true);
  const closeOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) close();
  };
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      onClose={onClose}
      onClick={closeOutside}
      aria-label="Questions and words"
    >
      <header class={styles.header}>
        <h2 class={styles.title}>Questions and words</h2>
        <Button icon="cross" label="Close" onClick={close} />
      </header>
      <dl class={styles.entries}>
        {Object.entries(glossary).map(([key, { term, answer }]) => (
          <div key={key} class={styles.entry} data-asked={key === at} tabIndex={-1}>
            <dt>{term}</dt>
            <dd>
              <Prose text={answer} except={key} />
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
