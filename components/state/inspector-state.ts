import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { comparing, type Comparing } from './comparing.ts';
import { countKinds, createFlowSearch, ofKind } from './flow-filter.ts';
import type { FlowChip } from './flow-kinds.ts';
import { createFlowLister, ofTab, type FlowEntry } from './flow-list.ts';
import type { PaneWidths, Remembered } from './remembered.ts';
import type { DetailTab, FlowView } from './views.ts';
import { searchQuery, wantedWords } from './search-query.ts';
import type { ReportStep } from '../../lib/report/report.ts';
import { flowGoneWrong } from '../../lib/telling/look-first.ts';
import { firstViews, usualLevel, type Level } from '../../lib/telling/level.ts';
import { stepToLookAt } from '../../lib/telling/under-way.ts';
import type { Followed, TrailTold } from '../../lib/telling/trail.ts';
import type { Inspected } from './inspected.ts';
import { trailIn } from './trail.ts';

/** How deep the reader has gone; narrow windows show only this pane, wider ones its neighbours too. */
type Depth = 'flows' | 'flow' | 'step';

export type InspectorState = {
  readonly inspected: ReadonlySignal<Inspected>;
  /** What is looked for, as typed. */
  readonly filter: ReadonlySignal<string>;
  readonly chip: Signal<FlowChip>;
  /** Show only flows of the inspected tab; no such choice where there is no tab. */
  readonly onlyTab: Signal<boolean>;
  readonly tab: number | undefined;
  readonly depth: Signal<Depth>;
  readonly flowView: Signal<FlowView>;
  readonly detailTab: Signal<DetailTab>;
  readonly widths: Signal<PaneWidths>;
  /** For whom logins are told. */
  readonly level: ReadonlySignal<Level>;
  /** A value that is followed through the flows. */
  readonly followed: Signal<Followed | undefined>;
  /** Its way through the selected flow. */
  readonly trail: ReadonlySignal<TrailTold | undefined>;
  /** Two logins side by side. */
  readonly comparing: Comparing;
  /** All flows, and those the filter lets through. */
  readonly flows: ReadonlySignal<readonly FlowEntry[]>;
  readonly shownFlows: ReadonlySignal<readonly FlowEntry[]>;
  /** How many flows of each kind fit what is looked for. */
  readonly counts: ReadonlySignal<Readonly<Record<FlowChip, number>>>;
  /** Steps of the selected flow that carry a word that is looked for, and these words. */
  readonly hits: ReadonlySignal<readonly string[]>;
  readonly words: ReadonlySignal<readonly string[]>;
  readonly flow: ReadonlySignal<FlowEntry | undefined>;
  /** Of a recording, one that nobody chose and that is not on top is shown: its row is to be found. */
  readonly isShownUnasked: ReadonlySignal<boolean>;
  readonly step: ReadonlySignal<ReportStep | undefined>;
  /** The same as long as the same step is shown, whatever its id. */
  readonly stepKey: ReadonlySignal<string>;
  selectFlow(key: string): void;
  /** Shows a step and goes to its pane. */
  selectStep(stepId: string): void;
  /** Shows a step without going there. */
  markStep(stepId: string): void;
  /** Makes ready for a search, until `isTimeUp`; true when all is. */
  prepareSearch(isTimeUp: () => boolean): boolean;
  /** Looks for words; the first step that has one is shown. */
  lookFor(typed: string): void;
  /** Tells logins for somebody else, and shows what they look at first. */
  tellFor(level: Level): void;
  /** Nothing is chosen any more: what is shown comes from elsewhere now. */
  begin(): void;
  /** Back to all flows. */
  showAll(): void;
  /** One pane up. */
  back(): void;
};

/**
 * What the reader looks at. Flow ids shift while traffic runs, so the choice is kept as an exchange (of an inferred step:
 * its flow and kind) and found again in every new report. What the filter leaves is known at once; which flow is shown follows when `later`
 * acts, so that a list of thousands and a login are not drawn for one key.
 */
