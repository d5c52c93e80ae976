import type { ReportFlow } from '../../lib/report/report.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import { ProfileCard } from './ProfileCard.tsx';
import styles from './Profiles.module.css';

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** How a flow stands to the profiles that apply to it. */
export function Profiles({ flow, onStep }: Props) {
  if (flow.profiles.length === 0) return <p class={styles.none}>No profile applies to this flow.</p>;
  return (
    <div class={styles.profiles}>
      {flow.profiles.map((profile) => (
        <ProfileCard key={profile.id} profile={profile} findings={flow.findings} onStep={onStep} />
      ))}
      <p class={styles.note}>{phrase('not_seen_requirement')}</p>
    </div>
  );
}
