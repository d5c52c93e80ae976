import type { Aspect, Difference } from '../vocabulary/comparison.ts';
import type { DeliveredItem } from '../vocabulary/delivery.ts';
import type { ProtectionVerdict } from '../vocabulary/protection.ts';
import { titleInSentence } from '../explain/step.ts';
import { itemWords } from './delivery.ts';
import { outcomeWords } from './outcome.ts';
import { protocolNames } from './protocol.ts';
import { protectionName, protectionsTold } from './protections.ts';
import { duration } from './time.ts';
import type { ToldFlow } from './told.ts';

type Flows = readonly [ToldFlow, ToldFlow];

/** What differs, as it reads inside a sentence: `redirect_uri of the authorization request`. */
export function nameOf(flows: Flows, { aspect, name, of, kind, steps, values }: Difference): string {
  if (aspect === 'finding') return values[0] ?? values[1] ?? name;
  if (aspect === 'protection') return protectionName(name);
  const step =
    flows[0].steps.find(({ id }) => id === steps[0]) ?? flows[1].steps.find(({ id }) => id === steps[1]);
  const title = kind && step ? titleInSentence(step).replace(/^(.+) refused$/, 'refused $1') : undefined;
  if (aspect === 'step') return title ?? name;
  if (title === undefined) return name;
  switch (aspect) {
    case 'claim':
      return documents.has(of ?? '')
        ? `${name} in the ${title}`
        : `${name} of the ${tokenWords(of ?? '')} in the ${title}`;
    case 'answer':
      return of === undefined ? `answer to the ${title}` : `${name} of the answer to the ${title}`;
    case 'error':
      return `error at the ${title}`;
    case 'status':
      return `HTTP status of the ${title}`;
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

/** The same as a heading above the two sides. */
export function headingOf(flows: Flows, difference: Difference): string {
  const name = nameOf(flows, difference);
  if (difference.isSet) return `${name} (what the other lacks)`;
  return headings[difference.aspect]?.(name) ?? name;
}

const headings: { readonly [A in Aspect]?: (name: string) => string } = {
  reused: (name) => `${name} (the same in both)`,
  outcome: () => 'how it ended',
  protection: (name) => `protection: ${name}`,
  step: (name) => `step: ${name}`,
  finding: (name) => `finding: ${name}`,
};

/** What is said to differ at a step, beside its title: as short as can be. */
export function shortNameOf({ aspect, name }: Difference): string {
  if (aspect === 'protection') return protectionName(name);
  if (aspect === 'timing') return 'time';
  return name.replace(/^attribute \S*[/:](?=[^/:]+$)/, '');
}

/** Both sides in words; null where a login has none. */
export function shownValues(
  flows: Flows,
  { aspect, name, values: [one, other] }: Difference,
): readonly [string | null, string | null] {
  switch (aspect) {
    case 'outcome':
      return [outcomeWords[flows[0].outcome].word, outcomeWords[flows[1].outcome].word];
    case 'protection':
      return [protectionShown(flows[0], name, one), protectionShown(flows[1], name, other)];
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

function protectionShown(flow: ToldFlow, name: string, verdict: string | null): string | null {
  if (verdict === null) return null;
  if (verdict === 'held') return verdictWords.held;
  const told = protectionsTold(flow).find((one) => one.name === name);
  return told?.label ?? (isVerdict(verdict) ? verdictWords[verdict] : verdict);
}

const verdictWords: Readonly<Record<ProtectionVerdict, string>> = {
  held: 'holds',
  broken: 'does not hold',
  absent: 'not used',
  not_needed: 'not needed',
  not_checked: 'not checked',
};

function isVerdict(word: string): word is ProtectionVerdict {
  return Object.hasOwn(verdictWords, word);
}

/** Messages that are one document: their step is named after it. */
const documents: ReadonlySet<string> = new Set(['SAMLRequest', 'SAMLResponse', 'wresult']);

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
