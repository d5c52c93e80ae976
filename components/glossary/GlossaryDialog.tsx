import type { FunctionComponent } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { glossary, type GlossaryEntry, type GlossaryKey } from '../../lib/explain/glossary.ts';
import { Button } from '../controls/Button.tsx';
import { useEscape } from '../controls/use-escape.ts';
import styles from './GlossaryDialog.module.css';
import { Prose } from './Prose.tsx';

/** What more is said to an entry; what leads away from the dialog is marked `data-leads-away`. */
export type Beside = FunctionComponent<{ readonly entry: GlossaryKey }>;

type Props = { at: GlossaryKey | undefined; beside?: Beside | undefined; onClose: () => void };

const entries = Object.entries(glossary) as readonly (readonly [GlossaryKey, GlossaryEntry])[];

/** The questions a learner brings, and the words of the field; the one that was asked for in sight. */
export function GlossaryDialog({ at, beside: Beside, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    const asked = dialog.current?.querySelector<HTMLElement>('[data-asked=true]');
    asked?.focus();
    asked?.scrollIntoView({ block: 'center' });
  }, [at]);
  const close = useCallback(() => dialog.current?.close(), []);
  useEscape(true, close, true);
  const closeWhenLeft = ({ target }: MouseEvent) => {
    const leadsAway = target instanceof Element && target.closest('[data-leads-away]') !== null;
    if (target === dialog.current || leadsAway) close();
  };
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      onClose={onClose}
      onClick={closeWhenLeft}
      aria-label="Questions and words"
    >
      <header class={styles.header}>
        <h2 class={styles.title}>Questions and words</h2>
        <Button icon="cross" label="Close" onClick={close} />
      </header>
      <dl class={styles.entries}>
        {entries.map(([key, { term, answer }]) => (
          <div key={key} class={styles.entry} data-asked={key === at} tabIndex={-1}>
            <dt>{term}</dt>
            <dd>
              <Prose text={answer} except={key} />
              {Beside && <Beside entry={key} />}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
