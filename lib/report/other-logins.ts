import { hostOf } from '../exchange/parameters.ts';
import { shortSpanOf } from '../facts/time-span.ts';
import type { ReportDiagnosis, ReportFlow } from './report.ts';

/** Milliseconds within which a second login of the same client is the next try of the first. */
const longestApart = 15 * 60_000;

/** The logins that a waiting flow was held against, and what came of it: the same object as long as these are the same. */
type Known = {
  readonly inside: ReportFlow | undefined;
  readonly next: ReportFlow | undefined;
  readonly told: ReportFlow;
};

/**
 * Tells flows that merely wait for an answer by the login which shows why none came: the one nested in it that failed, else the next try
 * of the same client at the same server. One for all reports of an inspection: what has not changed is given back as it was.
 */
export class OtherLogins {
  readonly #known = new WeakMap<ReportFlow, Known>();

  /** The flows of a report, in order of their beginning; all but those that wait are given back as they are. Linear. */
  tell(flows: readonly ReportFlow[]): readonly ReportFlow[] {
    const first = flows.findIndex(isWaiting);
    if (first < 0) return flows;
    const told = [...flows];
    const lastInside = new Map<string, ReportFlow>();
    const nextOfKind = new Map<string, ReportFlow>();
    // Inner logins and next tries come later: what they are told by is known first.
    for (let at = told.length - 1; at >= first; at -= 1) {
      const flow = flows[at]!;
      const kind = kindOf(flow);
      const one = isWaiting(flow) ? this.#toldBy(flow, lastInside.get(flow.id), nextOfKind.get(kind)) : flow;
      told[at] = one;
      if (kind !== '') nextOfKind.set(kind, one);
      if (flow.parent !== null && !lastInside.has(flow.parent)) lastInside.set(flow.parent, one);
    }
    return told;
  }

  #toldBy(flow: ReportFlow, inside: ReportFlow | undefined, next: ReportFlow | undefined): ReportFlow {
    const known = this.#known.get(flow);
    if (known && known.inside === inside && known.next === next) return known.told;
    const words = (inside && insideIt(inside)) ?? (next && nextTry(flow, next));
    const [reason, ...rest] = flow.diagnosis;
    const told =
      reason && words
        ? { ...flow, diagnosis: words === 'nothing' ? rest : [{ ...reason, ...words }, ...rest] }
        : flow;
    this.#known.set(flow, { inside, next, told });
    return told;
  }
}

/** Who asks whom for what, in a text; empty where that is not known. */
function kindOf({ client, server, protocol, purpose, parent }: ReportFlow): string {
  if (client.id === null) return '';
  return JSON.stringify([client.id, client.redirect_uri, server.origin, protocol, purpose, parent]);
}

/** Whether a flow waits, and nothing of its own tells why it was not answered. */
export function isWaiting({ outcome, diagnosis: [reason] }: ReportFlow): boolean {
  if (outcome !== 'pending' || !reason) return false;
  return reason.cause === 'not-answered' && reason.confidence === 'tentative' && !reason.quote;
}

type Told = Pick<ReportDiagnosis, 'why' | 'fix' | 'confidence' | 'owner'>;

function insideIt(inner: ReportFlow): Told | undefined {
  const [reason] = inner.diagnosis;
  if (!reason || isOpen(inner, reason)) return undefined;
  const place = stepOf(inner, reason);
  return toldBy(reason, `It broke in the login at ${serverOf(inner)} inside it${place && `, ${place}`}`);
}

/** An inner login that waits for the person, too, tells no more; one that went well leaves the outer one as it is. */
function isOpen({ outcome }: ReportFlow, { cause, confidence }: ReportDiagnosis): boolean {
  if (outcome === 'failed' || outcome === 'denied') return false;
  return outcome !== 'pending' || cause !== 'not-answered' || confidence === 'tentative';
}

/** `nothing`: the next one worked, so that nothing is wrong with the one that was left for it. */
function nextTry(flow: ReportFlow, next: ReportFlow): Told | 'nothing' | undefined {
  const time = Date.parse(next.started) - Date.parse(flow.started);
  if (!(time >= 0 && time <= longestApart) || next.outcome === 'pending' || next.outcome === 'unclear')
    return undefined;
  if (next.outcome === 'succeeded') return 'nothing';
  const start = `The same login was begun again ${shortSpanOf(time)} later`;
  const [reason] = next.diagnosis;
  if (!reason) return undefined;
  const place = stepOf(next, reason);
  return toldBy(reason, `${start}, and that one failed${place && ` at ${place}`}`);
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
