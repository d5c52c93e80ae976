import type { Pausing } from '../exchange/in-step.ts';
import { allStepsOf } from '../facts/all-steps.ts';
import type { Facts } from '../facts/facts.ts';
import { mcpRevision } from '../facts/mcp/revision.ts';
import { speaksMcp } from '../facts/mcp/speaks.ts';
import { stepUp } from '../facts/mcp/step-up.ts';
import { serversInTurn } from '../facts/servers-in-turn.ts';
import { signInEvents } from '../facts/sign-in/sign-in-events.ts';
import { wayOf } from '../facts/way.ts';
import { endedAt, type Step } from '../flows/steps.ts';
import type { Message } from '../messages/message.ts';
import { evaluateProfiles } from '../profiles/evaluate.ts';
import type { Protection } from '../protections/protection.ts';
import { protectionsOf } from '../protections/protections.ts';
import type { JudgedFlow } from '../rules/judged-flow.ts';
import type { Failure } from '../vocabulary/failure.ts';
import { briefFlow } from './brief.ts';
import { reportEvents } from './events.ts';
import { gapsOf } from './gaps.ts';
import { isoTime } from './iso-time.ts';
import { reportPages } from './pages.ts';
import type { ReportFlow, ReportProtection } from './report.ts';
import { stepIds } from './step-ids.ts';
import { tellingStep } from './telling-step.ts';
import { walletOf } from './wallet.ts';

/**
 * One flow as the report shows it.
 * @param failed is told of what threw meanwhile; what it would have said is left out
 */
export function* reportFlow(judged: JudgedFlow, failed: (failure: Failure) => void): Pausing<ReportFlow> {
  const { id, facts, run, idOf } = judged;
  const brief = yield* briefFlow(judged, failed);
  yield;
  const steps = allStepsOf(facts).map(({ step }) => step);
  const ids = brief.steps.map((step) => step.id);
  const events = eventsOf(facts, steps, ids);
  yield;
  const profiles = evaluateProfiles(facts, run, failed);
  yield;
  const pages = reportPages(facts, ids);
  yield;
  return {
    id,
    parent: brief.parent,
    protocol: brief.protocol,
    grant: facts.grant,
    way: wayOf(facts),
    purpose: brief.purpose,
    response_mode: facts.responseMode,
    client: brief.client,
    server: brief.server,
    ...serversOf(facts),
    ...stepUpOf(facts, idOf),
    ...mcpOf(facts),
    ...walletOf(facts, (message) => stepIds(id, [message], steps)[0] ?? null),
    pkce: facts.pkce,
    protections: protectionsOf({ facts, run }, failed).map((one) => reportProtection(id, one, steps)),
    outcome: brief.outcome,
    environment: facts.environment,
    error: brief.error,
    started: brief.started,
    ended: isoTime(endedAt(steps)),
    steps: brief.steps,
    pages,
    ...events,
    broken_step: brief.broken_step,
    telling_step: tellingStep(brief)?.id ?? null,
    findings: brief.findings,
    diagnosis: brief.diagnosis,
    ...reportGaps(facts, id, steps),
    profiles,
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

function serversOf({ of }: Facts): Pick<ReportFlow, 'servers'> {
  const servers = of(serversInTurn)?.map(({ origin, part }) => ({ origin, part }));
  return servers ? { servers } : {};
}

function stepUpOf({ of }: Facts, idOf: JudgedFlow['idOf']): Pick<ReportFlow, 'step_up_from'> {
  const from = idOf(of(stepUp)?.earlier.key ?? '');
  return from === null ? {} : { step_up_from: from };
}

function mcpOf({ of }: Facts): Pick<ReportFlow, 'mcp'> {
  if (!of(speaksMcp)) return {};
  const { client = null, server = null } = of(mcpRevision);
  return { mcp: { client, server } };
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
