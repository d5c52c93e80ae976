import type { ReportFlow } from '../../lib/report/report.ts';
import { mismatchesAt } from '../../lib/telling/mismatches.ts';
import { TableRows } from '../controls/TableRows.tsx';
import type { ParameterGroup } from './parameter-rows.ts';
import { ParameterItem } from './ParameterItem.tsx';
import styles from './ParametersTab.module.css';

type Props = {
  flow: ReportFlow;
  stepId: string;
  groups: readonly ParameterGroup[];
  /** What is looked for, in lower case. */
  words: readonly string[];
  onStep: (stepId: string) => void;
};

/** Every parameter with its meaning, the other steps that carry the same value, and the value it should have had. */
export function ParametersTab({ flow, stepId, groups, words, onStep }: Props) {
  const mismatches = mismatchesAt(flow, stepId);
  return (
    <div class={styles.groups}>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3 class={styles.title}>{title}</h3>
          <TableRows rows={rows} estimate={90} as="div">
            {(row, index) => (
              <ParameterItem
                key={`${row.name} ${index}`}
                row={row}
                mismatch={mismatches.get(row.name)}
                stepId={stepId}
                isHit={words.some((word) => `${row.name}=${row.value}`.toLowerCase().includes(word))}
                onPlace={(place) => onStep(flow.steps[place - 1]!.id)}
                onStep={onStep}
              />
            )}
          </TableRows>
        </section>
      ))}
    </div>
  );
}
