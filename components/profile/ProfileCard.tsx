import type { ReportFinding, ReportProfile } from '../../lib/report/report.ts';
import type { RequirementStatus } from '../../lib/vocabulary/requirement-status.ts';
import { requirementsToShow, statusWords } from './requirements.ts';
import styles from './ProfileCard.module.css';
import { RequirementRow } from './RequirementRow.tsx';

type Props = {
  profile: ReportProfile;
  /** The flow’s findings: the evidence of what failed. */
  findings: readonly ReportFinding[];
  onStep: (stepId: string) => void;
};

const counted: readonly RequirementStatus[] = ['fail', 'pass', 'not_seen'];

/** One profile: how many of its requirements are kept, and each of them. */
export function ProfileCard({ profile, findings, onStep }: Props) {
  const { title, counts, requirements } = profile;
  const isBroken = requirements.some(({ status, level }) => status === 'fail' && level === 'MUST');
  return (
    <section class={styles.card} data-failed={isBroken} aria-label={title}>
      <header class={styles.header}>
        <h3 class={styles.title}>{title}</h3>
        <span class={styles.counts}>
          {counted.map((status) => (
            <span key={status} data-status={counts[status] > 0 ? status : 'none'}>
              {counts[status]} {statusWords[status].toLowerCase()}
            </span>
          ))}
        </span>
      </header>
      {requirementsToShow(profile).map((requirement) => (
        <RequirementRow
          key={requirement.id}
          requirement={requirement}
          findings={findings.filter(({ rule }) => requirement.rules.includes(rule))}
          onStep={onStep}
        />
      ))}
    </section>
  );
}
