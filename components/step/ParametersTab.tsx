import type { ReportFlow } from '../../lib/report/report.ts';
import type { ParameterGroup } from './parameter-rows.ts';
import { ParameterItem } from './ParameterItem.tsx';
import styles from './ParametersTab.module.css';

type Props = { flow: ReportFlow; groups: readonly ParameterGroup[]; onStep: (stepId: string) => void };

/** Every parameter with its meaning, and the other steps that carry the same value. */
export function ParametersTab({ flow, groups, onStep }: Props) {
  return (
    <div class={styles.groups}>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3 class={styles.title}>{title}</h3>
          {rows.map((row, index) => (
            <ParameterItem
              key={`${row.name} ${index}`}
              row={row}
              onPlace={(place) => onStep(flow.steps[place - 1]!.id)}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
