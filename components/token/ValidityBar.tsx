import { dateTime, relative } from '../../lib/telling/time.ts';
import { validityScale } from './validity-scale.ts';
import styles from './ValidityBar.module.css';

type Props = {
  /** From when until when it may be used: NumericDates, in seconds. */
  from: number;
  expires: number;
  /** When the step happened, and the moment it is read, in milliseconds. */
  at: number;
  now: number;
};

/** From when until when something was good, when it was used, and where that leaves it now. */
export function ValidityBar({ from, expires, at, now }: Props) {
  if (!(expires > from)) return null;
  const scale = validityScale(from * 1000, expires * 1000, at, now);
  return (
    <div class={styles.validity}>
      <div class={styles.bar} aria-hidden="true">
        <span class={styles.good} style={{ '--from': `${scale.from}%`, '--until': `${scale.until}%` }} />
        <span class={styles.moment} data-moment="then" style={{ '--at': `${scale.used}%` }}>
          then
        </span>
        <span class={styles.moment} data-moment="now" style={{ '--at': `${scale.now}%` }}>
          now
        </span>
      </div>
      <p class={styles.words}>
        Good from <time>{dateTime(from)}</time> to <time>{dateTime(expires)}</time>. Seen from this step it
        ends {relative(expires, at)}, seen from now {relative(expires, now)}.
      </p>
    </div>
  );
}
