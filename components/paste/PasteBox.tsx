import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import styles from './PasteBox.module.css';

type Props = {
  onExplain: (text: string) => void;
  /** What is in it to begin with. */
  text?: string;
  /** Whether the keyboard goes there at once. */
  isFirst?: boolean;
};

/** A box for something that was copied. What is pasted into the empty box is explained at once, without being shown. */
export function PasteBox({ onExplain, text = '', isFirst = false }: Props) {
  const typed = useSignal(text);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  return (
    <form
      class={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        onExplain(typed.value);
      }}
    >
      <label for={id} class={styles.label}>
        Paste the address of a login or a callback, a cURL command, a token or a SAML message
      </label>
      <textarea
        ref={field}
        id={id}
        class={styles.text}
        rows={2}
        spellcheck={false}
        autocomplete="off"
        autofocus={isFirst}
        value={typed.value}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text/plain') ?? '';
          if (typed.value !== '' || pasted.trim() === '') return;
          event.preventDefault();
          onExplain(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          onExplain(typed.value);
        }}
      />
      <Button tone="outlined" onClick={() => onExplain(typed.value)}>
        Explain it
      </Button>
    </form>
  );
}
