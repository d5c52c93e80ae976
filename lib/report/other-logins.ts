import { hostOf } from '../exchange/parameters.ts';
import { shortSpanOf } from '../facts/time-span.ts';
import type { ReportDiagnosis, ReportFlow } from './report.ts';

/** Milliseconds within which a second login of the same client is the next try of the first. */
const nextTry = 15 * 60_000;

/**
 * The flows, each that merely waits for an answer told by the login which shows why none came: the one nested in it that failed, else the
 * next try of the same client at the same server. The others are given back as they are.
 */
export function withOtherLogins(flows: readonly ReportFlow[]): readonly ReportFlow[] {
  const told = [...flows];
  // Inner logins and next tries come later: what they are told by is known first.
  for (let at = told.length - 1; at >= 0; at -= 1) {
    const flow = told[at]!;
    const [reason, ...rest] = flow.diagnosis;
    if (!reason || !isWaiting(flow, reason)) continue;
    const other = insideIt(flow, told, at) ?? nextOf(flow, told, at);
    if (other) told[at] = { ...flow, diagnosis: [{ ...reason, ...other }, ...rest] };
  }
  return told;
}

/** Nothing of its own tells why it was not answered. */
function isWaiting({ outcome }: ReportFlow, { cause, confidence, quote }: ReportDiagnosis): boolean {
  return outcome === 'pending' && cause === 'not-answered' && confidence === 'tentative' && !quote;
}

type Told = Pick<ReportDiagnosis, 'why' | 'fix' | 'confidence' | 'owner'>;

function insideIt(flow: ReportFlow, flows: readonly ReportFlow[], at: number): Told | undefined {
  const inner = flows.findLast((one, place) => place > at && one.parent === flow.id);
  const reason = inner?.diagnosis[0];
  if (!inner || !reason || isOpen(inner, reason)) return undefined;
  const place = stepOf(inner, reason);
  return toldBy(reason, `It broke in the login at ${serverOf(inner)} inside it${place && `, ${place}`}`);
}

/** An inner login that waits for the person, too, tells no more; one that went well leaves the outer one as it is. */
function isOpen({ outcome }: ReportFlow, { cause, confidence }: ReportDiagnosis): boolean {
  if (outcome === 'failed' || outcome === 'denied') return false;
  return outcome !== 'pending' || cause !== 'not-answered' || confidence === 'tentative';
}

function nextOf(flow: ReportFlow, flows: readonly ReportFlow[], at: number): Told | undefined {
  const next = flows.find((one, place) => place > at && isNextTry(flow, one));
  if (!next || next.outcome === 'pending' || next.outcome === 'unclear') return undefined;
  const start = `The same login was begun again ${shortSpanOf(timeBetween(flow, next))} later`;
  if (next.outcome === 'succeeded')
    return {
      why: `${start}, and that one worked: this first try was left.`,
      fix: 'Nothing is to be done.',
      confidence: 'firm',
    };
  const reason = next.diagnosis[0];
  if (!reason) return undefined;
  const place = stepOf(next, reason);
  return toldBy(reason, `${start}, and that one failed${place && ` at ${place}`}`);
}

function isNextTry(flow: ReportFlow, other: ReportFlow): boolean {
  const time = timeBetween(flow, other);
  return (
    time >= 0 &&
    time <= nextTry &&
    flow.client.id !== null &&
    flow.client.id === other.client.id &&
    flow.client.redirect_uri === other.client.redirect_uri &&
    flow.server.origin === other.server.origin &&
    flow.protocol === other.protocol &&
    flow.purpose === other.purpose &&
    flow.parent === other.parent
  );
}

function timeBetween(flow: ReportFlow, other: ReportFlow): number {
  return Date.parse(other.started) - Date.parse(flow.started);
}

function toldBy(reason: ReportDiagnosis, begin: string): Told {
  const { why, fix, confidence, owner } = reason;
  const isGuess = confidence === 'tentative';
  return {
    why: `${begin}: ${why}`,
    fix,
    confidence: isGuess ? 'tentative' : 'firm',
    ...(owner && { owner }),
  };
}

function stepOf({ steps }: ReportFlow, { step }: ReportDiagnosis): string {
  const place = steps.findIndex(({ id }) => id === step);
  return place < 0 ? '' : `step ${place + 1}`;
}

function serverOf({ server }: ReportFlow): string {
  return server.origin === null ? 'another provider' : hostOf(server.origin);
}
