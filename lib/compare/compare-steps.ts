import { endpointOf } from '../exchange/parameters.ts';
import { isCleaned } from '../exchange/cleaned.ts';
import type { ReportStep } from '../report/report.ts';
import { compareAddress, compareValue, type Likeness } from './compare-value.ts';
import type { Aspect, Difference } from '../vocabulary/comparison.ts';

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
  const [one, other] = [a.params[name] ?? null, b.params[name] ?? null];
  // What only one has is no matter where only one was seen.
  if (one === null || other === null)
    return {
      differences: a.observed && b.observed ? [between(a, b, 'parameter', name, one, other)] : [],
      likenesses: [],
    };
  const likeness = compareValue(name, one, other);
  if (/^(?:scope|scopes|scp)$/i.test(name) && likeness === 'different')
    return { differences: [scopes(a, b, name, one, other)], likenesses: [] };
  if (likeness === 'different')
    return { differences: [between(a, b, 'parameter', name, one, other)], likenesses: [] };
  if (likeness === 'same' && mustBeNew.has(name) && !isCleaned(one) && a.time !== b.time)
    return { differences: [between(a, b, 'reused', name, one, other)], likenesses: [] };
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

/** What each has and the other has not. */
function scopes(a: ReportStep, b: ReportStep, name: string, one: string, other: string): Difference {
  const [left, right] = [one.split(/[\s,]+/), other.split(/[\s,]+/)];
  const only = (those: readonly string[], others: readonly string[]): string | null =>
    those.filter((scope) => !others.includes(scope)).join(' ') || null;
  const [added, missing] = [only(left, right), only(right, left)];
  // The same words, separated otherwise.
  if (added === null && missing === null) return between(a, b, 'parameter', name, one, other);
  return between(a, b, 'scope', name, added, missing);
}

function address(a: ReportStep, b: ReportStep): readonly Difference[] {
  if (!a.url || !b.url) return [];
  const [one, other] = [endpointOf(a.url), endpointOf(b.url)];
  if (compareAddress(one, other) !== 'different') return [];
  return [between(a, b, 'address', 'address', one, other)];
}

function answer(a: ReportStep, b: ReportStep): readonly Difference[] {
  const [one, other] = [a.delivery?.error ?? null, b.delivery?.error ?? null];
  if (one !== other) return [between(a, b, 'error', 'error', one, other)];
  if (a.status === null || b.status === null || a.status === b.status) return [];
  return isAlike(a.status, b.status)
    ? []
    : [between(a, b, 'status', 'status', String(a.status), String(b.status))];
}

/** Which redirect it was, or which success, is no matter. */
function isAlike(a: number, b: number): boolean {
  return a < 400 && Math.floor(a / 100) === Math.floor(b / 100);
}

function between(
  a: ReportStep,
  b: ReportStep,
  aspect: Aspect,
  name: string,
  one: string | null,
  other: string | null,
): Difference {
  return { aspect, name, kind: a.kind, steps: [a.id, b.id], values: [one, other] };
}
