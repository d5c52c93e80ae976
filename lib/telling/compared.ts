import type { Comparison, Difference } from '../vocabulary/comparison.ts';
import type { DeliveredItem } from '../vocabulary/delivery.ts';
import { explainStep, titleInSentence } from '../explain/step.ts';
import { itemWords } from './delivery.ts';
import { markedDifference, type ValuePiece } from './difference.ts';
import { outcomeWords } from './outcome.ts';
import { protocolNames } from './protocol.ts';
import { protectionName, protectionsTold, type ProtectionWords } from './protections.ts';
import { stepNumberIn } from './step.ts';
import { duration } from './time.ts';
import type { ToldFlow } from './told.ts';

/** One difference in words: what differs, where, and the two sides. */
export type ComparedRow = {
  readonly difference: Difference;
  /** `redirect_uri of the authorization request`. */
  readonly what: string;
  /** What each login has, in pieces of which the differing ones are marked; empty: it has none. */
  readonly sides: readonly [readonly ValuePiece[], readonly ValuePiece[]];
  /** `step 2`, where a step has it. */
  readonly places: readonly [string | undefined, string | undefined];
};

/** One step of both logins, or of one where the other has no such step. */
export type ComparedStep = {
  /** `Code exchange`, as each login has it; undefined: it has none. */
  readonly titles: readonly [string | undefined, string | undefined];
  /** Ids of the two steps. */
  readonly steps: readonly [string | null, string | null];
  /** What differs there, by name, each once. */
  readonly differs: readonly string[];
};

/** A comparison of two logins in words. */
export type ComparedTold = {
  /** What tells most, in a sentence. */
  readonly headline: string;
  /** What the two logins are called: by how they ended where that tells them apart, else by their order. */
  readonly names: readonly [string, string];
  readonly rows: readonly ComparedRow[];
  /** Side by side, in their order. */
  readonly steps: readonly ComparedStep[];
  /** What was left out, and why, a sentence each. */
  readonly notes: readonly string[];
};

/** Tells what {@link Comparison} found. The values are as the two flows have them: redacted, where those are. */
export function comparedTold(flows: readonly [ToldFlow, ToldFlow], comparison: Comparison): ComparedTold {
  const names = namesOf(flows);
  const rows = comparison.differences.map((difference) => rowOf(flows, difference));
  return {
    headline: headline(flows, rows, comparison, names),
    names,
    rows,
    steps: comparison.steps.map((pair) => stepOf(flows, pair, comparison.differences)),
    notes: notes(comparison),
  };
}

function namesOf([a, b]: readonly [ToldFlow, ToldFlow]): readonly [string, string] {
  const isBad = ({ outcome }: ToldFlow): boolean => outcome === 'failed' || outcome === 'denied';
  if (a.outcome === 'succeeded' && isBad(b)) return ['the good login', 'the bad one'];
  if (isBad(a) && b.outcome === 'succeeded') return ['the bad login', 'the good one'];
  return ['the first login', 'the second'];
}

function headline(
  flows: readonly [ToldFlow, ToldFlow],
  rows: readonly ComparedRow[],
  comparison: Comparison,
  names: readonly [string, string],
): string {
  if (comparison.isSameLogin) return 'Both are the same login.';
  const [first] = rows;
  if (!first)
    return comparison.withheld > 0
      ? 'Nothing that was left in the recordings differs, but for values that every login makes anew.'
      : 'Both logins did the same: nothing differs but values that every login makes anew.';
  const { aspect, name } = first.difference;
  const guarded = flows.map((flow) => protectionsTold(flow).find((told) => told.name === name));
  const [one, other] = guarded;
  if (aspect === 'protection' && one && other) return ofProtection([one, other], names);
  return sentence(first, whoseOf(flows, first.difference), names);
}

/** Worse ones first. */
const tones: readonly ProtectionWords['tone'][] = ['bad', 'caution', 'quiet', 'good'];

