import { explainError, explainErrorText } from '../../lib/explain/error-code.ts';
import { explainStep } from '../../lib/explain/step.ts';
import { answerMembers } from '../../lib/exchange/answer-members.ts';
import { asText } from '../../lib/exchange/json.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportDiagnosis, ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { deliveryWords } from '../../lib/telling/delivery.ts';
import { findingsBeside, reasonAt } from '../../lib/telling/findings.ts';
import { whyStandsWithFlow } from '../../lib/telling/reason.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import { Links } from '../controls/Links.tsx';
import { FindingCard } from '../finding/FindingCard.tsx';
import { duration } from '../../lib/telling/time.ts';
import { Prose } from '../glossary/Prose.tsx';
import { Reason } from '../reason/Reason.tsx';
import styles from './ExplainTab.module.css';
import { Scopes } from './Scopes.tsx';

type Props = { flow: ReportFlow; step: ReportStep; exchange: Exchange | undefined };

/** The step in plain words: what it does, what came of it, what to check, what was found. */
export function ExplainTab({ flow, step, exchange }: Props) {
  const { summary, check, references } = explainStep(step);
  const reason = reasonAt(flow.diagnosis, step.id);
  const here = flow.findings.filter(({ steps }) => steps.includes(step.id));
  const findings = findingsBeside(here, reason ? [reason] : []);
  return (
    <div class={styles.explain}>
      <p class={styles.summary}>
        <Prose text={summary} />
      </p>
      <Result flow={flow} step={step} exchange={exchange} reason={reason} />
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

type ResultProps = Props & { reason: ReportDiagnosis | undefined };

function Result({ flow, step, exchange, reason }: ResultProps) {
  const error = errorOf(step, exchange);
  if (error ?? reason) return <ErrorResult said={error} flow={flow} reason={reason} step={step} />;
  if (!step.observed) return null;
  const took = exchange?.duration === undefined ? '' : `, after ${duration(exchange.duration)}`;
  if (step.delivery)
    return <p class={styles.result}>{`Came back: ${deliveryWords(step.delivery, step.status)}${took}.`}</p>;
  if (exchange?.status === undefined) return <p class={styles.result}>No answer was seen.</p>;
  return <p class={styles.result}>{`Answered ${exchange.status}${took}.`}</p>;
}

type ErrorSaid = { readonly code: string; readonly description: string | undefined };

function errorOf(step: ReportStep, exchange: Exchange | undefined): ErrorSaid | undefined {
  const members = step.params['error'] ? step.params : answerMembers(exchange);
  const code = asText(members?.['error']);
  return code === undefined ? undefined : { code, description: asText(members?.['error_description']) };
}

type ErrorResultProps = {
  said: ErrorSaid | undefined;
  flow: ReportFlow;
  reason: ReportDiagnosis | undefined;
  step: ReportStep;
};

/** What the answer said, or the reason found for it: a refusal on a page of the server has no code. */
function ErrorResult({ said, flow, reason, step }: ErrorResultProps) {
  const { code = '', description } = said ?? {};
  const known = (description && explainErrorText(description)) || explainError(code);
  const isWaiting = step.delivery?.result === 'not_yet';
  return (
    <section
      class={styles.error}
      data-waiting={isWaiting}
      data-refused={code === 'access_denied' || standingOf(flow) === 'stuck'}
    >
      <h3>
        {code ? <code>{code}</code> : reason?.what}
        {description && <q>{description}</q>}
      </h3>
      {reason && (
        <>
          <div class={styles.reason}>
            <Reason flow={flow} reason={reason} />
          </div>
          <p class={styles.beside}>{whyStandsWithFlow}</p>
        </>
      )}
      {known && !reason && (
        <p>
          <Prose text={`${known.meaning} ${known.cause}`} />
        </p>
      )}
      {known?.tryThis && !reason && (
        <p>
          <b>{isWaiting ? 'What to do:' : 'Try first:'}</b> <Prose text={known.tryThis} />
        </p>
      )}
      {known && <Links references={known.references} />}
    </section>
  );
}
