import { useContext } from 'preact/hooks';
import { isPartlyJudged } from '../../lib/report/failures.ts';
import type { Report, ReportFinding, ReportFlow } from '../../lib/report/report.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import { nothingFoundInPart } from '../../lib/telling/failures.ts';
import { findingsAt, foldedFindingsWords, nothingGrave } from '../../lib/telling/level.ts';
import { LevelContext } from '../controls/level-context.ts';
import { FindingCard } from '../finding/FindingCard.tsx';
import styles from './FlowFindings.module.css';
import { PassedList } from './PassedList.tsx';

type Props = { flow: ReportFlow; report: Report; onStep: (stepId: string) => void };

/** What was found of a flow, as much of it as the reader's level asks for; what is folded opens. */
export function FlowFindings({ flow, report, onStep }: Props) {
  const level = useContext(LevelContext);
  const { told, folded } = findingsAt(level, flow.findings, flow.diagnosis);
  const cards = (findings: readonly ReportFinding[]) =>
    findings.map((finding, index) => (
      <FindingCard
        key={`${finding.rule} ${index}`}
        finding={finding}
        target={{ type: 'finding', flow: flow.id, place: flow.findings.indexOf(finding) }}
        onStep={onStep}
      />
    ));
  return (
    <>
      {told.length === 0 && <p class={styles.clean}>{nothingWords(report, flow)}</p>}
      {told.length > 0 && <div class={styles.findings}>{cards(told)}</div>}
      {folded.length > 0 && (
        <details class={styles.folded}>
          <summary>{foldedFindingsWords(folded.length)}</summary>
          <div class={styles.findings}>{cards(folded)}</div>
        </details>
      )}
      {level === 'reviewer' && <PassedList flow={flow} onStep={onStep} />}
    </>
  );
}

function nothingWords(report: Report, flow: ReportFlow): string {
  if (isPartlyJudged(report, flow)) return nothingFoundInPart;
  return flow.findings.length === 0 ? phrase('no_finding') : nothingGrave;
}
