import { explainGrant, purposeOf } from '../../lib/explain/grant.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { Chip, type Tone } from '../controls/Chip.tsx';
import type { IconName } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import styles from './FlowHeader.module.css';
import { protections, type Protection } from './protections.ts';
import { flowSentence } from './purpose.ts';

type Props = { flow: ReportFlow };

/** What the flow was for, how it went, and how well it was protected. */
export function FlowHeader({ flow }: Props) {
  const grant = explainGrant(flow.grant, flow.protocol);
  const purpose = purposeOf(flow.protocol);
  return (
    <header class={styles.header}>
      <h2 class={styles.sentence}>
        <OutcomeMark outcome={flow.outcome} />
        <span>{flowSentence(flow)}</span>
      </h2>
      <div class={styles.chips}>
        <Chip tone="accent" icon="key" title={purpose.sentence}>
          {purpose.label}
        </Chip>
        <Chip title={grant.why}>{grant.label}</Chip>
        {protections(flow).map((protection) => (
          <ProtectionChip key={protection.name} protection={protection} />
        ))}
      </div>
      <p class={styles.why}>
        {grant.why} {grant.instead && <b>{grant.instead}</b>}
      </p>
    </header>
  );
}

const looks: Readonly<Record<Protection['verdict'], { tone: Tone; icon: IconName; word: string }>> = {
  present: { tone: 'good', icon: 'check', word: '' },
  weak: { tone: 'caution', icon: 'warn', word: '' },
  absent: { tone: 'bad', icon: 'cross', word: 'no ' },
  broken: { tone: 'bad', icon: 'warn', word: '' },
  unseen: { tone: 'quiet', icon: 'eye', word: '' },
};

/** `✓ PKCE`, `✗ no state`; the tooltip says what follows from it. */
export function ProtectionChip({ protection: { name, verdict, meaning } }: { protection: Protection }) {
  const { tone, icon, word } = looks[verdict];
  const after = verdict === 'broken' ? ' does not match' : verdict === 'unseen' ? ' not visible' : '';
  return (
    <Chip tone={tone} icon={icon} title={meaning}>
      {word}
      {name}
      {verdict === 'weak' ? ' weak' : after}
    </Chip>
  );
}
