import { endpointOf } from '../exchange/parameters.ts';
import { isCleaned } from '../exchange/cleaned.ts';
import type { ReportStep } from '../report/report.ts';
import { compareAddress, compareValue, type Likeness } from './compare-value.ts';
import type { Difference } from '../vocabulary/comparison.ts';
import { lookup } from '../exchange/lookup.ts';
import { between, setDifference } from './difference.ts';

/** What two steps have in common and what not. */
export type Compared = {
  readonly differences: readonly Difference[];
  readonly likenesses: readonly { readonly name: string; readonly likeness: Likeness }[];
};

/** Two steps that are the same message of two logins: address, answer and parameters. */
export function compareSteps(a: ReportStep, b: ReportStep): Compared {
  const names = [...new Set([...Object.keys(a.params), ...Object.keys(b.params)])];
  const parameters = names.map((name) => compareNamed(a, b, name));
  return {
    differences: [...address(a, b), ...answer(a, b), ...parameters.flatMap(({ differences }) => differences)],
    likenesses: parameters.flatMap(({ likenesses }) => likenesses),
  };
}

function compareNamed(a: ReportStep, b: ReportStep, name: string): Compared {
  const [one, other] = [lookup(a.params, name) ?? null, lookup(b.params, name) ?? null];
  // What only one has is no matter where only one was seen.
  if (one === null || other === null)
    return {
      differences: a.observed && b.observed ? [between([a, b], 'parameter', name, [one, other])] : [],
      likenesses: [],
    };
  const likeness = compareValue(name, one, other);
  const scopes =
    /^(?:scope|scopes|scp)$/i.test(name) && likeness === 'different' && setDifference(one, other);
  if (scopes)
    return { differences: [between([a, b], 'scope', name, scopes, { isSet: true })], likenesses: [] };
  if (likeness === 'different')
    return { differences: [between([a, b], 'parameter', name, [one, other])], likenesses: [] };
  if (likeness === 'same' && mustBeNew.has(name) && !isCleaned(one) && a.time !== b.time)
    return { differences: [between([a, b], 'reused', name, [one, other])], likenesses: [] };
  return { differences: [], likenesses: [{ name, likeness }] };
}

/** RFC 6749 §10.12, RFC 7636 §7.1, OpenID Connect Core §15.5.2, RFC 5849 §3.3: one for each login. */
const mustBeNew: ReadonlySet<string> = new Set([
  'state',
  'nonce',
  'code',
  'code_challenge',
  'code_verifier',
  'oauth_nonce',
]);

function address(a: ReportStep, b: ReportStep): readonly Difference[] {
  if (!a.url || !b.url) return [];
  const [one, other] = [endpointOf(a.url), endpointOf(b.url)];
  if (compareAddress(one, other) !== 'different') return [];
  return [between([a, b], 'address', 'address', [one, other])];
}

function answer(a: ReportStep, b: ReportStep): readonly Difference[] {
  const [one, other] = [a.delivery?.error ?? null, b.delivery?.error ?? null];
  if (one !== other) return [between([a, b], 'error', 'error', [one, other])];
  const brought = broughtBy(a, b);
  if (a.status === null || b.status === null || a.status === b.status || isAlike(a.status, b.status))
    return brought;
  return [...brought, between([a, b], 'status', 'status', [String(a.status), String(b.status)])];
}

/** What only one of two answers brings, where both bring something. */
function broughtBy(a: ReportStep, b: ReportStep): readonly Difference[] {
  const [one, other] = [a.delivery?.items ?? [], b.delivery?.items ?? []];
  if (one.length === 0 || other.length === 0) return [];
  const values = setDifference(one.join(' '), other.join(' '));
  return values ? [between([a, b], 'answer', 'answer', values, { isSet: true })] : [];
}

/** Which redirect it was, or which success, is no matter. */
function isAlike(a: number, b: number): boolean {
  return a < 400 && Math.floor(a / 100) === Math.floor(b / 100);
}
