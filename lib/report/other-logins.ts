import { hostOf } from '../exchange/parameters.ts';
import { shortSpanOf } from '../facts/time-span.ts';
import type { CauseId } from '../causes/cause-id.ts';
import type { BriefFlow } from './brief.ts';
import type { ReportDiagnosis } from './report.ts';

/** Milliseconds within which a second login of the same client is the next try of the first. */
const longestApart = 15 * 60_000;

/** The logins that a waiting flow was held against, and what came of it: the same object as long as these are the same. */
type Known<Flow> = {
  readonly inside: Flow | undefined;
  readonly next: Flow | undefined;
  readonly good: Flow | undefined;
  readonly told: Flow;
};

/**
 * Tells flows that merely wait for an answer by the login which shows why none came: the one nested in it that failed, else the next try
 * of the same client at the same server; and of those that failed, which later login of the same client worked. One for all reports of an inspection: what has not changed is given back as it was.
 */
export class OtherLogins<Flow extends BriefFlow> {
  readonly #known = new WeakMap<Flow, Known<Flow>>();

  /** The flows of a report, in order of their beginning; all but those that wait or failed are given back as they are. Linear. */
  tell(flows: readonly Flow[]): readonly Flow[] {
    const first = flows.findIndex(isToldByOthers);
    if (first < 0) return flows;
    const told = [...flows];
    const lastInside = new Map<string, Flow>();
    const nextOfKind = new Map<string, Flow>();
    const nextGood = new Map<string, Flow>();
    // Inner logins and next tries come later: what they are told by is known first.
    for (let at = told.length - 1; at >= first; at -= 1) {
      const flow = flows[at]!;
      const kind = kindOf(flow);
      const parties = partiesOf(flow);
      const one = isToldByOthers(flow)
        ? this.#toldBy(flow, {
            inside: lastInside.get(flow.id),
            next: nextOfKind.get(kind),
            good: nextGood.get(parties),
          })
        : flow;
      told[at] = one;
      if (kind !== '') nextOfKind.set(kind, one);
      if (parties !== '' && one.outcome === 'succeeded') nextGood.set(parties, one);
      if (flow.parent !== null && !lastInside.has(flow.parent)) lastInside.set(flow.parent, one);
    }
    return told;
  }

  #toldBy(flow: Flow, others: Omit<Known<Flow>, 'told'>): Flow {
    const { inside, next, good } = others;
    const known = this.#known.get(flow);
    if (known && known.inside === inside && known.next === next && known.good === good) return known.told;
    const told = withLaterOne(isWaiting(flow) ? this.#whyBy(flow, inside, next) : flow, good);
    this.#known.set(flow, { ...others, told });
    return told;
  }

  #whyBy(flow: Flow, inside: Flow | undefined, next: Flow | undefined): Flow {
    const over = isOver(flow.outcome);
    const words =
      (inside && (!over || passesOn(flow, inside)) && insideIt(inside, over)) ??
      (next && !over ? nextTry(flow, next) : undefined);
    const [reason, ...rest] = flow.diagnosis;
    if (!reason || !words || (reason.quote && !quotes(inside, reason.quote.text))) return flow;
    return { ...flow, diagnosis: words === 'nothing' ? rest : [{ ...reason, ...words }, ...rest] };
  }
}

/** Who asks whom for what, in a text; empty where that is not known. */
function kindOf({ client, server, protocol, purpose, parent }: BriefFlow): string {
  if (client.id === null) return '';
  return JSON.stringify([client.id, client.redirect_uri, server.origin, protocol, purpose, parent]);
}

/** Who asks whom, whatever for; empty where that is not known, and for a login inside another. */
function partiesOf({ client, server, parent }: BriefFlow): string {
  return client.id === null || server.origin === null || parent !== null
    ? ''
    : `${client.id} ${server.origin}`;
}

/** Whether other logins of a report may have something to say of a flow. */
export function isToldByOthers(flow: BriefFlow): boolean {
  return isOver(flow.outcome) || isWaiting(flow);
}

function withLaterOne<Flow extends BriefFlow>(flow: Flow, good: BriefFlow | undefined): Flow {
  const after = good && Date.parse(good.started) - Date.parse(flow.started);
  if (!good || after === undefined || !(after >= 0 && after <= longestApart) || !isOver(flow.outcome))
    return flow;
  return { ...flow, worked_later: { flow: good.id, after } };
}

/** Whether nothing of its own tells why a flow ended as it did: it waits, or was refused by a code that may mean anything. */
function isWaiting({ outcome, error, diagnosis: [reason] }: BriefFlow): boolean {
  if (!reason || (reason.quote && outcome !== 'pending')) return false;
  const isGuess = reason.confidence === 'tentative';
  if (outcome === 'pending') return isGuess && reason.cause === 'not-answered';
  if (!isOver(outcome)) return false;
  return reason.cause === 'known-error' ? isGuess : !error?.description && ofBareCode.has(reason.cause);
}

/** What is read of a code without words, which a service in between answers with whatever went wrong behind it. RFC 6749 §4.1.2.1. */
const ofBareCode: ReadonlySet<CauseId> = new Set(['access-denied', 'wrong-endpoint']);

/** The page that a login waits at may be the one on which the login inside it ended. */
function quotes(inside: BriefFlow | undefined, text: string): boolean {
  return inside?.diagnosis.some(({ quote }) => quote?.text === text) === true;
}

function isOver(outcome: BriefFlow['outcome']): boolean {
  return outcome === 'failed' || outcome === 'denied';
}

/** Milliseconds in which a service in between passes on what went wrong behind it: later the person did something else there. */
const longestPass = 5000;

function passesOn(flow: BriefFlow, inner: BriefFlow): boolean {
  const [end, before] = [flow, inner].map(({ steps }) => Date.parse(steps.at(-1)?.time ?? ''));
  return end !== undefined && before !== undefined && end >= before && end - before <= longestPass;
}

type Told = Pick<ReportDiagnosis, 'why' | 'fix' | 'confidence' | 'owner'> &
  Partial<Pick<ReportDiagnosis, 'cause'>>;

/** Where the outer one is `over`, only an inner one that is over, too, can be why. */
function insideIt(inner: BriefFlow, over: boolean): Told | undefined {
  const [reason] = inner.diagnosis;
  if (!reason || (over ? !isOver(inner.outcome) : isOpen(inner, reason))) return undefined;
  const place = stepOf(inner, reason);
  const told = toldBy(
    reason,
    `It broke in the login at ${serverOf(inner)} inside it${place && `, ${place}`}`,
  );
  return over ? { ...told, cause: reason.cause } : told;
}

/** An inner login that waits for the person, too, tells no more; one that went well leaves the outer one as it is. */
function isOpen({ outcome }: BriefFlow, { cause, confidence }: ReportDiagnosis): boolean {
  if (isOver(outcome)) return false;
  return outcome !== 'pending' || cause !== 'not-answered' || confidence === 'tentative';
}

/** `nothing`: the next one worked, so that nothing is wrong with the one that was left for it. */
function nextTry(flow: BriefFlow, next: BriefFlow): Told | 'nothing' | undefined {
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

function stepOf({ steps }: BriefFlow, { step }: ReportDiagnosis): string {
  const place = steps.findIndex(({ id }) => id === step);
  return place < 0 ? '' : `step ${place + 1}`;
}

function serverOf({ server }: BriefFlow): string {
  return server.origin === null ? 'another provider' : hostOf(server.origin);
}
