import { isLoopback } from '../exchange/loopback.ts';
import { originOf } from '../exchange/parameters.ts';
import { addressDifferences } from '../facts/address-difference.ts';
import type { ReportFlow, ReportStep } from '../report/report.ts';
import { alignSteps, type StepPair } from './align-steps.ts';
import { compareSteps } from './compare-steps.ts';
import { compareValue } from './compare-value.ts';
import type { Aspect, Comparison, Difference } from '../vocabulary/comparison.ts';

/**
 * Two logins by what they mean and not by their addresses: what really differs, what tells most first; what every login makes anew, and
 * what was taken out of a recording, is counted apart. Both must have been redacted together, or not at all: one secret, one placeholder.
 */
export function compareFlows(a: ReportFlow, b: ReportFlow): Comparison {
  const pairs = alignSteps(a.steps, b.steps);
  const compared = pairs.flatMap(([one, other]) => (one && other ? [compareSteps(one, other)] : []));
  const likenesses = compared.flatMap((one) => one.likenesses);
  const named = (wanted: string): readonly string[] =>
    likenesses.filter(({ likeness }) => likeness === wanted).map(({ name }) => name);
  const all = once([
    ...compared.flatMap((one) => one.differences),
    ...ofWhole(a, b),
    ...pairs.flatMap(onlyIn),
    ...protections(a, b),
    ...findings(a, b),
  ]);
  const differences = all.filter((one) => !followsFromHosts(one, all));
  const isSameLogin = a.started === b.started && named('fresh').length === 0 && differences.length === 0;
  return {
    steps: pairs.map(([one, other]) => [one?.id ?? null, other?.id ?? null]),
    differences: differences
      .filter(({ aspect }) => aspect !== 'reused' || named('fresh').length > 0)
      .toSorted((one, other) => rank(one, [a, b]) - rank(other, [a, b])),
    fresh: [...new Set(named('fresh'))],
    same: named('same').length,
    withheld: named('withheld').length,
    isSameLogin,
  };
}

/** What tells most first: what one asked for, before what came of it. */
const order: readonly Aspect[] = [
  'protocol',
  'server',
  'client',
  'scope',
  'parameter',
  'reused',
  'address',
  'claim',
  'protection',
  'error',
  'status',
  'step',
  'outcome',
  'finding',
];

/** Parameters that decide whether a login is taken, before those that only change how it looks. */
const deciding =
  /^(?:redirect_uri|client_id|response_type|response_mode|grant_type|code_challenge(?:_method)?|code_verifier|state|nonce|resource|audience|iss|wtrealm|wreply|service|oauth_callback|oauth_consumer_key)$/;

function rank({ aspect, name, kind, values }: Difference, flows: readonly ReportFlow[]): number {
  if (isInput(aspect) && flows.some((flow) => isBlamed(flow, name))) return kind === null ? -2 : -3;
  if (
    aspect === 'protection' &&
    flows.some((flow, at) => flow.outcome === 'failed' && values[at] === 'broken')
  )
    return -1;
  if (isOtherPortHere(values)) return order.length * 4;
  const isMinor = aspect === 'parameter' && !deciding.test(name);
  return order.indexOf(aspect) * 4 + (isMinor ? 2 : 0) + (kind === null ? 1 : 0);
}

/** A developer's own machine gives ports as they come. */
function isOtherPortHere([one, other]: Difference['values']): boolean {
  if (one === null || other === null || !isLoopback(one) || !isLoopback(other)) return false;
  return addressDifferences(one, other).every((part) => part === 'port');
}

function isInput(aspect: Aspect): boolean {
  return aspect === 'scope' || aspect === 'parameter' || aspect === 'client' || aspect === 'claim';
}

/** What made a login fail names the parameter: by the values that were compared, by the error’s code, or by the cause. */
function isBlamed({ diagnosis: [reason], error }: ReportFlow, name: string): boolean {
  if (!reason) return false;
  const words = `${error?.code ?? ''} ${reason.cause}`.replaceAll('-', '_').split(/[^\w]+/);
  const isNamed = words.some((word) => `_${word}_`.includes(`_${name}_`));
  return isNamed || (reason.compared ?? []).some((one) => one.name === name);
}

