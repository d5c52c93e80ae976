import { cameFrom } from '../exchange/came-from.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Pausing } from '../exchange/in-step.ts';
import { allStepsOf, type RoundStep } from '../facts/all-steps.ts';
import { addressBehind } from '../facts/client/address-behind.ts';
import { innerAddress } from '../facts/client/inner-address.ts';
import { deliveryOf } from '../facts/delivery.ts';
import type { Facts } from '../facts/facts.ts';
import { purposeOf } from '../facts/purpose.ts';
import { silentCheckBeforeLogin } from '../facts/silent-check.ts';
import { paramsOfStep } from '../facts/step-params.ts';
import { messagesOf } from '../flows/flow.ts';
import { beganAt, type Step } from '../flows/steps.ts';
import { pageOfRefusedQuestion } from '../messages/oauth2/question-refused.ts';
import { appKeptAtProxy } from '../messages/oidc/kept-at-proxy.ts';
import { portalCookieOf } from '../messages/oidc/portal-cookie.ts';
import { diagnose } from '../causes/diagnose.ts';
import type { JudgedFlow } from '../rules/judged-flow.ts';
import type { Finding } from '../rules/run.ts';
import { ruleWords } from '../rules/words.ts';
import { references } from '../spec/references.ts';
import type { Failure } from '../vocabulary/failure.ts';
import { isRefusedAlone } from '../vocabulary/refused-alone.ts';
import { brokenStep } from './broken-step.ts';
import { reportBrowserActs } from './browser-acts.ts';
import { reportDiagnosis } from './diagnosis.ts';
import { isoTime } from './iso-time.ts';
import type { Report, ReportFinding, ReportFlow, ReportStep } from './report.ts';
import { stepIds } from './step-ids.ts';

/** As much of a flow as a row of a list tells. */
export type BriefFlow = Pick<
  ReportFlow,
  | 'id'
  | 'parent'
  | 'protocol'
  | 'purpose'
  | 'client'
  | 'server'
  | 'outcome'
  | 'error'
  | 'started'
  | 'steps'
  | 'broken_step'
  | 'findings'
  | 'diagnosis'
>;

/** What exchanges amount to in brief. Not redacted. */
export type Brief = Pick<Report, 'source' | 'redacted' | 'failures'> & {
  readonly flows: readonly BriefFlow[];
};

/**
 * What a row of a list needs of a flow, as the report has it.
 * @param failed is told of what threw meanwhile; what it would have said is left out
 */
export function* briefFlow(
  { id, parent, facts, run }: JudgedFlow,
  failed: (failure: Failure) => void,
): Pausing<BriefFlow> {
  const { client, server, ending } = facts;
  const all = allStepsOf(facts);
  const steps = all.map(({ step }) => step);
  const shown = all.map((one, at) => reportStep(`${id}.${at + 1}`, one, facts.flow.rounds !== undefined));
  const ids = shown.map((step) => step.id);
  yield;
  const findings = run.findings.map((finding) => reportFinding(id, finding, steps));
  yield;
  const diagnosis = yield* diagnose(facts, run);
  diagnosis.failures.forEach(failed);
  const reasons = diagnosis.reasons.map((reason) =>
    reportDiagnosis(
      reason,
      shown,
      ending,
      (at) => (at && stepIds(id, [at], steps)[0]) ?? null,
      (acts) => reportBrowserActs(acts, facts.flow, steps, ids),
    ),
  );
  const told = { outcome: ending.outcome, error: ending.error, steps: shown, findings, diagnosis: reasons };
  return {
    id,
    parent,
    protocol: facts.protocol,
    purpose: purposeOf(facts),
    client: { id: client.id, redirect_uri: client.redirectUri, type: client.type, ...placeOf(facts, steps) },
    server: { issuer: server.issuer, origin: server.origin },
    started: isoTime(beganAt(steps)),
    broken_step: facts.of(silentCheckBeforeLogin) ? null : (brokenStep(told)?.id ?? null),
    ...told,
  };
}

/** Where its redirect URI is no name for it. */
function placeOf({ of, flow }: Facts, steps: readonly Step[]): Pick<ReportFlow['client'], 'origin'> {
  const [first] = messagesOf(flow, 'refused_start');
  const app =
    first &&
    (appKeptAtProxy(first.exchange) ??
      pageOfRefusedQuestion(first.exchange) ??
      portalCookieOf(first.exchange)?.app ??
      pageWithoutScript(first.exchange));
  const origin =
    of(innerAddress)?.start ?? of(addressBehind)?.start ?? app ?? logoutsOrigin(flow) ?? refusingApp(steps);
  return origin === undefined ? {} : { origin };
}

/** The app’s own logout led to the provider, and the browser did not go. */
function logoutsOrigin(flow: Facts['flow']): string | undefined {
  const kept = messagesOf(flow, 'end_session_request').find(({ carrier }) => carrier === 'redirect');
  return kept && (originOf(kept.exchange.url) ?? undefined);
}

/** Nothing but its refusal to begin was seen. */
function refusingApp(steps: readonly Step[]): string | undefined {
  const [first] = steps;
  if (!isRefusedAlone(steps) || first?.to !== 'client' || first.message === undefined) return undefined;
  return originOf(first.message.exchange.url) ?? undefined;
}

/** The script itself is the provider’s. */
function pageWithoutScript(exchange: Exchange): string | undefined {
  return exchange.context.resourceType === 'script' ? (cameFrom(exchange) ?? undefined) : undefined;
}

function reportStep(id: string, { step, round, facts }: RoundStep, hasRounds: boolean): ReportStep {
  const { kind, from, to, message } = step;
  const shared = {
    id,
    kind,
    observed: message !== undefined,
    from,
    to,
    time: isoTime(step.time),
    ...(hasRounds && { round }),
  };
  if (!message)
    return { ...shared, method: null, url: null, entry: null, status: null, params: {}, delivery: null };
  const { exchange, carrier } = message;
  return {
    ...shared,
    method: carrier === 'redirect' ? 'GET' : exchange.method,
    url: message.url,
    entry: exchange.entry,
    status: carrier === 'redirect' ? null : (exchange.status ?? null),
    params: paramsOfStep(step, facts),
    delivery: deliveryOf(step) ?? null,
  };
}

function reportFinding(flowId: string, finding: Finding, steps: readonly Step[]): ReportFinding {
  const { rule } = finding;
  const words = ruleWords[rule.id];
  return {
    rule: rule.id,
    severity: finding.severity,
    confidence: finding.confidence,
    owner: finding.owner ?? rule.owner,
    title: words.title,
    detail: finding.detail,
    ...(finding.about !== undefined && { about: finding.about }),
    fix: finding.fix ?? words.fix,
    ...(finding.partOf !== undefined && { part_of: finding.partOf }),
    steps: stepIds(flowId, finding.evidence, steps),
    references: references(words.references),
  };
}
