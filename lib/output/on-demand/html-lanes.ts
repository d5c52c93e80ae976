import { laneIndex, lanesOfStep, type Lane, type LaneActor } from '../../sequence/lanes.ts';
import type { SequenceLine } from '../../sequence/sequence-lines.ts';
import { isLoss, wayOfAct } from '../../telling/browser-acts.ts';
import { isGood } from '../../telling/delivery.ts';
import { eventTone } from '../../telling/sign-in-events.ts';
import type { BreakPoint } from '../../telling/standing.ts';
import { foreign, html, type Markup } from './markup.ts';

/** The lanes of one line, and what is drawn across them. Decoration: the words beside them say it all. Numbers are classes, as no style stands in an attribute. */
export function lanesMarkup(lanes: readonly Lane[], drawn: readonly Markup[] = []): Markup {
  const lines = lanes.map((_, at) => html`<i class="lane at${at}"></i>`);
  return html`<span class="lanes n${lanes.length}" aria-hidden="true">${lines}${drawn}</span>`;
}

/** The arrow of a step, and the thinner one of its answer; a sign where the flow broke. */
export function stepLanes(
  { step, channel, carried }: Extract<SequenceLine, { type: 'step' }>,
  lanes: readonly Lane[],
  broke: BreakPoint['type'] | undefined,
): Markup {
  const [from, to] = lanesOfStep(lanes, step);
  const { status, delivery } = step;
  const answer = delivery === null || isGood(delivery) ? 'answer' : 'refusal';
  const isAnswered = channel === 'direct' && status !== null;
  return lanesMarkup(lanes, [
    arrow(from, to, channel, lanes[from]?.actor, carried.sent),
    ...(isAnswered ? [arrow(to, from, answer, lanes[to]?.actor, carried.brought)] : []),
    ...(broke ? [html`<i class="sign at${to} ${broke}">${signs[broke]}</i>`] : []),
  ]);
}

const signs: Readonly<Record<BreakPoint['type'], string>> = { broken: '✗', refused: '–', stuck: '⊘' };

/** What the browser did by itself. */
export function browserLanes(
  { act, isGuess }: Extract<SequenceLine, { type: 'browser' }>,
  lanes: readonly Lane[],
): Markup {
  const browser = laneIndex(lanes, 'browser');
  const party = laneIndex(lanes, act.host === 'client' ? 'client' : 'authorization_server');
  const way = wayOfAct(act);
  const lost = isLoss(act);
  const [from, to] = way === 'in' ? [party, browser] : [browser, party];
  const sign = html`<i class="sign small at${browser} ${lost ? (isGuess ? 'stuck' : 'broken') : 'kept'}"
    >${lost ? '✗' : '✓'}</i
  >`;
  const moved = arrow(from, to, lost ? 'lost' : 'kept', lanes[from]?.actor, undefined);
  return lanesMarkup(lanes, way === 'none' ? [sign] : [moved, sign]);
}

/** What belongs to the sign-in beside its messages. */
export function eventLanes(
  { event }: Extract<SequenceLine, { type: 'event' }>,
  lanes: readonly Lane[],
): Markup {
  const at = laneIndex(lanes, event.host === 'client' ? 'client' : 'authorization_server');
  const tone = eventTone(event);
  const look = { good: 'fine', quiet: 'kept', bad: 'broken' }[tone];
  return lanesMarkup(lanes, [
    html`<i class="sign small at${at} ${look}">${tone === 'bad' ? '✗' : tone === 'good' ? '✓' : '·'}</i>`,
  ]);
}

/** The time on the provider’s own pages. */
export function waitLanes(lanes: readonly Lane[]): Markup {
  return lanesMarkup(lanes, [html`<i class="block at${laneIndex(lanes, 'authorization_server')}"></i>`]);
}

function arrow(
  from: number,
  to: number,
  channel: string,
  actor: LaneActor | undefined,
  words: string | undefined,
): Markup {
  const span = Math.max(1, Math.abs(to - from));
  const way = to < from ? 'left' : 'right';
  return html`<i class="arrow from${Math.min(from, to)} span${span} ${way} ${channel} ${actor ?? ''}"
    >${words && html`<span>${foreign(words)}</span>`}</i
  >`;
}
