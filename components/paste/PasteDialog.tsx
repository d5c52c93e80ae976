import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import type { Pasting, PasteView } from '../state/pasting.ts';
import { PasteBox } from './PasteBox.tsx';
import styles from './PasteDialog.module.css';
import { PasteResult } from './PasteResult.tsx';

type Props = { pasting: Pasting; view: PasteView };

/** What was copied, explained on the spot, and the box for more. */
export function PasteDialog({ pasting, view }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.scrollTo(0, 0), [view]);
  return (
    <Dialog title="What was copied, explained" name="paste" dialog={dialog} onClose={pasting.close}>
      <div class={styles.body}>
        {/* Another box for each: what was pasted is not left standing in it. */}
        <PasteBox
          key={view.state}
          text={view.state === 'refused' && view.text.length <= longest ? view.text : ''}
          isFirst
          onExplain={pasting.explain}
        />
        <p class={styles.note}>Nothing of it leaves this browser, and secrets are hidden.</p>
        <div aria-live="polite">
          <Told pasting={pasting} view={view} />
        </div>
      </div>
    </Dialog>
  );
}

/** Characters; more is not typed anew, and a text field of millions is slow. */
const longest = 20_000;

function Told({ pasting, view }: Props) {
  switch (view.state) {
    case 'asked':
      return null;
    case 'reading':
      return <p>It is being read…</p>;
    case 'refused':
      return (
        <p class={styles.refused} role="alert">
          {view.why}
        </p>
      );
    case 'explained':
      return (
        <>
          <PasteResult pasted={view.pasted} />
          {view.pasted.steps.length > 0 && (
            <p class={styles.open}>
              <Button icon="open" tone="outlined" onClick={() => pasting.open(view.text)}>
                Open it as a recording
              </Button>
            </p>
          )}
        </>
      );
  }
}
