import { useCallback, useContext } from 'preact/hooks';
import { PasteDialog } from './PasteDialog.tsx';
import { PastingContext } from './pasting-context.ts';
import { usePaste } from './use-paste.ts';

type Props = { onFile: (file: File, ...others: File[]) => void };

/** Takes what is pasted anywhere on the page, and shows it explained. */
export function PasteArea({ onFile }: Props) {
  const pasting = useContext(PastingContext);
  usePaste(
    pasting?.explain,
    useCallback(([first, ...others]) => first && onFile(first, ...others), [onFile]),
  );
  const view = pasting?.view.value;
  return pasting && view ? <PasteDialog pasting={pasting} view={view} /> : null;
}
