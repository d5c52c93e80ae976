import type { ComponentChildren } from 'preact';
import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { environmentMark } from '../../lib/telling/environment.ts';
import { headlineOf } from '../../lib/telling/headline.ts';
import { walletLines } from '../../lib/telling/wallet.ts';
import { mcpMark } from '../../lib/telling/mcp.ts';
import { protectionsTold, type ProtectionWords } from '../../lib/telling/protections.ts';
import { purposeWords } from '../../lib/telling/purpose.ts';
import { serversMark } from '../../lib/telling/servers.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import { stepUpMark } from '../../lib/telling/step-up.ts';
import { wayOf } from '../../lib/telling/way.ts';
import type { ProtectionName, ProtectionVerdict } from '../../lib/vocabulary/protection.ts';
import { Chip } from '../controls/Chip.tsx';
import { CopyMenu } from '../controls/CopyMenu.tsx';
import type { IconName } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import { wayTerm } from '../glossary/way-term.ts';
import { Prose } from '../glossary/Prose.tsx';
import styles from './FlowHeader.module.css';

type Props = {
  flow: ReportFlow;
  /** What can be done with it, beside copying. */
  children?: ComponentChildren;
};

/** What the flow was for, how it went, and how well it was protected. */
export function FlowHeader({ flow, children }: Props) {
  const way = wayOf(flow);
  return (
    <header class={styles.header}>
      <h2 class={styles.sentence}>
        <OutcomeMark standing={standingOf(flow)} />
        <span>{headlineOf(flow)}</span>
      </h2>
      <div class={styles.tools}>
        {children}
        <CopyMenu label="Copy or save this flow" shortcut="c" target={{ type: 'flow', flow: flow.id }} />
      </div>
      <div class={styles.chips}>
        <KindChips flow={flow} />
        {protectionsTold(flow).map((protection) => (
          <ProtectionChip key={protection.name} protection={protection} />
        ))}
      </div>
      <p class={styles.why}>
        <Prose text={way.why} /> {way.instead && <b>{way.instead}</b>}
      </p>
      {walletLines(flow.wallet).map(({ label, sentence }) => (
        <p class={styles.why} key={sentence}>
          <strong>{label}:</strong> {sentence}
        </p>
      ))}
    </header>
  );
}

/** Login or access, and by which way. */
export function KindChips({ flow }: Props) {
  const way = wayOf(flow);
  const purpose = purposeWords[flow.purpose];
  const mark = environmentMark(flow.environment);
  const stepUp = stepUpMark(flow);
  const servers = serversMark(flow);
  const mcp = mcpMark(flow.mcp);
  return (
    <>
      <Chip tone="accent" icon="key" title={purpose.sentence} of="authentication-or-authorization">
        {purpose.label}
      </Chip>
      <Chip title={way.why} of={wayTerm(flow.way)}>
        {way.label}
      </Chip>
      {stepUp && <Chip title={stepUp.sentence}>{stepUp.label}</Chip>}
      {servers && <Chip title={servers.sentence}>{servers.label}</Chip>}
      {mcp && <Chip title={mcp.sentence}>{mcp.label}</Chip>}
      {mark && (
        <Chip tone="quiet" title={mark.sentence}>
          {mark.label}
        </Chip>
      )}
    </>
  );
}

const icons: Readonly<Record<ProtectionVerdict, IconName>> = {
  held: 'check',
  broken: 'warn',
  absent: 'cross',
  not_needed: 'dash',
  not_checked: 'eye',
};

const terms: Partial<Readonly<Record<ProtectionName, GlossaryKey>>> = {
  pkce: 'pkce',
  state: 'state',
  nonce: 'nonce',
  iss: 'issuer',
  in_response_to: 'saml',
  oauth_verifier: 'oauth1',
  response_nonce: 'what-is-openid',
};

/** `✓ PKCE`, `✗ no state`; the tooltip says what follows from it. */
export function ProtectionChip({ protection }: { protection: ProtectionWords }) {
  const { name, verdict, label, tone, meaning } = protection;
  return (
    <Chip tone={tone} icon={icons[verdict]} title={meaning} of={terms[name]}>
      {label}
    </Chip>
  );
}
