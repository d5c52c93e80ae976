import { useSignal } from '@preact/signals';
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

/** DevTools panels may not use `navigator.clipboard`; the old command works in all of our pages. */
function copyText(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  document.body.append(holder);
  const before = document.activeElement;
  holder.select();
  const done = document.execCommand('copy');
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
