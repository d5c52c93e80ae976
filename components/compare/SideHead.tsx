import { useMemo } from 'preact/hooks';
import { likeliestOthers } from '../../lib/compare/likeliest-pair.ts';
import { breakLine } from '../../lib/telling/ending.ts';
import { loginLine } from '../../lib/telling/login-line.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import type { ComparedSide } from '../state/comparing.ts';
import type { FlowEntry } from '../state/flow-list.ts';
import styles from './SideHead.module.css';

type Props = {
  /** `The good login`. */
  name: string;
  side: ComparedSide;
  /** Name of the file it is of. */
  file: string | undefined;
  /** The logins that could stand here. */
  entries: readonly FlowEntry[];
  onChoose: (key: string) => void;
};

/** So many are offered: nobody looks through thousands in such a list. */
const most = 40;

/** One of the two logins, and the choice of another. */
export function SideHead({ name, side: { entry, of }, file, entries, onChoose }: Props) {
  const offered = useMemo(() => offeredFor(entry, entries), [entry, entries]);
  const broke = breakLine(entry.flow);
  return (
    <div class={styles.side} data-of={of}>
      <h3 class={styles.name}>
        <OutcomeMark standing={standingOf(entry.flow)} />
        {name}
      </h3>
      <select
        class={styles.choice}
        aria-label={`${name}: which one`}
        value={entry.key}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {offered.map(({ key, flow }) => (
          <option key={key} value={key}>
            {loginLine(flow)}
          </option>
        ))}
      </select>
      {file !== undefined && (
        <span class={styles.file} title={file}>
          {file}
        </span>
      )}
      {broke && <span class={styles.broke}>{broke}</span>}
    </div>
  );
}

/** The likeliest, in the order of the list, and the chosen one among them. */
function offeredFor(entry: FlowEntry, entries: readonly FlowEntry[]): readonly FlowEntry[] {
  const likeliest = likeliestOthers(
    entry.flow,
    entries.map(({ flow }) => flow),
  );
  const wanted = new Set([entry.flow, ...likeliest.slice(0, most)]);
  return entries.filter(({ flow }) => wanted.has(flow));
}
