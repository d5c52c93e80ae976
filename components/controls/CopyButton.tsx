import { useSignal } from '@preact/signals';
import { copyText } from './copy-text.ts';
import { Icon } from './Icon.tsx';
import styles from './CopyButton.module.css';

type Props = { text: string; label: string };

/** Puts `text` on the clipboard and says so. */
export function CopyButton({ text, label }: Props) {
  const copied = useSignal(false);
  return (
    <button
      type="button"
      class={styles.copy}
      aria-label={copied.value ? 'Copied' : label}
      title={copied.value ? 'Copied' : label}
      data-copied={copied.value}
      onClick={() => {
        copied.value = copyText(text);
      }}
      onBlur={() => (copied.value = false)}
    >
      <Icon name={copied.value ? 'check' : 'copy'} />
    </button>
  );
}
