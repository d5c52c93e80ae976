import type { Comparison, Difference } from '../vocabulary/comparison.ts';
import { nameOf, shownValues } from './compared-names.ts';
import { protectionsTold, type ProtectionWords } from './protections.ts';
import type { ToldFlow } from './told.ts';

type Flows = readonly [ToldFlow, ToldFlow];
type Names = readonly [string, string];

/** What tells most of two logins, in a sentence. `names`: as `the good login`, `the bad one`. */
export function comparedHeadline(flows: Flows, comparison: Comparison, names: Names): string {
  if (comparison.isSameLogin) return 'Both are the same login.';
  const [first] = comparison.differences;
  if (!first)
    return comparison.withheld > 0
      ? 'Nothing that was left in the recordings differs, but for values that every login makes anew.'
      : 'Both logins did the same: nothing differs but values that every login makes anew.';
  const [one, other] = flows.map((flow) => protectionsTold(flow).find((told) => told.name === first.name));
  if (first.aspect === 'protection' && one && other) return ofProtection([one, other], names);
  return sentence(flows, first, names);
}

/** Worse ones first. */
const tones: readonly ProtectionWords['tone'][] = ['bad', 'caution', 'quiet', 'good'];

/** `In the bad login, PKCE does not match: the verifier … does not fit the challenge. In the good one it holds.` */
function ofProtection(told: readonly [ProtectionWords, ProtectionWords], names: Names): string {
  const at = tones.indexOf(told[1].tone) < tones.indexOf(told[0].tone) ? 1 : 0;
  const [worse, better] = [told[at], told[1 - at]!];
  const [first, second] = [firstNamed(names[at]), secondNamed(names[1 - at]!)];
  const how = better.verdict === 'held' ? ' it holds' : `: ${better.label}`;
  const label = worse.label.replace(/ not (?=enforced|visible|checked)/, ' is not ');
  const begin = /^(?:no|weak) /.test(label) ? `${upper(first)} has ${label}` : `In ${first}, ${label}`;
  return `${begin}: ${inSentence(worse.meaning)} In ${second}${how}.`;
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
function sentence(flows: Flows, difference: Difference, [one, other]: Names): string {
  const { aspect, name, values, isSet } = difference;
  const what = nameOf(flows, difference);
  const [left, right] = shownValues(flows, difference);
  // Who has it is named first; where both do, the first is.
  const [has, lacks] = values[0] === null ? [other, one] : [one, other];
  const [first, second] = [firstNamed(has), secondNamed(lacks)];
  const only = left ?? right;
  const isOfOne = left === null || right === null;
  if (isSet) return ofSets({ aspect, what, values: [left, right], names: [one, other] });
  switch (aspect) {
    case 'reused':
      return `Both logins have the same ${what}: every login must make its own, and a server may refuse the second.`;
    case 'step':
      return `Only ${first} has this step: ${what}.`;
    case 'finding':
      return `Only ${first} has this finding: ${what}.`;
    case 'protection':
      return `${upper(what)} in ${one}: ${left}; in ${other}: ${right}.`;
    case 'timing':
      return `The ${what} was ${left} in ${one}, ${right} in ${other}.`;
    case 'outcome':
      return `${upper(one)} ended as “${left}”, ${other} as “${right}”.`;
    case 'error': {
      const got = `${upper(first)} got the ${what.replace(/^error/, `error “${only}”`)}`;
      return `${got}, ${second} ${isOfOne ? 'none' : `“${right}”`}.`;
    }
    case 'status':
      return `The ${what} was ${left} in ${one}, ${right} in ${other}.`;
    case 'protocol':
      if (name === 'protocol')
        return `${upper(one)} speaks ${left}, ${other} ${right}: of two protocols no steps can be compared.`;
      break;
    default:
  }
  return isOfOne
    ? `${upper(first)} has “${only}” as ${what}, and ${second} has none.`
    : `${upper(one)} has “${left}” as ${what}, ${other} “${right}”.`;
}

type Sets = Pick<Difference, 'aspect' | 'values'> & { readonly what: string; readonly names: Names };

/** `Only the good login asks for email, and only the bad one asks for groups.` */
function ofSets({ aspect, what, values: [left, right], names: [one, other] }: Sets): string {
  const verb = aspect === 'scope' ? 'asks for' : 'has';
  const rest = secondNamed(other);
  const parts = [
    left === null ? [] : [`only ${firstNamed(one)} ${verb} ${left}`],
    right === null ? [] : [`only ${left === null ? firstNamed(other) : rest} ${verb} ${right}`],
  ].flat();
  const said = parts.join(', and ');
  if (aspect === 'scope') return `${upper(said)}.`;
  return `${aspect === 'answer' ? 'In' : 'Of'} the ${what}, ${said}.`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
