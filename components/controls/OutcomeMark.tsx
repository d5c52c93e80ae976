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
};

type Props = {
  standing: Standing;
  /** Something critical was found: that it worked is no good news then. */
  isCritical?: boolean | undefined;
};

/** How a flow stands, as a round sign. */
export function OutcomeMark({ standing, isCritical = false }: Props) {
  const title = standingTitle(standing);
  const warns = isCritical && standing === 'succeeded';
  return (
    <span class={styles.mark} data-standing={warns ? 'unsafe' : standing}>
      <Icon
        name={warns ? 'warn' : icons[standing]}
        title={warns ? `${title}, with a critical problem` : title}
      />
    </span>
  );
}
