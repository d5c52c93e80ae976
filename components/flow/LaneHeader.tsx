import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import { DottedName } from '../controls/DottedName.tsx';
import { Icon, type IconName } from '../controls/Icon.tsx';
import { Term } from '../glossary/Term.tsx';
import styles from './LaneHeader.module.css';
import type { Lane, LaneActor } from '../../lib/sequence/lanes.ts';

type Props = { lanes: readonly Lane[] };

const terms: Partial<Readonly<Record<LaneActor, GlossaryKey>>> = {
  client: 'client',
  authorization_server: 'authorization-server',
  resource_server: 'resource-server',
};

const icons: Readonly<Record<LaneActor, IconName>> = {
  client: 'app',
  user: 'app',
  browser: 'window',
  authorization_server: 'server',
  resource_server: 'api',
};

/** Who takes part: the roles above the lanes, the names beside them. Stays in sight while the steps scroll. */
export function LaneHeader({ lanes }: Props) {
  return (
    <div class={styles.header} data-many={lanes.length > 3}>
      {lanes.map(({ actor, role, name }) => (
        <span key={`${actor} ${name}`} class={styles.actor} data-actor={actor} title={`${role}: ${name}`}>
          <Icon name={icons[actor]} />
          <span class={styles.role}>
            <Term of={terms[actor]}>{role}</Term>
          </span>
        </span>
      ))}
      <span class={styles.names}>
        {lanes.map(({ actor, role, name }) => (
          <span key={`${actor} ${name}`} class={styles.name} data-actor={actor} title={`${role}: ${name}`}>
            <Icon name={icons[actor]} />
            <span>
              <DottedName name={name} />
            </span>
          </span>
        ))}
      </span>
    </div>
  );
}