export function inspectorState(
  inspected: ReadonlySignal<Inspected>,
  tab?: number,
  remembered: Remembered = {},
  later: (act: () => void) => void = (act) => act(),
): InspectorState {
  const filter = signal('');
  const chip = signal<FlowChip>(remembered.chip ?? 'all');
  const search = createFlowSearch();
  const onlyTab = signal(tab !== undefined && (remembered.onlyTab ?? true));
  const depth = signal<Depth>('flows');
  const flowView = signal<FlowView>(remembered.flowView ?? 'steps');
  const detailTab = signal<DetailTab>(remembered.detailTab ?? 'explain');
  const level = signal<Level>(remembered.level ?? usualLevel);
  const followed = signal<Followed | undefined>(undefined);
  const widths = signal<PaneWidths>(remembered.widths ?? {});
  const chosenFlow = signal<string | undefined>(undefined);
  const chosenStep = signal<StepChoice | undefined>(undefined);

  const list = createFlowLister();
  const flows = computed(() => list(inspected.value));
  const compared = comparing(inspected, flows);
  const query = computed(() => searchQuery(filter.value));
  const found = computed(() => {
    const ofThisTab = ofTab(flows.value, onlyTab.value ? tab : undefined);
    return search.filter(ofThisTab, query.value, inspected.value);
  });
  const shownFlows = computed(() => ofKind(found.value, chip.value));
  const wanted = computed(() => wantedWords(query.value));
  const listed = computed(() => [filter.value, chip.value, onlyTab.value].join('\n'));
  /** The list of which the flow is shown: the one before, until `later` acts. */
  const settled = signal(listed.peek());
  let isStepOver = false;
  effect(() => {
    const now = listed.value;
    if (now === settled.peek()) return;
    later(() => {
      // Another letter has come meanwhile: the login beside the list is drawn once, for the last of them.
      if (listed.peek() !== now) return;
      batch(() => {
        settled.value = now;
        if (isStepOver) chosenStep.value = undefined;
        isStepOver = false;
      });
    });
  });
  /** The latest flow of a recording that has just been read whole is drawn after its list. */
  const isWhole = signal(inspected.peek().isPartial !== true);
  effect(() => {
    if (inspected.value.isPartial) isWhole.value = false;
    else if (!isWhole.peek()) later(() => (isWhole.value = !inspected.peek().isPartial));
  });
  let last: Looked | undefined;
  const looked = computed((): Looked => {
    // Other flows have come: those before are not there any more.
    if (settled.value !== listed.value && last?.all === flows.value) return last;
    const shown = shownFlows.value;
    const words = wanted.value;
    const first = words.length > 0 ? shown[0] : firstOf(shown, inspected.value);
    last = { all: flows.value, shown, words, first };
    return last;
  });
  const words = computed(() => looked.value.words);
  const flow = computed(() => {
    const { exchangeOf, isPartial } = inspected.value;
    const chosen = chosenFlow.value;
    const { shown } = looked.value;
    const first = isPartial || !isWhole.value ? undefined : looked.value.first;
    if (chosen === undefined) return first;
    const holds = ({ flow: { steps } }: FlowEntry) =>
      steps.some((step) => exchangeOf(step.id)?.id === chosen);
    return shown.find(({ key }) => key === chosen) ?? shown.find(holds) ?? first;
  });
  const hits = computed(() => {
    const entry = flow.value;
    return entry ? search.hits(entry.flow, words.value, inspected.value) : [];
  });
  const step = computed(() => {
    const entry = flow.value;
    if (!entry) return undefined;
    const marked = chosenStep.value && findStep(entry, chosenStep.value, inspected.value);
    const hit = entry.flow.steps.find(({ id }) => id === hits.value[0]);
    const first = stepToLookAt(entry.flow);
    return marked ?? hit ?? entry.flow.steps.find(({ id }) => id === first);
  });

  const stepKey = computed(() => {
    const entry = flow.value;
    if (!entry || !step.value) return '';
    const choice = choiceOf(entry, step.value.id, inspected.value);
    return 'exchange' in choice ? choice.exchange : `${entry.key} ${choice.kind} ${choice.before}`;
  });
  const markStep = (stepId: string): void => {
    const entry = flows.value.find(({ flow: { steps } }) => steps.some(({ id }) => id === stepId));
    if (!entry) return;
    chosenFlow.value = entry.key;
    chosenStep.value = choiceOf(entry, stepId, inspected.value);
  };
  const selectFlow = (key: string): void => {
    if (flow.value?.key !== key) chosenStep.value = undefined;
    chosenFlow.value = key;
    depth.value = 'flow';
  };

  return {
    inspected,
    filter,
    chip,
    onlyTab,
    tab,
    depth,
    flowView,
    detailTab,
    widths,
    level,
    followed,
    trail: computed(() => {
      const entry = flow.value;
      return entry && followed.value && trailIn(entry.flow, inspected.value, followed.value.value);
    }),
    comparing: compared,
    flows,
    shownFlows,
    counts: computed(() => countKinds(found.value)),
    hits,
    words,
    flow,
    isShownUnasked: computed(
      () => chosenFlow.value === undefined && looked.value.first !== looked.value.shown[0],
    ),
    step,
    stepKey,
    selectFlow,
    markStep,
    selectStep(stepId) {
      markStep(stepId);
      depth.value = 'step';
    },
    prepareSearch: (isTimeUp) => search.prepare(flows.value, inspected.value, isTimeUp),
    lookFor(typed) {
      isStepOver = true;
      filter.value = typed;
    },
    tellFor(next) {
      level.value = next;
      flowView.value = firstViews[next];
      if (next === 'newcomer') detailTab.value = 'explain';
    },
    begin() {
      compared.close();
      compared.unmark();
      chosenFlow.value = undefined;
      chosenStep.value = undefined;
      depth.value = 'flows';
    },
    showAll() {
      filter.value = '';
      chip.value = 'all';
      onlyTab.value = false;
    },
    back() {
      depth.value = depth.value === 'step' ? 'flow' : 'flows';
    },
  };
}

