import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { glossary, type GlossaryEntry, type GlossaryKey } from '../../lib/explain/glossary.ts';
import { Dialog } from '../controls/Dialog.tsx';
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
    const asked = dialog.current?.querySelector<HTMLElement>('[data-asked=true]');
    asked?.focus();
    asked?.scrollIntoView({ block: 'center' });
  }, [at]);
  return (
    <Dialog
      title="Questions and words"
      name="glossary"
      dialog={dialog}
      onClose={onClose}
      leadsAway={(target) => target.closest('[data-leads-away]') !== null}
    >
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
    </Dialog>
  );
}
