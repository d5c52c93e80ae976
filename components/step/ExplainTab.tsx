import { explainError, explainErrorText } from '../../lib/explain/error-code.ts';
import { explainStep } from '../../lib/explain/step.ts';
import { asText } from '../../lib/exchange/json.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { Links } from '../controls/Links.tsx';
import { FindingCard } from '../finding/FindingCard.tsx';
import { bySeverity } from '../flow/flow-list.ts';
import { duration } from '../flow/time.ts';
import { answerOf, isStillWaiting, responseJson } from './answer.ts';
import styles from './ExplainTab.module.css';
import { Scopes } from './Scopes.tsx';

type Props = { flow: ReportFlow; step: ReportStep; exchange: Exchange | undefined };

/** The step in plain words: what it does, what came of it, what to check, what was found. */
export function ExplainTab({ flow, step, exchange }: Props) {
  const { summary, check, references } = explainStep(step);
  const findings = bySeverity(flow.findings.filter(({ steps }) => steps.includes(step.id)));
  return (
    <div class={styles.explain}>
      <p class={styles.summary}>{summary}</p>
      <Result step={step} exchange={exchange} />
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
        <p>{check}</p>
      </section>
      {step.params['scope'] && <Scopes scope={step.params['scope']} />}
      <Links references={references} />
    </div>
  );
}

function Result({ step, exchange }: Omit<Props, 'flow'>) {
  const error = errorOf(step, exchange);
  if (error) return <ErrorResult {...error} />;
  const answer = answerOf(step, exchange);
  if (!step.observed) return null;
  const took = exchange?.duration === undefined ? '' : `, after ${duration(exchange.duration)}`;
  if (answer) return <p class={styles.result}>{`Came back: ${answer.text}${took}.`}</p>;
  if (exchange?.status === undefined) return <p class={styles.result}>No answer was seen.</p>;
  return <p class={styles.result}>{`Answered ${exchange.status}${took}.`}</p>;
}

type ErrorSaid = { readonly code: string; readonly description: string | undefined };

function errorOf(step: ReportStep, exchange: Exchange | undefined): ErrorSaid | undefined {
  const members = step.params['error'] ? step.params : responseJson(exchange);
  const code = asText(members?.['error']);
  return code === undefined ? undefined : { code, description: asText(members?.['error_description']) };
}

function ErrorResult({ code, description }: ErrorSaid) {
  const known = (description && explainErrorText(description)) || explainError(code);
  return (
    <section class={styles.error} data-waiting={isStillWaiting(code)}>
      <h3>
        <code>{code}</code>
        {description && <q>{description}</q>}
      </h3>
      {known && (
        <>
          <p>
            {known.meaning} {known.cause}
          </p>
          {known.tryThis && (
            <p>
              <b>{isStillWaiting(code) ? 'What to do:' : 'Try first:'}</b> {known.tryThis}
            </p>
          )}
          <Links references={known.references} />
        </>
      )}
    </section>
  );
}
