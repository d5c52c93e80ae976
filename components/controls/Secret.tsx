import { useSignal } from '@preact/signals';
import { shortened } from './secrets.ts';
import { LongText } from './LongText.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './Secret.module.css';

type Props = { name: string; value: string };

/** A value that should not be seen over a shoulder: shortened until asked for; only what is shown can be copied. */
export function Secret({ name, value }: Props) {
  const shown = useSignal(false);
  return (
    <span class={styles.secret}>
      <code class={styles.value}>{shown.value ? <LongText text={value} /> : shortened(value)}</code>
      <button
        type="button"
        class={styles.toggle}
        aria-label={`${shown.value ? 'Hide' : 'Show'} ${name}`}
        onClick={() => (shown.value = !shown.value)}
      >
        {shown.value ? 'Hide' : 'Show'}
      </button>
      {shown.value && <CopyButton text={value} label={`Copy ${name}`} />}
    </span>
  );
}
