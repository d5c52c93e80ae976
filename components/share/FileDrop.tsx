import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { dropZone, type DropZone } from './drop-zone.ts';
import styles from './FileDrop.module.css';

type Props = {
  /** Several are opened together, as one. */
  onFile: (file: File, ...others: File[]) => void;
  /** Compares what is shown with the file; undefined: nothing is shown. */
  onCompare?: ((file: File) => void) | undefined;
  children: ComponentChildren;
};

/** Takes a file dropped anywhere on the page: opens it, or, dropped on the right half, compares what is shown with it. */
export function FileDrop({ onFile, onCompare, children }: Props) {
  const over = useSignal<DropZone | undefined>(undefined);
  const zoneOf = ({ clientX, currentTarget, dataTransfer }: DragEvent): DropZone =>
    dropZone({
      files: dataTransfer?.items.length ?? 0,
      x: clientX,
      width: currentTarget instanceof Element ? currentTarget.clientWidth : 0,
      canCompare: onCompare !== undefined,
    });
  return (
    <div
      class={styles.area}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        over.value = zoneOf(event);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) over.value = undefined;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = undefined;
        const [file, ...others] = event.dataTransfer?.files ?? [];
        if (file && zoneOf(event) === 'compare') onCompare?.(file);
        else if (file) onFile(file, ...others);
      }}
    >
      {children}
      {over.value && (
        <div class={styles.veils}>
          <div class={styles.veil} data-over={over.value === 'open'}>
            {onCompare ? 'Drop it here to open it' : 'Drop HAR files, traces or other recordings'}
          </div>
          {onCompare && (
            <div class={styles.veil} data-over={over.value === 'compare'}>
              Drop it here to compare it with what is shown
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** Asks for a file, or for several that are opened as one. What they hold tells whether they can be read, not their names. */
export function pickFile(onFile: (file: File, ...others: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => {
    const [file, ...others] = input.files ?? [];
    if (file) onFile(file, ...others);
  });
  input.click();
}
