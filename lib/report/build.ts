import { endpointOf } from '../exchange/parameters.ts';
import { allStepsOf, type RoundStep } from '../facts/all-steps.ts';
import { deliveryOf } from '../facts/delivery.ts';
import type { Facts } from '../facts/facts.ts';
import { mcpRevision } from '../facts/mcp/revision.ts';
import { speaksMcp } from '../facts/mcp/speaks.ts';
import { stepUp } from '../facts/mcp/step-up.ts';
import { purposeOf } from '../facts/purpose.ts';
import { paramsOfStep } from '../facts/step-params.ts';
import { wayOf } from '../facts/way.ts';
import { beganAt, endedAt, messagesOfStep, type Step } from '../flows/steps.ts';
import { messagesOf } from '../flows/flow.ts';
import { appKeptAtProxy } from '../messages/oidc/kept-at-proxy.ts';
import { portalCookieOf } from '../messages/oidc/portal-cookie.ts';
import { diagnose } from '../causes/diagnose.ts';
import { evaluateProfiles } from '../profiles/evaluate.ts';
import type { Protection } from '../protections/protection.ts';
import { protectionsOf } from '../protections/protections.ts';
import type { Finding, RuleRun } from '../rules/run.ts';
import { ruleWords } from '../rules/words.ts';
import type { Failure } from '../vocabulary/failure.ts';
import { references } from '../spec/references.ts';
import type { Message } from '../messages/message.ts';
import { reportBrowserActs } from './browser-acts.ts';
import { isoTime } from './iso-time.ts';
import { addressBehind } from '../facts/client/address-behind.ts';
import { innerAddress } from '../facts/client/inner-address.ts';
import { signInEvents } from '../facts/sign-in/sign-in-events.ts';
import { reportEvents } from './events.ts';
import { reportPages } from './pages.ts';
import { serversInTurn } from '../facts/servers-in-turn.ts';
import { gapsOf } from './gaps.ts';
import { brokenStep } from './broken-step.ts';
import { silentCheckBeforeLogin } from '../facts/silent-check.ts';
import { reportDiagnosis } from './diagnosis.ts';
import type { ReportFinding, ReportFlow, ReportProtection, ReportStep } from './report.ts';
import { walletOf } from './wallet.ts';
import { tellingStep } from './telling-step.ts';

/** A flow as it is judged: its id, that of the flow it is nested in, and the ids of others by their keys. */
type Judged = {
  readonly id: string;
  readonly parent: string | null;
  readonly facts: Facts;
  readonly run: RuleRun;
  readonly idOf: (key: string) => string | null;
};

/**
 * One flow as the report shows it.
 * @param failed is told of what threw meanwhile; what it would have said is left out
 */
export function reportFlow(
  { id, parent, facts, run, idOf }: Judged,
  failed: (failure: Failure) => void,
): ReportFlow {
  const { client, server, ending } = facts;
  const all = allStepsOf(facts);
  const steps = all.map(({ step }) => step);
  const shown = all.map((one, at) => reportStep(`${id}.${at + 1}`, one, facts.flow.rounds !== undefined));
  const ids = shown.map((step) => step.id);
  const findings = run.findings.map((finding) => reportFinding(id, finding, steps));
  const diagnosis = diagnose(facts, run);
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
    grant: facts.grant,
    way: wayOf(facts),
    purpose: purposeOf(facts),
    response_mode: facts.responseMode,
    client: { id: client.id, redirect_uri: client.redirectUri, type: client.type, ...placeOf(facts) },
    server: { issuer: server.issuer, origin: server.origin },
    ...serversOf(facts),
    ...stepUpOf(facts, idOf),
    ...mcpOf(facts),
    ...walletOf(facts, (message) => stepIds(id, [message], steps)[0] ?? null),
    pkce: facts.pkce,
    protections: protectionsOf({ facts, run }, failed).map((one) => reportProtection(id, one, steps)),
    outcome: ending.outcome,
    environment: facts.environment,
    error: ending.error,
    started: isoTime(beganAt(steps)),
    ended: isoTime(endedAt(steps)),
    steps: shown,
    pages: reportPages(facts, ids),
    ...eventsOf(facts, steps, ids),
    broken_step: facts.of(silentCheckBeforeLogin) ? null : (brokenStep(told)?.id ?? null),
    telling_step: tellingStep(told)?.id ?? null,
    findings,
    diagnosis: reasons,
    ...reportGaps(facts, id, steps),
    profiles: evaluateProfiles(facts, run, failed),
  };
}

function reportGaps(facts: Facts, id: string, steps: readonly Step[]): Pick<ReportFlow, 'gaps'> {
  const gaps = gapsOf(facts).map(({ text, at }) => ({
    text,
    step: at ? `${id}.${steps.indexOf(at) + 1}` : null,
  }));
  return gaps.length > 0 ? { gaps } : {};
}

function eventsOf(facts: Facts, steps: readonly Step[], ids: readonly string[]): Pick<ReportFlow, 'events'> {
  const events = reportEvents(facts.of(signInEvents), facts.flow, steps, ids);
  return events.length > 0 ? { events } : {};
}

/** Where its redirect URI is no name for it. */
function placeOf({ of, flow }: Facts): Pick<ReportFlow['client'], 'origin'> {
  const [first] = messagesOf(flow, 'refused_start');
  const app = first && (appKeptAtProxy(first.exchange) ?? portalCookieOf(first.exchange)?.app);
  const origin = of(innerAddress)?.start ?? of(addressBehind)?.start ?? app;
  return origin === undefined ? {} : { origin };
}

function serversOf({ of }: Facts): Pick<ReportFlow, 'servers'> {
  const servers = of(serversInTurn)?.map(({ origin, part }) => ({ origin, part }));
  return servers ? { servers } : {};
}

function stepUpOf({ of }: Facts, idOf: Judged['idOf']): Pick<ReportFlow, 'step_up_from'> {
  const from = idOf(of(stepUp)?.earlier.key ?? '');
  return from === null ? {} : { step_up_from: from };
}

function mcpOf({ of }: Facts): Pick<ReportFlow, 'mcp'> {
  if (!of(speaksMcp)) return {};
  const { client = null, server = null } = of(mcpRevision);
  return { mcp: { client, server } };
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

function reportProtection(
  flowId: string,
  { name, verdict, reason, at, values }: Protection,
  steps: readonly Step[],
): ReportProtection {
  const stepOf = (message: Message | undefined) =>
    stepIds(flowId, message ? [message] : [], steps)[0] ?? null;
  return {
    name,
    verdict,
    reason,
    step: stepOf(at),
    values: values.map((one) => ({ name: one.name, value: one.value, step: stepOf(one.at) })),
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

/** The ids of the steps that messages are told by, in order. */
export function stepIds(
  flowId: string,
  evidence: readonly Message[],
  steps: readonly Step[],
): readonly string[] {
  const places = evidence.map((message) => {
    const exact = steps.findIndex((step) => messagesOfStep(step).includes(message));
    if (exact >= 0) return exact;
    return steps.findIndex((step) => messagesOfStep(step).some((other) => isSame(other, message)));
  });
  const found = [...new Set(places.filter((at) => at >= 0))].sort((a, b) => a - b);
  return found.map((at) => `${flowId}.${at + 1}`);
}

/** A step that was put together from a redirect and its landing is a message of its own. */
function isSame(a: Message, b: Message): boolean {
  return a.kind === b.kind && a.exchange.id === b.exchange.id && endpointOf(a.url) === endpointOf(b.url);
}
