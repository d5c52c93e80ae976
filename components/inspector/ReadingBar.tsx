import { Button } from '../controls/Button.tsx';
import type { ReadingProgress } from '../state/file-reading.ts';
import styles from './ReadingBar.module.css';

/** A file that is being read, and the way to stop that. */
export type Reading = {
  readonly file: string;
  readonly progress: Exclude<ReadingProgress, { state: 'done' }>;
  readonly onCancel: () => void;
};

type Props = { reading: Reading };

/** How far a file is read, what was found, and a button that stops it. */
export function ReadingBar({ reading: { file, progress, onCancel } }: Props) {
  const isOpening = progress.state === 'opening';
  return (
    <section class={styles.bar} aria-label="A file that is being read">
      <span class={styles.file} title={file}>
        {isOpening ? 'Opening' : 'Reading'} {file}
      </span>
      <progress
        class={styles.progress}
        aria-label={`Reading ${file}`}
        {...(isOpening ? {} : { value: progress.read, max: progress.entries })}
      />
      {!isOpening && <span class={styles.count}>{countWords(progress)}</span>}
      <Button onClick={onCancel}>Cancel</Button>
    </section>
  );
}

function countWords({ read, entries, flows }: Extract<ReadingProgress, { state: 'reading' }>): string {
  const found = flows === 1 ? '1 flow' : `${number(flows)} flows`;
  return `${number(read)} of ${number(entries)} requests, ${found}`;
}

/** `1,234` */
const { format: number } = new Intl.NumberFormat('en');
