import { headlines } from '../../lib/report/headlines.ts';
import { breakLine } from '../../lib/telling/ending.ts';
import { clientName, serverName } from '../../lib/telling/parties.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import { wayInShort, wayOf } from '../../lib/telling/way.ts';
import { DottedName } from '../controls/DottedName.tsx';
import { Icon } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import type { Position } from '../controls/VirtualRows.tsx';
import { SeverityMark } from '../finding/SeverityMark.tsx';
import type { FlowEntry } from '../state/flow-list.ts';
import styles from './FlowRow.module.css';
import { clock } from '../../lib/telling/time.ts';

type Props = {
  entry: FlowEntry;
  /** Whether the keyboard is there, in a list; by itself (`undefined`) the row is a button. */
  selected?: boolean | undefined;
  onSelect: () => void;
  /** Chosen beside the one that is selected: with Ctrl, Cmd or Shift. */
  onAlso?: (() => void) | undefined;
  /** Another is looked for to compare it with. */
  marked?: boolean;
  /** Where it stands among all rows, of which a long list draws a few. */
  position?: Position;
  /** What its page or tab is called. */
  title?: string | undefined;
  /** The tab the reader inspects: other tabs' flows are marked. */
  tab?: number | undefined;
};

/** A flow in the list: who asked whom, how, and how it went. */
export function FlowRow(props: Props) {
  const { entry, selected, onSelect, onAlso, marked, position, title, tab } = props;
  const { key, flow, depth, worst, person, tabs } = entry;
  const broke = breakLine(flow);
  const elsewhere = tab !== undefined && tabs.size > 0 && !tabs.has(tab);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect();
  };
  return (
    <div
      id={`flow-row-${key}`}
      role={selected === undefined ? 'button' : 'option'}
      tabIndex={selected === undefined ? 0 : undefined}
      aria-selected={selected}
      aria-posinset={position?.at}
      aria-setsize={position?.of}
      class={styles.row}
      style={{ '--depth': depth }}
      data-nested={depth > 0}
      data-marked={marked}
      onMouseDown={(event) => onAlso && isAlso(event) && event.preventDefault()}
      onClick={(event) => (onAlso && isAlso(event) ? onAlso() : onSelect())}
      onKeyDown={selected === undefined ? press : undefined}
    >
      <OutcomeMark standing={standingOf(flow)} />
      <div class={styles.words}>
        <div class={styles.line}>
          <span class={styles.client} title={clientName(flow)}>
            <DottedName name={clientName(flow)} />
          </span>
          {worst && worst !== 'info' && (
            <SeverityMark severity={worst} short count={headlines(flow.findings).length} />
          )}
          {elsewhere && (
            <span class={styles.tab}>
              <Icon name="open" title="In another tab" />
            </span>
          )}
        </div>
        <div class={styles.server} title={serverName(flow)}>
          <DottedName name={serverName(flow)} />
        </div>
        <span class={styles.way} title={wayOf(flow).label}>
          {wayInShort(flow)}
        </span>
        <time class={styles.time} dateTime={flow.started}>
          {clock(flow.started)}
        </time>
        {title !== undefined && (tab === undefined || elsewhere) && (
          <div class={styles.page} title={title}>
            {title}
          </div>
        )}
        {person !== undefined && (
          <div class={styles.person} title="Who signed in">
            {person}
          </div>
        )}
        {broke && (
          <div class={styles.broke} data-standing={standingOf(flow)}>
            {broke}
          </div>
        )}
      </div>
    </div>
  );
}

/** Shift would select the words between the two. */
function isAlso({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}
