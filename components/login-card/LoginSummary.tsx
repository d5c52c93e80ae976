import type { ComponentChildren } from 'preact';
import { explainScope } from '../../lib/explain/scope.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { Icon } from '../controls/Icon.tsx';
import { OutcomeMark } from '../controls/OutcomeMark.tsx';
import { SeverityMark } from '../finding/SeverityMark.tsx';
import { bySeverity } from '../flow/flow-list.ts';
import { ProtectionChip } from '../flow/FlowHeader.tsx';
import { serverName } from '../flow/parties.ts';
import { protections } from '../flow/protections.ts';
import { flowRequest, flowSentence } from '../flow/purpose.ts';
import styles from './LoginSummary.module.css';

type Props = { flow: ReportFlow };

/** One login on one card. */
export function LoginSummary({ flow }: Props) {
  const chips = protections(flow);
  const scopes = scopesOf(flow);
  return (
    <>
      <header class={styles.header}>
        <OutcomeMark outcome={flow.outcome} />
        <h1 class={styles.sentence}>
          {flow.outcome === 'pending' ? `${flowRequest(flow)}.` : flowSentence(flow)}
        </h1>
      </header>
      <dl class={styles.facts}>
        <Fact term="Asked by">
          <code>{flow.client.id ?? 'an unknown client'}</code>
          {flow.client.redirect_uri && (
            <span class={styles.note}>
              the answer goes to <code>{flow.client.redirect_uri}</code>
            </span>
          )}
        </Fact>
        <Fact term="Provider">
          <b>{serverName(flow)}</b>
        </Fact>
        {scopes.length > 0 && (
          <Fact term="Wants to">
            <ul class={styles.scopes}>
              {scopes.map((scope) => (
                <li key={scope} title={scope}>
                  {explainScope(scope)}
                </li>
              ))}
            </ul>
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
      <Wrong flow={flow} />
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

/** What is wrong, worst first. */
function Wrong({ flow }: Props) {
  if (flow.findings.length === 0) return <p class={styles.clean}>{phrase('no_finding')}</p>;
  return (
    <section class={styles.wrong} aria-label="What is wrong">
      {bySeverity(flow.findings).map((finding, index) => (
        <details key={`${finding.rule} ${index}`} class={styles.finding}>
          <summary>
            <SeverityMark severity={finding.severity} />
            <span class={styles.what}>{finding.title}</span>
            <Icon name="down" />
          </summary>
          <p>{finding.detail}</p>
          {finding.fix && (
            <p>
              <b>What to change:</b> {finding.fix}
            </p>
          )}
        </details>
      ))}
    </section>
  );
}

function scopesOf({ steps }: ReportFlow): readonly string[] {
  const asked = steps.map(({ params }) => params['scope']).find(Boolean) ?? '';
  return [...new Set(asked.split(/\s+/).filter(Boolean))];
}