/** The same two values under one name are told once: at the first step that has them. */
function once(all: readonly Difference[]): readonly Difference[] {
  const seen = new Set<string>();
  return all.filter(({ aspect, name, values }) => {
    const key = JSON.stringify([
      aspect === 'client' || aspect === 'server' ? 'parameter' : aspect,
      name,
      values,
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Two logins at other hosts have other addresses throughout: the server and the client are named, once each. */
function followsFromHosts(
  { aspect, name, values: [one, other] }: Difference,
  all: readonly Difference[],
): boolean {
  if ((aspect !== 'address' && aspect !== 'parameter') || name === 'redirect_uri') return false;
  if (one === null || other === null) return false;
  return all.some(({ aspect: of, name: what, values: [here, there] }) => {
    if ((of !== 'server' && what !== 'redirect_uri') || here === null || there === null) return false;
    const [home, away] = [originOf(here), originOf(there)];
    if (!home || !away || home === away || !one.startsWith(home)) return false;
    return compareValue(name, away + one.slice(home.length), other) !== 'different';
  });
}

function ofWhole(a: ReportFlow, b: ReportFlow): readonly Difference[] {
  return [
    whole('protocol', 'protocol', a.protocol, b.protocol),
    whole('protocol', 'grant', a.grant, b.grant),
    whole('server', 'issuer', a.server.issuer ?? a.server.origin, b.server.issuer ?? b.server.origin),
    whole('client', 'client_id', a.client.id, b.client.id),
    whole('client', 'redirect_uri', a.client.redirect_uri, b.client.redirect_uri),
    whole('outcome', 'outcome', a.outcome, b.outcome),
    whole('error', 'error', a.error?.code ?? null, b.error?.code ?? null),
  ].flat();
}

/** Of the whole login; what was not seen of one is no difference, but for an error. */
function whole(
  aspect: Aspect,
  name: string,
  one: string | null,
  other: string | null,
): readonly Difference[] {
  if (one === other || (aspect !== 'error' && (one === null || other === null))) return [];
  if (one !== null && other !== null && compareValue(name, one, other) !== 'different') return [];
  return [{ aspect, name, kind: null, steps: [null, null], values: [one, other] }];
}

/** A message that was seen in one login only. */
function onlyIn([one, other]: StepPair): readonly Difference[] {
  const step: ReportStep | null = one && other ? null : (one ?? other);
  if (!step?.observed) return [];
  const place = (own: ReportStep | null): string | null => (own ? own.id : null);
  return [
    {
      aspect: 'step',
      name: step.kind,
      kind: step.kind,
      steps: [place(one), place(other)],
      values: [one ? step.kind : null, other ? step.kind : null],
    },
  ];
}

/** How each protection did, where both logins have it. */
function protections(a: ReportFlow, b: ReportFlow): readonly Difference[] {
  return a.protections.flatMap(({ name, verdict, step }): readonly Difference[] => {
    const twin = b.protections.find((other) => other.name === name);
    if (!twin || twin.verdict === verdict) return [];
    return [
      { aspect: 'protection', name, kind: null, steps: [step, twin.step], values: [verdict, twin.verdict] },
    ];
  });
}

/** Findings that only one of them has; one that is part of another is told with it. */
function findings(a: ReportFlow, b: ReportFlow): readonly Difference[] {
  const own = (flow: ReportFlow) => flow.findings.filter(({ part_of: larger }) => larger === undefined);
  const has = (flow: ReportFlow, rule: string): boolean => flow.findings.some((one) => one.rule === rule);
  const only = (flow: ReportFlow, other: ReportFlow) => own(flow).filter(({ rule }) => !has(other, rule));
  return [
    ...only(a, b).map(({ rule, title, steps: [at = null] }): Difference => {
      return { aspect: 'finding', name: rule, kind: null, steps: [at, null], values: [title, null] };
    }),
    ...only(b, a).map(({ rule, title, steps: [at = null] }): Difference => {
      return { aspect: 'finding', name: rule, kind: null, steps: [null, at], values: [null, title] };
    }),
  ];
}
