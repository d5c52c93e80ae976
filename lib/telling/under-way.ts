import type { LabelledCause } from './cause-label.ts';
import { standingOf } from './standing.ts';
import type { ToldFlow } from './told.ts';

/** Guesses that say no more than where a login waits: for a person, a popup, or an app outside the browser. */
const waits: ReadonlySet<LabelledCause> = new Set<LabelledCause>([
  'not-answered',
  'person-has-not-confirmed',
  'wallet-not-seen',
  'credential-not-ready',
  'popup-closed',
  'handed-to-app',
]);

/** So many milliseconds after its last message a login that is watched may still go on by itself: servers are slow at times. */
const patience = 10_000;

/** As much of a flow as tells when it was last heard of. */
type Timed = Pick<ToldFlow, 'outcome'> & { readonly ended: string };

/**
 * Whether a flow is still under way, as far as is known: nothing broke, and all that may be thought of it is that it waits. What else
 * is guessed counts once the flow was quiet for a while; in a file it is over.
 */
export function isInProgress(flow: ToldFlow): boolean {
  if (standingOf(flow) !== 'pending' || flow.broken_step !== null) return false;
  const [reason] = flow.diagnosis;
  return reason === undefined || flow.under_way === true || waits.has(reason.cause);
}

/**
 * The step to look at first: of a login that stopped for a reason that is only guessed, where that is; else the one that the report
 * names. A login that merely goes on does not lead the reader from one step to the next.
 */
export function stepToLookAt(flow: ToldFlow & { readonly telling_step: string | null }): string | null {
  const [reason] = flow.diagnosis;
  const hasStopped = standingOf(flow) === 'pending' && !isInProgress(flow);
  return (hasStopped ? reason?.step : undefined) ?? flow.telling_step;
}

/** Milliseconds until a flow that is watched counts as quiet; 0 where it does, where it has ended, and for a time that is none. */
export function untilQuiet({ outcome, ended }: Timed, now: number): number {
  return outcome === 'pending' ? Math.max(0, Date.parse(ended) + patience - now || 0) : 0;
}

/** A flow of a live capture as it stands at this moment (ms of the epoch). */
export function atMoment<F extends Timed>(flow: F, now: number): F & Pick<ToldFlow, 'under_way'> {
  return untilQuiet(flow, now) > 0 ? { ...flow, under_way: true } : flow;
}