/** What the panes beside the list go by. */
type Looked = {
  readonly all: readonly FlowEntry[];
  readonly shown: readonly FlowEntry[];
  readonly words: readonly string[];
  /** The one that is shown while nobody chose one. */
  readonly first: FlowEntry | undefined;
};

/** Who watches looks at what they just did; who opens a recording asks what went wrong in it. */
function firstOf(shown: readonly FlowEntry[], { report }: Inspected): FlowEntry | undefined {
  const wrong =
    report.source.kind === 'live' ? undefined : flowGoneWrong(shown.map(({ flow }) => flow).toReversed());
  return wrong ? shown.find(({ flow }) => flow === wrong) : shown[0];
}

/** An exchange's id; for an inferred step its kind and how many of that kind come before it. */
type StepChoice = { readonly exchange: string } | { readonly kind: string; readonly before: number };

function choiceOf({ flow }: FlowEntry, stepId: string, { exchangeOf }: Inspected): StepChoice {
  const exchange = exchangeOf(stepId)?.id;
  if (exchange) return { exchange };
  const at = flow.steps.findIndex(({ id }) => id === stepId);
  const kind = flow.steps[at]?.kind ?? '';
  return { kind, before: flow.steps.slice(0, at).filter((other) => other.kind === kind).length };
}

function findStep(
  { flow }: FlowEntry,
  choice: StepChoice,
  { exchangeOf }: Inspected,
): ReportStep | undefined {
  if ('exchange' in choice) return flow.steps.find(({ id }) => exchangeOf(id)?.id === choice.exchange);
  return flow.steps.filter(({ kind }) => kind === choice.kind)[choice.before];
}
