import { headlines } from '../../lib/report/headlines.ts';
import { explainGrant } from '../../lib/explain/grant.ts';
import { Icon } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import { SeverityMark } from '../finding/SeverityMark.tsx';
import { breakLine } from './BreakNotice.tsx';
import type { FlowEntry } from './flow-list.ts';
import styles from './FlowRow.module.css';
import { clientName, serverName } from './parties.ts';
import { isSilent } from './purpose.ts';
import { clock } from './time.ts';

type Props = {
  entry: FlowEntry;
  selected: boolean;
  onSelect: () => void;
  /** The tab the reader inspects: other tabs' flows are marked. */
  tab?: number | undefined;
};

/** A flow in the list: who asked whom, how, and how it went. */
export function FlowRow({ entry: { key, flow, depth, worst, tabs }, selected, onSelect, tab }: Props) {
  const broke = breakLine(flow);
  const elsewhere = tab !== undefined && tabs.size > 0 && !tabs.has(tab);
  return (
    <div
      id={`flow-row-${key}`}
      role="option"
      aria-selected={selected}
      class={styles.row}
      style={{ '--depth': depth }}
      data-nested={depth > 0}
      onClick={onSelect}
    >
      <OutcomeMark outcome={flow.outcome} />
      <div class={styles.words}>
        <div class={styles.line}>
          <span class={styles.client}>{clientName(flow)}</span>
          {worst && worst !== 'info' && (
            <SeverityMark severity={worst} short count={headlines(flow.findings).length} />
          )}
          {elsewhere && (
            <span class={styles.tab}>
              <Icon name="open" title="In another tab" />
            </span>
          )}
          <time class={styles.time} dateTime={flow.started}>
            {clock(flow.started)}
          </time>
        </div>
        <div class={styles.line}>
          <span class={styles.server}>{serverName(flow)}</span>
          <span class={styles.grant} title={grantLabel(flow)}>
            {grantLabel(flow)}
          </span>
        </div>
        {broke && <div class={styles.broke}>{broke}</div>}
      </div>
    </div>
  );
}

function grantLabel(flow: FlowEntry['flow']): string {
  if (isSilent(flow)) return 'Silent renewal';
  return explainGrant(flow.grant, flow.protocol).label;
}