/** `In the bad login, PKCE does not match: the verifier … does not fit the challenge. In the good one it holds.` */
function ofProtection(
  told: readonly [ProtectionWords, ProtectionWords],
  names: readonly [string, string],
): string {
  const at = tones.indexOf(told[1].tone) < tones.indexOf(told[0].tone) ? 1 : 0;
  const [worse, better] = [told[at], told[1 - at]!];
  const [first, second] = [firstNamed(names[at]), secondNamed(names[1 - at]!)];
  const how = better.verdict === 'held' ? ' it holds' : `: ${better.label}`;
  return `In ${first}, ${worse.label}: ${inSentence(worse.meaning)} In ${second}${how}.`;
}

/** `the bad login` for `the bad one`, which is named before the other here. */
function firstNamed(name: string): string {
  return `${name.replace(/ (?:login|one)$/, '')} login`;
}

function secondNamed(name: string): string {
  return name.replace(/^the (good|bad) login$/, 'the $1 one').replace(/ login$/, '');
}

/** Without the capital that only begins a sentence: that of a name stays. */
function inSentence(text: string): string {
  return /^[A-Z][a-z]*[ ,]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** `The good login has “https://app.example/cb” as redirect_uri of the authorization request, the bad one “https://app.example/cbb”.` */
function sentence(
  { difference, sides }: ComparedRow,
  what: string,
  [one, other]: readonly [string, string],
): string {
  const { aspect, name, values, isSet } = difference;
  const [left, right] = sides.map((side) => side.map(({ text }) => text).join(''));
  if (aspect === 'reused')
    return `Both logins have the same ${what}: every login must make its own, and a server may refuse the second.`;
  if (aspect === 'step') return `Only ${values[1] === null ? one : other} has this step: ${what}.`;
  if (aspect === 'protection') return `${upper(one)} shows “${left}”, ${other} “${right}”.`;
  if (aspect === 'finding') return `Only ${values[1] === null ? one : other} has this finding: ${what}.`;
  if (isSet) {
    const has = aspect === 'scope' ? 'asks for' : 'has';
    const parts = [
      values[0] === null ? [] : [`only ${one} ${has} ${left}`],
      values[1] === null ? [] : [`only ${other} ${has} ${right}`],
    ].flat();
    const said = parts.join(', and ');
    return aspect === 'scope' ? `${upper(said)}.` : `Of the ${what}, ${said}.`;
  }
  if (aspect === 'timing') return `The ${what} was ${left} in ${one}, ${right} in ${other}.`;
  if (aspect === 'protocol' && name === 'protocol')
    return `${upper(one)} speaks ${left}, ${other} ${right}: of two protocols no steps can be compared.`;
  const said = (text: string | undefined): string => (text ? `“${text}”` : 'none');
  if (values[1] === null) return `${upper(one)} has ${said(left)} as ${what}, and ${other} has none.`;
  if (values[0] === null) return `${upper(other)} has ${said(right)} as ${what}, and ${one} has none.`;
  return `${upper(one)} has ${said(left)} as ${what}, ${other} ${said(right)}.`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function rowOf(flows: readonly [ToldFlow, ToldFlow], difference: Difference): ComparedRow {
  const [left, right] = shownValues(flows, difference);
  const { steps } = difference;
  return {
    difference,
    what: whatOf(flows, difference),
    sides:
      left === null || right === null || isWord(difference) || difference.isSet
        ? [whole(left), whole(right)]
        : markedDifference(left, right),
    places: [stepNumberIn(flows[0], steps[0]), stepNumberIn(flows[1], steps[1])],
  };
}

function stepOf(
  flows: readonly [ToldFlow, ToldFlow],
  steps: ComparedStep['steps'],
  differences: readonly Difference[],
): ComparedStep {
  const titleAt = (at: 0 | 1): string | undefined => {
    const step = flows[at].steps.find(({ id }) => id === steps[at]);
    return step && explainStep(step).title;
  };
  const isHere = ({ aspect, steps: [one, other] }: Difference): boolean =>
    aspect !== 'step' && aspect !== 'finding' && isStep(one, steps[0]) && isStep(other, steps[1]);
  const names = differences
    .filter(isHere)
    .map(({ aspect, name }) => (aspect === 'protection' ? protectionName(name) : name));
  return { titles: [titleAt(0), titleAt(1)], steps, differs: [...new Set(names)] };
}

function isStep(one: string | null, wanted: string | null): boolean {
  return one !== null && one === wanted;
}

/** Of two words nobody compares the letters. */
function isWord({ aspect }: Difference): boolean {
  return ['outcome', 'protection', 'error', 'status', 'step', 'finding', 'protocol', 'timing'].includes(
    aspect,
  );
}

function whole(text: string | null): readonly ValuePiece[] {
  return text === null ? [] : [{ text, differs: true }];
}

function whatOf(flows: readonly [ToldFlow, ToldFlow], difference: Difference): string {
  const whose = whoseOf(flows, difference);
  if (difference.isSet) return `${whose} (what the other lacks)`;
  switch (difference.aspect) {
    case 'reused':
      return `${whose} (the same in both)`;
    default:
      return whose;
  }
}

/** `redirect_uri of the authorization request`. */
function whoseOf(
  flows: readonly [ToldFlow, ToldFlow],
  { aspect, name, of, kind, steps, values }: Difference,
): string {
  if (aspect === 'finding') return values[0] ?? values[1] ?? name;
  if (aspect === 'protection') return protectionName(name);
  const step =
    flows[0].steps.find(({ id }) => id === steps[0]) ?? flows[1].steps.find(({ id }) => id === steps[1]);
  const title = kind && step ? titleInSentence(step) : undefined;
  if (aspect === 'step') return title ?? name;
  if (title === undefined) return name;
  switch (aspect) {
    case 'claim':
      return `${name} of the ${tokenWords(of ?? '')} in the ${title}`;
    case 'answer':
      return of === undefined ? `answer to the ${title}` : `${name} of the answer to the ${title}`;
    case 'header':
      return `header ${name} of the ${of === 'answer' ? `answer to the ${title}` : title}`;
    case 'cookie':
      return name === 'cookies'
        ? `cookies sent with the ${title}`
        : `${name} of the cookie ${of} set at the ${title}`;
    case 'timing':
      return name === 'wait' ? `time before the ${title}` : `time until the answer to the ${title}`;
    default:
      return `${name} of the ${title}`;
  }
}

function shownValues(
  flows: readonly [ToldFlow, ToldFlow],
  { aspect, name, values: [one, other] }: Difference,
): readonly [string | null, string | null] {
  switch (aspect) {
    case 'outcome':
      return [outcomeWords[flows[0].outcome].word, outcomeWords[flows[1].outcome].word];
    case 'protection': {
      const label = (flow: ToldFlow): string | null =>
        protectionsTold(flow).find((told) => told.name === name)?.label ?? null;
      return [label(flows[0]) ?? one, label(flows[1]) ?? other];
    }
    case 'step':
      return [one === null ? null : 'seen', other === null ? null : 'seen'];
    case 'finding':
      return [one === null ? null : 'found', other === null ? null : 'found'];
    case 'timing':
      return [one && duration(Number(one)), other && duration(Number(other))];
    case 'answer':
      return name === 'answer' ? [itemsTold(one), itemsTold(other)] : [one, other];
    case 'protocol':
      return name === 'protocol'
        ? [protocolNames[flows[0].protocol], protocolNames[flows[1].protocol]]
        : [one, other];
    default:
      return [one, other];
  }
}

/** A token by what people call it, else by the name of the parameter or the header that carries it. */
function tokenWords(carrier: string): string {
  if (carrier === 'authorization') return itemWords.access_token;
  return isItem(carrier) ? itemWords[carrier] : carrier;
}

function itemsTold(items: string | null): string | null {
  return items && items.split(' ').map(tokenWords).join(', ');
}

function isItem(name: string): name is DeliveredItem {
  return Object.hasOwn(itemWords, name);
}

function notes({ fresh, same, withheld }: Comparison): readonly string[] {
  return [
    fresh.length > 0 ? `Made anew by every login, and not compared: ${fresh.join(', ')}.` : [],
    withheld > 0
      ? `${withheld === 1 ? 'One value was' : `${withheld} values were`} taken out of the recordings, and not compared.`
      : [],
    same > 0 ? `${same === 1 ? 'One value is' : `${same} values are`} the same in both.` : [],
  ].flat();
}
