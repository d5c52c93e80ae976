import { explainEnvironment } from '../../lib/explain/environment.ts';
import { purposeOf } from '../../lib/explain/grant.ts';
import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { Chip, type Tone } from '../controls/Chip.tsx';
import type { IconName } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import { grantTerm } from '../glossary/grant-term.ts';
import { Prose } from '../glossary/Prose.tsx';
import styles from './FlowHeader.module.css';
import { protections, type Protection } from './protections.ts';
import { flowSentence } from './purpose.ts';
import { wayOf } from './way.ts';

type Props = { flow: ReportFlow };

/** What the flow was for, how it went, and how well it was protected. */
export function FlowHeader({ flow }: Props) {
  const grant = wayOf(flow);
  return (
    <header class={styles.header}>
      <h2 class={styles.sentence}>
        <OutcomeMark outcome={flow.outcome} />
        <span>{flowSentence(flow)}</span>
      </h2>
      <div class={styles.chips}>
        <KindChips flow={flow} />
        {protections(flow).map((protection) => (
          <ProtectionChip key={protection.name} protection={protection} />
        ))}
      </div>
      <p class={styles.why}>
        <Prose text={grant.why} /> {grant.instead && <b>{grant.instead}</b>}
      </p>
    </header>
  );
}

/** Login or access, and by which way. */
export function KindChips({ flow }: Props) {
  const grant = wayOf(flow);
  const purpose = purposeOf(flow);
  const mark = explainEnvironment(flow.environment);
  return (
    <>
      <Chip tone="accent" icon="key" title={purpose.sentence} of="authentication-or-authorization">
        {purpose.label}
      </Chip>
      <Chip title={grant.why} of={grantTerm(flow)}>
        {grant.label}
      </Chip>
      {mark && (
        <Chip tone="quiet" title={mark.sentence}>
          {mark.label}
        </Chip>
      )}
    </>
  );
}

const looks: Readonly<
  Record<Protection['verdict'], { tone: Tone; icon: IconName; say: (name: string) => string }>
> = {
  present: { tone: 'good', icon: 'check', say: (name) => name },
  weak: { tone: 'caution', icon: 'warn', say: (name) => `weak ${name}` },
  optional: { tone: 'quiet', icon: 'dash', say: (name) => `no ${name}` },
  absent: { tone: 'bad', icon: 'cross', say: (name) => `no ${name}` },
  broken: { tone: 'bad', icon: 'warn', say: (name) => `${name} does not match` },
  unseen: { tone: 'quiet', icon: 'eye', say: (name) => `${name} not visible` },
};

const terms: Readonly<Record<string, GlossaryKey>> = {
  PKCE: 'pkce',
  state: 'state',
  nonce: 'nonce',
  InResponseTo: 'saml',
  oauth_verifier: 'oauth1',
  response_nonce: 'what-is-openid',
};

/** `✓ PKCE`, `✗ no state`; the tooltip says what follows from it. */
export function ProtectionChip({ protection: { name, verdict, meaning } }: { protection: Protection }) {
  const { tone, icon, say } = looks[verdict];
  return (
    <Chip tone={tone} icon={icon} title={meaning} of={terms[name]}>
      {say(name)}
    </Chip>
  );
}
