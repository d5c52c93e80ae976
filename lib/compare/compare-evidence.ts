import type { ReportStep } from '../report/report.ts';
import type { Difference } from '../vocabulary/comparison.ts';
import type { Compared } from './compare-steps.ts';
import { comparePath, compareValue } from './compare-value.ts';
import { lookup } from '../exchange/lookup.ts';
import { between, setDifference } from './difference.ts';
import type { StepEvidence } from './step-evidence.ts';

type Pair<T> = readonly [T, T];
type Named = Readonly<Record<string, string>>;
type Asked = {
  readonly steps: Pair<ReportStep>;
  readonly aspect: Difference['aspect'];
  readonly of: string;
  /** Whether what only one has is a difference. */
  readonly isWhole: boolean;
};

/** What the exchanges of two steps differ in, which are the same message of two logins: tokens, grants, headers, cookies. */
export function compareEvidence(steps: Pair<ReportStep>, [a, b]: Pair<StepEvidence>): Compared {
  const tokens = Object.keys(a.claims).filter((token) => Object.hasOwn(b.claims, token));
  const parts = [
    ...tokens.map((of) =>
      named({ steps, aspect: 'claim', of, isWhole: true }, [a.claims[of] ?? {}, b.claims[of] ?? {}]),
    ),
    named({ steps, aspect: 'answer', of: 'answer', isWhole: false }, [a.granted, b.granted]),
    headers(steps, 'request', [a.request, b.request]),
    headers(steps, 'answer', [a.response, b.response]),
  ];
  return {
    differences: [
      ...parts.flatMap(({ differences }) => differences),
      ...cookiesSet(steps, [a.cookiesSet, b.cookiesSet]),
      ...cookiesSent(steps, [a.cookiesSent, b.cookiesSent]),
    ],
    likenesses: parts.flatMap(({ likenesses }) => likenesses),
  };
}

function named({ steps, aspect, of, isWhole }: Asked, [a, b]: Pair<Named>): Compared {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const compared = names.map((name): Compared => {
    const [one, other] = [lookup(a, name) ?? null, lookup(b, name) ?? null];
    if (one === null || other === null)
      return {
        differences: isWhole ? [between(steps, aspect, name, [one, other], { of })] : [],
        likenesses: [],
      };
    const likeness = compareValue(name, one, other);
    if (likeness !== 'different') return { differences: [], likenesses: [{ name, likeness }] };
    const isList = isListName.test(name) && /\s/.test(`${one}${other}`);
    const sets = isList ? setDifference(one, other) : undefined;
    return {
      differences: [between(steps, aspect, name, sets ?? [one, other], { of, ...(sets && { isSet: true }) })],
      likenesses: [],
    };
  });
  return {
    differences: compared.flatMap(({ differences }) => differences),
    likenesses: compared.flatMap(({ likenesses }) => likenesses),
  };
}

/** Claims and members whose texts are sets. RFC 6749 §3.3, RFC 8176, RFC 9068 §2.2.3. */
const isListName =
  /(?:^|[._/ -])(?:scopes?|scp|amr|roles?|groups|permissions|entitlements|authorities|audience|aud|signed)$/i;

function headers(steps: Pair<ReportStep>, of: string, [a, b]: Pair<Named | undefined>): Compared {
  if (!a || !b) return { differences: [], likenesses: [] };
  const { differences } = named({ steps, aspect: 'header', of, isWhole: true }, [a, b]);
  // Redirects, pages and errors are of other types, and some have none.
  const isOtherAnswer = of === 'answer' && classOf(steps[0]) !== classOf(steps[1]);
  return {
    differences: differences.filter(
      ({ name, values }) => name !== 'content-type' || !(isOtherAnswer || values.includes(null)),
    ),
    likenesses: [],
  };
}

function classOf({ status }: ReportStep): number {
  return Math.floor((status ?? 0) / 100);
}

/** Attributes of the cookies that both set: which are set follows from how far a login came. RFC 6265bis §5.6. */
function cookiesSet(
  steps: Pair<ReportStep>,
  [a, b]: Pair<StepEvidence['cookiesSet']>,
): readonly Difference[] {
  return Object.entries(a ?? {}).flatMap(([cookie, attributes]) =>
    Object.entries(attributes).flatMap(([attribute, one]) => {
      const other = lookup(lookup(b ?? {}, cookie) ?? {}, attribute);
      return other === undefined || isAlike(attribute, one, other)
        ? []
        : [between(steps, 'cookie', attribute, [one, other], { of: cookie })];
    }),
  );
}

function isAlike(attribute: string, one: string, other: string): boolean {
  if (attribute !== 'Path') return one === other;
  return comparePath(one, other) !== 'different';
}

function cookiesSent(
  steps: Pair<ReportStep>,
  [a, b]: Pair<StepEvidence['cookiesSent']>,
): readonly Difference[] {
  if (!a || !b) return [];
  const values = setDifference(a.join(' '), b.join(' '));
  return values ? [between(steps, 'cookie', 'cookies', values, { of: 'request', isSet: true })] : [];
}
