import { outcomeWords } from '../../lib/telling/outcome.ts';
import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './OutcomeMark.module.css';

const icons: Readonly<Record<Outcome, IconName>> = {
  succeeded: 'check',
  failed: 'cross',
  denied: 'dash',
  unclear: 'question',
  pending: 'wait',
};

type Props = { outcome: Outcome };

/** How a flow ended, as a round sign. */
export function OutcomeMark({ outcome }: Props) {
  return (
    <span class={styles.mark} data-outcome={outcome}>
      <Icon name={icons[outcome]} title={outcomeWords[outcome].title} />
    </span>
  );
}
