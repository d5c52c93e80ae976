import { endpointOf } from '../../lib/exchange/parameters.ts';
import { pagesWords } from '../../lib/telling/pages.ts';
import { Address } from '../controls/Address.tsx';
import type { Position } from '../controls/VirtualRows.tsx';
import { LaneLines } from './Arrow.tsx';
import type { Lane } from './lanes.ts';
import type { SequenceLine } from './sequence-lines.ts';
import { stopId } from './sequence-stops.ts';
import arrow from './Arrow.module.css';
import styles from './PagesLine.module.css';

type Props = {
  line: Extract<SequenceLine, { type: 'pages' }>;
  lanes: readonly Lane[];
  position: Position;
  /** Id of the element at which the keyboard stands. */
  at: string | undefined;
  open: boolean;
  onToggle: () => void;
};

/** Pages in between, which are no steps: how many and whose, and one by one when asked for. */
export function PagesLine({ line: { id, host, pages }, lanes, position, at, open, onToggle }: Props) {
  return (
    <div
      id={stopId('pages', id)}
      role="option"
      aria-posinset={position.at}
      aria-setsize={position.of}
      aria-selected={false}
      aria-expanded={open}
      data-at={at === stopId('pages', id)}
      class={styles.pages}
      onClick={onToggle}
    >
      <div class={arrow.lanes} aria-hidden="true">
        <LaneLines lanes={lanes} />
      </div>
      <div class={styles.words}>
        <span class={styles.count}>
          {open ? '▾' : '▸'} {pagesWords(host, pages.length)}
        </span>
        {open && (
          <ol class={styles.list}>
            {pages.map(({ entry, url, status }) => (
              <li key={entry}>
                <Address url={endpointOf(url)} />
                <span class={styles.status} data-failed={status !== null && status >= 400}>
                  {status ?? '–'}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
