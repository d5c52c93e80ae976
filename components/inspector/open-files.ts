import { batch, computed, signal } from '@preact/signals';
import type { Beside } from '../state/comparing.ts';
import { readFile, type FileReading, type ReadingPort } from '../state/file-reading.ts';
import type { Reading } from './ReadingBar.tsx';

type FilesOptions = {
  /** A new worker that reads a file. */
  openReader: () => ReadingPort;
  /** Another file is shown from now on. */
  onOpen: () => void;
  onError: (text: string) => void;
};

/** The file that is shown, and one that is being opened: what was there stays until something of it is known. */
export function openFiles({ openReader, onOpen, onError }: FilesOptions) {
  const shown = signal<FileReading | undefined>(undefined);
  const coming = signal<FileReading | undefined>(undefined);
  const close = (): void => {
    shown.value?.close();
    shown.value = undefined;
  };
  const leave = (): void => {
    coming.value?.close();
    coming.value = undefined;
  };
  /** True when it is shown; not so where it cannot be read, or another was opened meanwhile. */
  const open = async (file: File, ...others: File[]): Promise<boolean> => {
    leave();
    const begun = readFile(file, openReader(), others);
    coming.value = begun;
    const refusal = await begun.opened;
    if (coming.value !== begun) return false;
    if (refusal !== undefined) {
      leave();
      onError(`${begun.name}: ${refusal}`);
      return false;
    }
    close();
    batch(() => {
      coming.value = undefined;
      shown.value = begun;
      onOpen();
    });
    return true;
  };
  /** All of a file, beside what is shown; undefined where it cannot be read, or the reader left it. */
  const readBeside = async (file: File): Promise<Beside | undefined> => {
    leave();
    const begun = readFile(file, openReader());
    coming.value = begun;
    const refusal = await begun.opened;
    if (refusal === undefined) await begun.done;
    if (coming.value !== begun) return undefined;
    const inspected = begun.inspected.value;
    leave();
    if (refusal !== undefined) onError(`${file.name}: ${refusal}`);
    return inspected && { file: file.name, inspected };
  };
  const reading = computed((): Reading | undefined => {
    const file = coming.value ?? shown.value;
    const progress = file?.progress.value;
    if (!file || !progress || progress.state === 'done') return undefined;
    return { file: file.name, progress, onCancel: coming.value ? leave : file.cancel };
  });
  return { shown, reading, close, open, readBeside };
}
