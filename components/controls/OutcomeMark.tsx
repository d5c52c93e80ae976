import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './OutcomeMark.module.css';

const looks: Readonly<Record<Outcome, { readonly icon: IconName; readonly label: string }>> = {
  succeeded: { icon: 'check', label: 'Succeeded' },
  failed: { icon: 'cross', label: 'Failed' },
  denied: { icon: 'dash', label: 'Refused' },
  pending: { icon: 'wait', label: 'No answer yet' },
};

type Props = { outcome: Outcome };

/** How a flow ended, as a round sign. */
export function OutcomeMark({ outcome }: Props) {
  const { icon, label } = looks[outcome];
  return (
    <span class={styles.mark} data-outcome={outcome}>
      <Icon name={icon} title={label} />
    </span>
  );
}
