import { Icon } from '../controls/Icon.tsx';
import styles from './LaneHeader.module.css';
import type { Lane } from './lanes.ts';

type Props = { lanes: readonly Lane[] };

/** Who takes part, above the lanes; stays in sight while the steps scroll. */
export function LaneHeader({ lanes }: Props) {
  return (
    <div class={styles.header}>
      {lanes.map(({ actor, role, name, icon }) => (
        <span key={actor} class={styles.actor} data-actor={actor} title={`${role}: ${name}`}>
          <Icon name={icon} />
          <span class={styles.role}>{role}</span>
          <span class={styles.name}>{name}</span>
        </span>
      ))}
    </div>
  );
}
