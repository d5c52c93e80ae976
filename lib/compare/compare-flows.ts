import { originOf } from '../exchange/parameters.ts';
import type { ReportFlow, ReportStep } from '../report/report.ts';
import { alignSteps, type StepPair } from './align-steps.ts';
import { compareEvidence } from './compare-evidence.ts';
import { compareSteps, type Compared } from './compare-steps.ts';
import { compareAnswering, compareWaiting } from './compare-timing.ts';
import { rank } from './rank.ts';
import { compareValue } from './compare-value.ts';
import type { FlowEvidence } from './step-evidence.ts';
import { isRefusedAlone } from '../vocabulary/refused-alone.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';
import type { Aspect, Comparison, Difference } from '../vocabulary/comparison.ts';

/** What the exchanges of each login show beyond its report; without it the reports alone are compared. */
type Evidence = readonly [FlowEvidence, FlowEvidence];

/**
 * Two logins by what they mean and not by their addresses: what really differs, what tells most first; what every login makes anew, and
 * what was taken out of a recording, is counted apart. Both must have been redacted together, or not at all: one secret, one placeholder.
 * Two protocols have nothing in common that could differ: that they are two is all that is said.
 */
export function compareFlows(a: ReportFlow, b: ReportFlow, evidence: Evidence = [{}, {}]): Comparison {
  if (isOfOtherProtocol(a, b)) return ofTwoProtocols(a, b);
  const pairs = alignSteps(a.steps, b.steps);
  const compared = comparePairs(pairs, evidence);
  const named = (wanted: string): readonly string[] =>
    compared.likenesses.filter(({ likeness }) => likeness === wanted).map(({ name }) => name);
  const all = once([
    ...compared.differences,
    ...ofWhole(a, b),
    ...onlyInOne(pairs, [a, b]),
    ...protections(a, b),
    ...findings(a, b),
  ]);
  const isEndedAlike = (a.outcome === 'succeeded') === (b.outcome === 'succeeded');
  const differences = all.filter(
    (one) =>
      !followsFromHosts(one, all) &&
      !followsFromParameter(one, all) &&
      !followsFromError(one, all) &&
      !(isEndedAlike && isSentCookie(one)),
  );
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

/** OpenID Connect is OAuth 2.0 with a scope that tells it; of a login that never began no protocol was seen. */
function isOfOtherProtocol(a: ReportFlow, b: ReportFlow): boolean {
  if (a.protocol === b.protocol || isRefusedAlone(a.steps) || isRefusedAlone(b.steps)) return false;
  return !(isOAuth2(a.protocol) && isOAuth2(b.protocol));
}

function ofTwoProtocols(a: ReportFlow, b: ReportFlow): Comparison {
  return {
    steps: [],
    differences: whole('protocol', 'protocol', a.protocol, b.protocol),
    fresh: [],
    same: 0,
    withheld: 0,
    isSameLogin: false,
  };
}

function comparePairs(pairs: readonly StepPair[], [ofA, ofB]: Evidence): Compared {
  const common = pairs.flatMap(([one, other]) => (one && other ? [[one, other] as const] : []));
  const parts = common.flatMap((pair): readonly Compared[] => {
    const [one, other] = [ofA[pair[0].id], ofB[pair[1].id]];
    const ofReport = compareSteps(...pair);
    if (!one || !other) return [ofReport];
    const slow = compareAnswering(pair, [one, other]);
    return [ofReport, compareEvidence(pair, [one, other]), { differences: slow, likenesses: [] }];
  });
  return {
    differences: [...parts.flatMap(({ differences }) => differences), ...compareWaiting(common)],
    likenesses: parts.flatMap(({ likenesses }) => likenesses),
  };
}

/** The same two values under one name are told once: at the first step that has them. */
function once(all: readonly Difference[]): readonly Difference[] {
  const seen = new Set<string>();
  return all.filter(({ aspect, name, of, values }) => {
    const key = JSON.stringify([
      aspect === 'client' || aspect === 'server' ? 'parameter' : aspect,
      name,
      // A token is told where it came, not at each call that carries it.
      aspect === 'claim' ? '' : (of ?? ''),
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
  if (!withAddresses.has(aspect) || name === 'redirect_uri') return false;
  if (one === null || other === null) return false;
  return all.some(({ aspect: of, name: what, values: [here, there] }) => {
    if ((of !== 'server' && what !== 'redirect_uri') || here === null || there === null) return false;
    const [home, away] = [originOf(here), originOf(there)];
    if (!home || !away || home === away || !one.startsWith(home)) return false;
    return compareValue(name, away + one.slice(home.length), other) !== 'different';
  });
}

/** Which cookies a browser still has from before is a matter of its own, unless a login fails for want of one. */
function isSentCookie({ aspect, isSet }: Difference): boolean {
  return aspect === 'cookie' && isSet === true;
}

const withAddresses: ReadonlySet<Aspect> = new Set(['address', 'parameter', 'claim', 'header']);

/** A token is for the client that asked for it; where nothing asked under that name (SAML), the token itself says more than the flow. */
function followsFromParameter({ aspect, kind, values }: Difference, all: readonly Difference[]): boolean {
  if (values.includes(null) || (aspect !== 'claim' && !(aspect === 'client' && kind === null))) return false;
  const others = all.filter((one) => one.values[0] === values[0] && one.values[1] === values[1]);
  return others.some((one) =>
    aspect === 'claim' ? one.aspect !== 'claim' && one.aspect !== 'client' : one.aspect === 'claim',
  );
}

/** The parameter that says the error is told as the error: `error`, or OAuth 1.0a’s `denied`, whose name is all that it says. */
function followsFromError({ aspect, name, steps }: Difference, all: readonly Difference[]): boolean {
  if (aspect !== 'parameter') return false;
  return all.some(
    (one) =>
      one.aspect === 'error' &&
      String(one.steps) === String(steps) &&
      (name === 'error' || one.values.includes(name)),
  );
}

function ofWhole(a: ReportFlow, b: ReportFlow): readonly Difference[] {
  return [
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

/** Messages that were seen in one login only; not those that a login never came to because it failed before. */
function onlyInOne(
  pairs: readonly StepPair[],
  flows: readonly [ReportFlow, ReportFlow],
): readonly Difference[] {
  const last = pairs.findLastIndex(([one, other]) => one && other);
  return pairs.flatMap((pair, at): readonly Difference[] => {
    const [one, other] = pair;
    const step: ReportStep | null = one && other ? null : (one ?? other);
    if (!step?.observed) return [];
    const { outcome } = flows[one ? 1 : 0];
    if (last >= 0 && at > last && (outcome === 'failed' || outcome === 'denied')) return [];
    return [
      {
        aspect: 'step',
        name: step.kind,
        kind: step.kind,
        steps: [one?.id ?? null, other?.id ?? null],
        values: [one ? step.kind : null, other ? step.kind : null],
      },
    ];
  });
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
