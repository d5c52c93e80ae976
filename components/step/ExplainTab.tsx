import { explainError, explainErrorText } from '../../lib/explain/error-code.ts';
import { explainStep } from '../../lib/explain/step.ts';
import { asText } from '../../lib/exchange/json.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportDiagnosis, ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { Links } from '../controls/Links.tsx';
import { FindingCard } from '../finding/FindingCard.tsx';
import { bySeverity } from '../flow/flow-list.ts';
import { duration } from '../flow/time.ts';
import { answerOf, isStillWaiting, responseMembers } from './answer.ts';
import { Prose } from '../glossary/Prose.tsx';
import styles from './ExplainTab.module.css';
import { Scopes } from './Scopes.tsx';
import { besideReason, reasonAt } from './step-reason.ts';

type Props = { flow: ReportFlow; step: ReportStep; exchange: Exchange | undefined };

/** The step in plain words: what it does, what came of it, what to check, what was found. */
export function ExplainTab({ flow, step, exchange }: Props) {
  const { summary, check, references } = explainStep(step);
  const reason = reasonAt(flow, step);
  const here = flow.findings.filter(({ steps }) => steps.includes(step.id));
  const findings = besideReason(bySeverity(here), reason);
  return (
    <div class={styles.explain}>
      <p class={styles.summary}>
        <Prose text={summary} />
      </p>
      <Result step={step} exchange={exchange} reason={reason} />
      {findings.length > 0 && (
        <section class={styles.findings}>
          <h3>Found here</h3>
          {findings.map((finding, index) => (
            <FindingCard key={`${finding.rule} ${index}`} finding={finding} />
          ))}
        </section>
      )}
      <section class={styles.check}>
        <h3>What to check</h3>
        <p>
          <Prose text={check} />
        </p>
      </section>
      {step.params['scope'] && <Scopes scope={step.params['scope']} />}
      <Links references={references} />
    </div>
  );
}

type ResultProps = Omit<Props, 'flow'> & { reason: ReportDiagnosis | undefined };

function Result({ step, exchange, reason }: ResultProps) {
  const error = errorOf(step, exchange);
  if (error ?? reason) return <ErrorResult said={error} reason={reason} />;
  const answer = answerOf(step, exchange);
  if (!step.observed) return null;
  const took = exchange?.duration === undefined ? '' : `, after ${duration(exchange.duration)}`;
  if (answer) return <p class={styles.result}>{`Came back: ${answer.text}${took}.`}</p>;
  if (exchange?.status === undefined) return <p class={styles.result}>No answer was seen.</p>;
  return <p class={styles.result}>{`Answered ${exchange.status}${took}.`}</p>;
}

type ErrorSaid = { readonly code: string; readonly description: string | undefined };

function errorOf(step: ReportStep, exchange: Exchange | undefined): ErrorSaid | undefined {
  const members = step.params['error'] ? step.params : responseMembers(exchange);
  const code = asText(members?.['error']);
  return code === undefined ? undefined : { code, description: asText(members?.['error_description']) };
}

type ErrorResultProps = { said: ErrorSaid | undefined; reason: ReportDiagnosis | undefined };

/** What the answer said, or the reason found for it: a refusal on a page of the server has no code. */
function ErrorResult({ said, reason }: ErrorResultProps) {
  const { code = '', description } = said ?? {};
  const known = (description && explainErrorText(description)) || explainError(code);
  const why = reason?.why ?? (known && `${known.meaning} ${known.cause}`);
  const fix = reason?.fix ?? known?.tryThis;
  return (
    <section class={styles.error} data-waiting={isStillWaiting(code)} data-refused={code === 'access_denied'}>
      <h3>
        {code ? <code>{code}</code> : reason?.what}
        {description && <q>{description}</q>}
      </h3>
      {why && (
        <p>
          <Prose text={why} />
        </p>
      )}
      {fix && (
        <p>
          <b>{reason || isStillWaiting(code) ? 'What to do:' : 'Try first:'}</b> <Prose text={fix} />
        </p>
      )}
      {known && <Links references={known.references} />}
    </section>
  );
}
