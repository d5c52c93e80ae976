import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { glossary, type GlossaryKey } from '../../lib/explain/glossary.ts';
import { GlossaryContext } from '../controls/glossary-context.ts';
import styles from './Term.module.css';

type Props = { of: GlossaryKey | undefined; children: ComponentChildren };

/**
 * A word of the field: its meaning is in the tooltip, and one click away among the others. No `<button>`: browsers lay that
 * out as a box, and a full stop after it may begin the next line.
 */
export function Term({ of, children }: Props) {
  const open = useContext(GlossaryContext);
  if (!open || !of) return <>{children}</>;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(of);
  };
  return (
    <span
      role="button"
      tabIndex={0}
      class={styles.term}
      title={glossary[of].answer}
      onClick={() => open(of)}
      onKeyDown={press}
    >
      {children}
    </span>
  );
}
