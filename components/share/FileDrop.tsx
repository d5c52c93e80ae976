import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import styles from './FileDrop.module.css';

type Props = { onFile: (file: File) => void; children: ComponentChildren };

/** Takes a file dropped anywhere on the page. */
export function FileDrop({ onFile, children }: Props) {
  const over = useSignal(false);
  return (
    <div
      class={styles.area}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      {children}
      {over.value && <div class={styles.veil}>Drop a HAR file or a saved trace</div>}
    </div>
  );
}

/** Asks for a file. */
export function pickFile(onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.har,.json,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) onFile(file);
  });
  input.click();
}
