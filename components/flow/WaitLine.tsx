import type { ReportFlow } from '../../lib/report/report.ts';
import { serverName } from '../../lib/telling/parties.ts';
import type { Position } from '../controls/VirtualRows.tsx';
import { Lanes } from './Lanes.tsx';
import { laneIndex, type Lane } from '../../lib/sequence/lanes.ts';
import type { SequenceLine } from '../../lib/sequence/sequence-lines.ts';
import { stopId } from './sequence-stops.ts';
import { nestedWords, waitWords } from '../../lib/telling/wait.ts';
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
        {waitWords(server, ms, nested.length > 0, flow.protocol)}
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
            {nestedWords(inner)} →
          </div>
        ))}
      </div>
    </div>
  );
}
