import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { filterFlows, listFlows, type FlowEntry } from './flow-list.ts';
import type { ReportStep } from '../../lib/report/report.ts';
import type { Inspected } from './inspected.ts';

/** How deep the reader has gone; narrow windows show only this pane, wider ones its neighbours too. */
type Depth = 'flows' | 'flow' | 'step';
export type FlowView = 'steps' | 'findings' | 'profiles' | 'story';
export type DetailTab = 'explain' | 'parameters' | 'request' | 'response' | 'tokens';

export type InspectorState = {
  readonly inspected: ReadonlySignal<Inspected>;
  readonly filter: Signal<string>;
  /** Show only flows of the inspected tab; no such choice where there is no tab. */
  readonly onlyTab: Signal<boolean>;
  readonly tab: number | undefined;
  readonly depth: Signal<Depth>;
  readonly flowView: Signal<FlowView>;
  readonly detailTab: Signal<DetailTab>;
  /** All flows, and those the filter lets through. */
  readonly flows: ReadonlySignal<readonly FlowEntry[]>;
  readonly shownFlows: ReadonlySignal<readonly FlowEntry[]>;
  readonly flow: ReadonlySignal<FlowEntry | undefined>;
  readonly step: ReadonlySignal<ReportStep | undefined>;
  /** The same as long as the same step is shown, whatever its id. */
  readonly stepKey: ReadonlySignal<string>;
  selectFlow(key: string): void;
  /** Shows a step and goes to its pane. */
  selectStep(stepId: string): void;
  /** Shows a step without going there. */
  markStep(stepId: string): void;
  /** One pane up. */
  back(): void;
};

/**
 * What the reader looks at. Flow ids shift while traffic runs, so the choice is kept as an exchange (of an inferred step:
 * its flow and kind) and found again in every new report.
 */
export function inspectorState(inspected: ReadonlySignal<Inspected>, tab?: number): InspectorState {
  const filter = signal('');
  const onlyTab = signal(tab !== undefined);
  const depth = signal<Depth>('flows');
  const flowView = signal<FlowView>('steps');
  const detailTab = signal<DetailTab>('explain');
  const chosenFlow = signal<string | undefined>(undefined);
  const chosenStep = signal<StepChoice | undefined>(undefined);

  const flows = computed(() => listFlows(inspected.value));
  const shownFlows = computed(() => filterFlows(flows.value, filter.value, onlyTab.value ? tab : undefined));
  const flow = computed(() => {
    const { exchangeOf } = inspected.value;
    const holds = ({ key, flow: { steps } }: FlowEntry) =>
      key === chosenFlow.value || steps.some((step) => exchangeOf(step.id)?.id === chosenFlow.value);
    return (chosenFlow.value && shownFlows.value.find(holds)) || shownFlows.value[0];
  });
  const step = computed(() => {
    const entry = flow.value;
    if (!entry) return undefined;
    const found = chosenStep.value && findStep(entry, chosenStep.value, inspected.value);
    return found ?? entry.flow.steps.find(({ id }) => id === entry.flow.telling_step);
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
    onlyTab,
    tab,
    depth,
    flowView,
    detailTab,
    flows,
    shownFlows,
    flow,
    step,
    stepKey,
    selectFlow,
    markStep,
    selectStep(stepId) {
      markStep(stepId);
      depth.value = 'step';
    },
    back() {
      depth.value = depth.value === 'step' ? 'flow' : 'flows';
    },
  };
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
