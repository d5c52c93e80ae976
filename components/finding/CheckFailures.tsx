import { failureWords } from '../../lib/telling/failures.ts';
import type { Failure } from '../../lib/vocabulary/failure.ts';
import { Icon } from '../controls/Icon.tsx';
import styles from './CheckFailures.module.css';

type Props = { failures: readonly Failure[] };

/** Part of the check failed: what still holds, what is missing, and what to report. */
export function CheckFailures({ failures }: Props) {
  const told = failureWords(failures);
  if (!told) return null;
  return (
    <details class={styles.failures}>
      <summary>
        <Icon name="warn" />
        <span role="status">{told.headline}</span>
        <Icon name="down" />
      </summary>
      <p>{told.advice}</p>
      <ul>
        {told.names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
