import type { ComponentChildren } from 'preact';
import { explainError } from '../../lib/explain/error-code.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { nothingFoundInPart } from '../../lib/telling/failures.ts';
import { endingTitle } from '../../lib/telling/ending.ts';
import { findingsBeside } from '../../lib/telling/findings.ts';
import { headlineOf } from '../../lib/telling/headline.ts';
import { clientName, serverName } from '../../lib/telling/parties.ts';
import { protectionsTold } from '../../lib/telling/protections.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import { isInProgress } from '../../lib/telling/under-way.ts';
import { walletLines } from '../../lib/telling/wallet.ts';
import { wishesOf } from '../../lib/telling/wishes.ts';
import { Address } from '../controls/Address.tsx';
import { Icon } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import { SeverityMark } from '../finding/SeverityMark.tsx';
import { KindChips, ProtectionChip } from '../flow/FlowHeader.tsx';
import { Prose } from '../glossary/Prose.tsx';
import { Reason } from '../reason/Reason.tsx';
import styles from './LoginSummary.module.css';
import { userCodeOf } from './user-code.ts';

type Props = {
  flow: ReportFlow;
  exchangeOf: (stepId: string) => Exchange | undefined;
  /** Part of the check failed. */
  isPartlyJudged?: boolean;
};

/** One login on one card. */
export function LoginSummary({ flow, exchangeOf, isPartlyJudged = false }: Props) {
  const chips = protectionsTold(flow);
  const wishes = wishesOf(flow);
  const code = userCodeOf(flow, exchangeOf);
  return (
    <>
      <header class={styles.header}>
        <OutcomeMark standing={standingOf(flow)} />
        <h1 class={styles.sentence}>{headlineOf(flow)}</h1>
      </header>
      <div class={styles.kind}>
        <KindChips flow={flow} />
      </div>
      <WhyNot flow={flow} />
      <dl class={styles.facts}>
        <Fact term="Asked by">
          {flow.client.id ? <Address url={flow.client.id} /> : <b>{clientName(flow)}</b>}
          {flow.client.redirect_uri && (
            <span class={styles.note}>
              the answer goes to <Address url={flow.client.redirect_uri} />
            </span>
          )}
        </Fact>
        <Fact term={flow.protocol === 'openid4vp' ? 'Wallet' : 'Provider'}>
          <b>{serverName(flow)}</b>
        </Fact>
        {wishes.length > 0 && (
          <Fact term="Wants to">
            <ul class={styles.scopes}>
              {wishes.map(({ words, scope }) => (
                <li key={scope ?? words} title={scope}>
                  {words}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {walletLines(flow.wallet).map(({ label, sentence }) => (
          <Fact key={sentence} term={label}>
            {sentence}
          </Fact>
        ))}
        {code && (
          <Fact term="Code">
            <code class={styles.code}>{code}</code>
            <span class={styles.note}>
              The device shows it. Agree only if it is your device and shows the same.
            </span>
          </Fact>
        )}
        {chips.length > 0 && (
          <Fact term="Protection">
            <span class={styles.chips}>
              {chips.map((protection) => (
                <ProtectionChip key={protection.name} protection={protection} />
              ))}
            </span>
          </Fact>
        )}
      </dl>
      <Wrong flow={flow} isPartlyJudged={isPartlyJudged} />
    </>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div class={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Why it did not work, and what to do. */
function WhyNot({ flow }: { flow: ReportFlow }) {
  const { outcome, error } = flow;
  const [reason] = flow.diagnosis;
  if (isInProgress(flow)) return null;
  const known = error && outcome !== 'succeeded' ? explainError(error.code) : undefined;
  if (!reason && !known) return null;
  return (
    <section class={styles.reason} data-outcome={outcome} aria-label={endingTitle(flow)}>
      {error && outcome !== 'succeeded' && <code>{error.code}</code>}
      {reason ? (
        <Reason flow={flow} reason={reason} />
      ) : (
        known && (
          <>
            <p>
              <Prose text={known.meaning} />
            </p>
            {known.tryThis && (
              <p>
                <b>What to do:</b> <Prose text={known.tryThis} />
              </p>
            )}
          </>
        )
      )}
    </section>
  );
}

/** What is wrong, worst first, beside the one reason that is told above. */
function Wrong({ flow, isPartlyJudged }: { flow: ReportFlow; isPartlyJudged: boolean }) {
  const findings = findingsBeside(flow.findings, flow.diagnosis.slice(0, 1));
  if (findings.length === 0) {
    const words = isPartlyJudged ? nothingFoundInPart : phrase('no_finding');
    return isOver(flow) ? null : <p class={styles.clean}>{words}</p>;
  }
  return (
    <section class={styles.wrong} aria-label="What is wrong">
      {findings.map((finding, index) => (
        <details key={`${finding.rule} ${index}`} class={styles.finding}>
          <summary>
            <SeverityMark severity={finding.severity} />
            <span class={styles.what}>{finding.title}</span>
            <Icon name="down" />
          </summary>
          <p>
            <Prose text={finding.detail} />
          </p>
          {finding.fix && (
            <p>
              <b>What to change:</b> <Prose text={finding.fix} />
            </p>
          )}
        </details>
      ))}
    </section>
  );
}

function isOver({ outcome }: ReportFlow): boolean {
  return outcome === 'failed' || outcome === 'denied';
}
