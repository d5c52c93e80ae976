import { severityWords } from '../../lib/telling/severity.ts';
import type { Severity } from '../../lib/vocabulary/severity.ts';
import styles from './SeverityMark.module.css';

type Props = { severity: Severity; count?: number; short?: boolean };

/** How bad something is, in word and colour; `short` leaves the sign alone, for crowded places. */
export function SeverityMark({ severity, count, short }: Props) {
  const name = severityWords[severity];
  const text = count === undefined ? name : `${count} ${name.toLowerCase()}`;
  return (
    <span class={styles.mark} data-severity={severity} title={short ? text : undefined}>
      <svg viewBox="0 0 10 10" class={styles.sign} aria-hidden="true">
        <path d={signs[severity]} />
      </svg>
      <span class={short ? styles.hidden : undefined}>{text}</span>
    </span>
  );
}

const signs: Readonly<Record<Severity, string>> = {
  critical: 'M3 0h4l3 3v4l-3 3H3L0 7V3z',
  high: 'M5 .5 10 9.5H0z',
  medium: 'M5 0l5 5-5 5-5-5z',
  low: 'M0 2h10L5 9.5z',
  info: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
};
