import { headlines } from '../../lib/report/headlines.ts';
import type { ReportFinding } from '../../lib/report/report.ts';
import { severities } from '../../lib/vocabulary/severity.ts';
import { SeverityMark } from './SeverityMark.tsx';
import styles from './SeverityCounts.module.css';

type Props = { findings: readonly ReportFinding[] };

/** `1 critical · 2 high`: the findings by severity, worst first. */
export function SeverityCounts({ findings }: Props) {
  return (
    <span class={styles.counts}>
      {severities.map((severity) => {
        const count = headlines(findings).filter((finding) => finding.severity === severity).length;
        return count > 0 ? <SeverityMark key={severity} severity={severity} count={count} /> : null;
      })}
    </span>
  );
}
