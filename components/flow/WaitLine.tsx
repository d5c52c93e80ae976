import type { ReportFlow } from '../../lib/report/report.ts';
import { clientName, serverName } from '../../lib/telling/parties.ts';
import type { Position } from '../controls/VirtualRows.tsx';
import { Lanes } from './Lanes.tsx';
import { laneIndex, type Lane } from './lanes.ts';
import type { SequenceLine } from './sequence-lines.ts';
import { stopId } from './sequence-stops.ts';
import { duration } from '../../lib/telling/time.ts';
import styles from './WaitLine.module.css';

type Props = {
  line: Extract<SequenceLine, { type: 'wait' }>;
  flow: ReportFlow;
  lanes: readonly Lane[];
  /** Where the line of a nested flow stands, by its id. */
  positionOf: (flowId: string) => Position;
  /** Id of the element at which the keyboard stands. */
  at: string | undefined;
  onFlow: (flowId: string) => void;
};

/** The time on the provider's own pages, and the logins that happened inside it. */
export function WaitLine({ line: { ms, nested }, flow, lanes, positionOf, at, onFlow }: Props) {
  const server = serverName(flow);
  return (
    <div class={styles.wait} role="presentation">
      <Lanes lanes={lanes}>
        <span class={styles.block} style={{ '--at': laneIndex(lanes, 'authorization_server') }} />
      </Lanes>
      <div class={styles.words} role="presentation">
        {ms === undefined
          ? `Waiting at ${server} for sign-in and consent.`
          : `At ${server}, ${duration(ms)}${nested.length > 0 ? '.' : `: ${activity(ms)}`}`}
        {nested.map((inner) => (
          <div
            key={inner.id}
            id={stopId('flow', inner.id)}
            role="option"
            aria-posinset={positionOf(inner.id).at}
            aria-setsize={positionOf(inner.id).of}
            aria-selected={false}
            data-at={at === stopId('flow', inner.id)}
            class={styles.nested}
            onClick={() => onFlow(inner.id)}
          >
            {clientName(inner)} in turn asked {serverName(inner)} →
          </div>
        ))}
      </div>
    </div>
  );
}

function activity(ms: number): string {
  return ms < 1500
    ? 'sign-in and consent, or a session that was there already.'
    : 'sign-in and consent. What is typed there is never recorded.';
}
