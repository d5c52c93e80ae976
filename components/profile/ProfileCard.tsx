import type { ReportFinding, ReportProfile } from '../../lib/report/report.ts';
import { statusWords, toldStatuses } from '../../lib/telling/requirement-status.ts';
import styles from './ProfileCard.module.css';
import { RequirementRow } from './RequirementRow.tsx';
import { requirementsToShow } from './requirements.ts';

type Props = {
  profile: ReportProfile;
  /** The flow’s findings: the evidence of what failed. */
  findings: readonly ReportFinding[];
  onStep: (stepId: string) => void;
};

/** One profile: how many of its requirements are kept, and each of them. */
export function ProfileCard({ profile, findings, onStep }: Props) {
  const { title, counts, requirements } = profile;
  const isBroken = requirements.some(({ status, level }) => status === 'fail' && level === 'MUST');
  return (
    <section class={styles.card} data-failed={isBroken} aria-label={title}>
      <header class={styles.header}>
        <h3 class={styles.title}>{title}</h3>
        <span class={styles.counts}>
          {toldStatuses.map((status) => (
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
