import { Button } from './Button.tsx';
import { TextButton } from './TextButton.tsx';
import styles from './NoticeLine.module.css';

/** What came of an action, in one line, and what takes it back. */
export type Notice = {
  readonly tone: 'good' | 'bad';
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  /** What it offers to do. */
  readonly offer?: { readonly label: string; readonly act: () => void } | undefined;
};

/** Without `onClose` it stays as long as it is so. */
type Props = { notice: Notice; onClose?: (() => void) | undefined };

export function NoticeLine({ notice: { tone, text, undo, offer }, onClose }: Props) {
  return (
    <div class={styles.notice} data-tone={tone}>
      <p role={tone === 'bad' ? 'alert' : 'status'}>{text}</p>
      {undo && <TextButton onClick={undo}>Undo</TextButton>}
      {offer && <TextButton onClick={offer.act}>{offer.label}</TextButton>}
      {onClose && (
        <span class={styles.close}>
          <Button icon="cross" label="Close this notice" onClick={onClose} />
        </span>
      )}
    </div>
  );
}
