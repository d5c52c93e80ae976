import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import { GlossaryContext, type OpenGlossary } from '../controls/glossary-context.ts';
import { GlossaryDialog, type Beside } from './GlossaryDialog.tsx';

type Props = {
  children: ComponentChildren;
  /** What more is said to an entry, below its answer. */
  beside?: Beside;
};

/** Everything inside it can open the glossary. */
export function Glossary({ children, beside }: Props) {
  const open = useSignal<{ readonly at: GlossaryKey | undefined } | undefined>(undefined);
  const openAt = useCallback<OpenGlossary>((at) => (open.value = { at }), [open]);
  return (
    <GlossaryContext.Provider value={openAt}>
      {children}
      {open.value && (
        <GlossaryDialog at={open.value.at} beside={beside} onClose={() => (open.value = undefined)} />
      )}
    </GlossaryContext.Provider>
  );
}
