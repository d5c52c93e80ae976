import type { Report } from '../../lib/report/report.ts';
import { gapsInShort } from '../../lib/telling/gaps.ts';
import { Icon } from '../controls/Icon.tsx';
import styles from './Gaps.module.css';

type Props = { report: Pick<Report, 'gaps' | 'flows'> };

/** What could not be seen: in short, and each in a sentence when asked for. What is not seen is not taken for absence. */
export function Gaps({ report }: Props) {
  const { gaps } = report;
  const words = gapsInShort(report);
  if (words === undefined) return null;
  const isAll = words === gaps[0];
  return (
    <details class={styles.gaps}>
      <summary>
        <Icon name="eye" />
        {words}
        {!isAll && <Icon name="down" />}
      </summary>
      {!isAll && (
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
