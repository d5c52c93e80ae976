import { Icon } from '../controls/Icon.tsx';
import styles from './Gaps.module.css';

type Props = { gaps: readonly string[] };

/** What could not be seen, so that silence is not taken for absence. */
export function Gaps({ gaps }: Props) {
  if (gaps.length === 0) return null;
  return (
    <details class={styles.gaps}>
      <summary>
        <Icon name="eye" />
        {gaps.length === 1 ? gaps[0] : `${gaps[0]} And ${gaps.length - 1} more that could not be seen.`}
        {gaps.length > 1 && <Icon name="down" />}
      </summary>
      {gaps.length > 1 && (
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
