import { ruleWords } from '../../rules/words.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { meanings } from './meanings.ts';

const general: ReadonlySet<string> = new Set(Object.values(meanings).map(({ fix }) => fix));

/**
 * A rule’s reason with what the vendor’s own words for the same cause are known to ask for, where the rule advises no more than it does everybody: providers register
 * addresses in ways of their own. As it was otherwise.
 */
export function withVendorsFix(reason: Diagnosis, words: readonly Diagnosis[]): Diagnosis {
  const [rule] = reason.rules;
  if (rule === undefined || reason.fix !== ruleWords[rule].fix) return reason;
  const own = words.find(({ cause, confidence }) => cause === reason.cause && confidence === 'firm');
  return own && !general.has(own.fix) ? { ...reason, fix: own.fix } : reason;
}
