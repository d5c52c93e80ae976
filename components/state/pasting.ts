import { signal, type ReadonlySignal } from '@preact/signals';
import type { ExplainedPaste } from '../../lib/explain-pasted.ts';
import { readingBrokeOff } from '../../lib/telling/failures.ts';
import type { ReadingPort } from './file-reading.ts';

/** What the box for pasted text shows. */
export type PasteView =
  /** Nothing yet. */
  | { readonly state: 'asked' }
  | { readonly state: 'reading' }
  /** Why it cannot be explained, and what it was: to be mended. */
  | { readonly state: 'refused'; readonly why: string; readonly text: string }
  | { readonly state: 'explained'; readonly pasted: ExplainedPaste; readonly text: string };

/** Explaining what somebody pasted. */
export type Pasting = {
  /** Undefined: nobody asked. */
  readonly view: ReadonlySignal<PasteView | undefined>;
  /** Shows an empty box. */
  ask(): void;
  /** Has it explained; a whole recording is opened instead. */
  explain(text: string): void;
  /** Opens what was pasted as a recording. */
  open(text: string): void;
  close(): void;
};

type Means = {
  /** A new worker of those that read files: it has the tables. */
  readonly openReader: () => ReadingPort;
  readonly openFile: (file: File) => void;
};

/** Has pasted text explained by a worker, one at a time. */
export function pasting({ openReader, openFile }: Means): Pasting {
  const view = signal<PasteView | undefined>(undefined);
  let worker: ReadingPort | undefined;
  const show = (next: PasteView | undefined): void => {
    worker?.close();
    worker = undefined;
    view.value = next;
  };
  const open = (text: string): void => {
    show(undefined);
    openFile(new File([text], 'What was pasted'));
  };
  const explain = (text: string): void => {
    if (text.trim() === '') return;
    show({ state: 'reading' });
    const port = openReader();
    worker = port;
    port.onBreak(() => {
      if (worker === port) show({ state: 'refused', why: readingBrokeOff, text });
    });
    port.onMessage((message) => {
      if (worker !== port || message.type !== 'explained') return;
      const { pasted } = message;
      if (!('error' in pasted)) show({ state: 'explained', pasted, text });
      else if (pasted.isRecording) open(text);
      else show({ state: 'refused', why: pasted.error, text });
    });
    port.post({ type: 'explain', text });
  };
  return { view, ask: () => show({ state: 'asked' }), explain, open, close: () => show(undefined) };
}
