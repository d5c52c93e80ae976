import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { compareLogins, type ComparedLogin } from '../../lib/compare/compare-logins.ts';
import { goodFirst, likeliestPair } from '../../lib/compare/likeliest-pair.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { comparedTold, type ComparedTold } from '../../lib/telling/compared.ts';
import { createFlowLister, type FlowEntry } from './flow-list.ts';
import type { Inspected } from './inspected.ts';

/** A second recording, all of it read, whose logins are compared with those that are shown. */
export type Beside = { readonly file: string; readonly inspected: Inspected };

/** One of the two logins: of what is shown, or of the recording beside it. */
export type ComparedSide = {
  readonly of: 'shown' | 'beside';
  readonly entry: FlowEntry;
  readonly inspected: Inspected;
  /** Name of the file of the recording beside. */
  readonly file: string | undefined;
};

type Pair = readonly [ComparedSide, ComparedSide];
type Choice = Pick<ComparedSide, 'of'> & { readonly key: string };

/** Comparing two logins: which, and how one gets there. */
export type Comparing = {
  /** Key of the login for which another is looked for in the list. */
  readonly marked: ReadonlySignal<string | undefined>;
  /** The two that are compared; undefined: none are, or one of them is gone. */
  readonly pair: ReadonlySignal<Pair | undefined>;
  /** Marks a login; the one marked before is compared with it. The same again is marked no more. */
  mark(key: string): void;
  unmark(): void;
  /** Compares two logins of those that are shown, the good one first. */
  compare(key: string, other: string): void;
  /** Compares the likeliest two, one of these and one of another recording; false where that has none. */
  compareWith(flows: readonly ReportFlow[], beside: Beside): boolean;
  /** Another login of the same recording on one of the sides. */
  choose(side: 0 | 1, key: string): void;
  /** The logins that a side can show. */
  entriesOf(of: ComparedSide['of']): readonly FlowEntry[];
  close(): void;
};

/** Flow ids shift while traffic runs, so the two are kept by their keys and found again in every new report. */
export function comparing(
  inspected: ReadonlySignal<Inspected>,
  flows: ReadonlySignal<readonly FlowEntry[]>,
): Comparing {
  const marked = signal<string | undefined>(undefined);
  const beside = signal<Beside | undefined>(undefined);
  const chosen = signal<readonly [Choice, Choice] | undefined>(undefined);
  const list = createFlowLister();
  const besideFlows = computed(() => (beside.value ? list(beside.value.inspected) : []));
  const entriesOf = (of: ComparedSide['of']): readonly FlowEntry[] =>
    of === 'shown' ? flows.value : besideFlows.value;

  const sideOf = ({ of, key }: Choice): ComparedSide | undefined => {
    const entry = entriesOf(of).find((one) => one.key === key);
    const seen = of === 'shown' ? inspected.value : beside.value?.inspected;
    return (
      entry && seen && { of, entry, inspected: seen, file: of === 'shown' ? undefined : beside.value?.file }
    );
  };
  const pair = computed((): Pair | undefined => {
    const sides = chosen.value?.map(sideOf);
    return sides?.[0] && sides[1] ? [sides[0], sides[1]] : undefined;
  });
  const show = (a: FlowEntry, b: FlowEntry, of: ComparedSide['of']): void => {
    const [one, other] = goodFirst({ ...a, of: 'shown' as const }, { ...b, of });
    marked.value = undefined;
    chosen.value = [one, other].map((side): Choice => ({ of: side.of, key: side.key })) as [Choice, Choice];
  };
  const compare = (key: string, other: string): void => {
    const [a, b] = [key, other].map((wanted) => flows.value.find((entry) => entry.key === wanted));
    if (a && b && a !== b) show(a, b, 'shown');
  };

  return {
    marked: computed(() => flows.value.find(({ key }) => key === marked.value)?.key),
    pair,
    mark(key) {
      const before = marked.value;
      marked.value = before === undefined ? key : undefined;
      if (before !== undefined && before !== key) compare(before, key);
    },
    unmark: () => (marked.value = undefined),
    compare,
    compareWith(wanted, recording) {
      const likeliest = likeliestPair(wanted, recording.inspected.report.flows);
      if (!likeliest) return false;
      beside.value = recording;
      const [a, b] = [flows.value, besideFlows.value].map((entries, at) =>
        entries.find(({ flow }) => flow === likeliest[at as 0 | 1]),
      );
      if (a && b) show(a, b, 'beside');
      return a !== undefined && b !== undefined;
    },
    choose(side, key) {
      const before = chosen.value;
      if (before) chosen.value = before.with(side, { ...before[side], key }) as [Choice, Choice];
    },
    entriesOf,
    close() {
      chosen.value = undefined;
      beside.value = undefined;
    },
  };
}

/** The two logins as they are handed to the comparison. */
export function loginsOf(pair: Pair): readonly [ComparedLogin, ComparedLogin] {
  return [loginOf(pair[0]), loginOf(pair[1])];
}

function loginOf({ of, entry: { flow }, inspected: { evidence, exchangeOf } }: ComparedSide): ComparedLogin {
  const behind = flow.steps.flatMap(({ id }) => exchangeOf(id) ?? []);
  return { flow, exchanges: evidence?.([flow.id]) ?? [...new Set(behind)], recording: of };
}

/** What the two differ in, in words. Secrets are replaced, names are not: it is what their reader sees anyway. */
export function toldOf(pair: Pair): ComparedTold {
  const { flows, comparison } = compareLogins(loginsOf(pair), 'secrets-only');
  return comparedTold(flows, comparison);
}
