import { standingTitle } from '../../lib/telling/outcome.ts';
import type { Standing } from '../../lib/telling/standing.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './OutcomeMark.module.css';

const icons: Readonly<Record<Standing, IconName>> = {
  succeeded: 'check',
  failed: 'cross',
  denied: 'dash',
  unclear: 'question',
  pending: 'wait',
  stuck: 'barred',
  unsafe: 'warn',
};

type Props = { standing: Standing };

/** How a flow stands, as a round sign. */
export function OutcomeMark({ standing }: Props) {
  return (
    <span class={styles.mark} data-standing={standing}>
      <Icon name={icons[standing]} title={standingTitle(standing)} />
    </span>
  );
}
