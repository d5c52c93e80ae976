import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { headlineOf } from '../../lib/telling/headline.ts';
import type { FlowEntry } from '../state/flow-list.ts';
import styles from './Announcement.module.css';
import { newlyFailed, standingsOf, type Standings } from './newly-failed.ts';

type Props = { entries: readonly FlowEntry[] };

/** For those who hear the page: a login that has failed while it is open is told once. */
export function Announcement({ entries }: Props) {
  const before = useRef<Standings | undefined>(undefined);
  const words = useSignal('');
  useEffect(() => {
    const failed = before.current ? newlyFailed(before.current, entries) : [];
    before.current = standingsOf(entries);
    if (failed.length > 0) words.value = failed.map(({ flow }) => headlineOf(flow)).join(' ');
  }, [entries]);
  return (
    <p class={styles.heard} role="status" aria-live="polite">
      {words.value}
    </p>
  );
}
