import type { Inspected } from '../../../components/state/inspected.ts';
import type { InspectorState } from '../../../components/state/inspector-state.ts';
import { inspectedBy } from '../../../components/state/live-inspection.ts';
import type { DetailTab } from '../../../components/state/views.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import type { ReadingProgress } from '../../../components/state/file-reading.ts';
import { baseTime, exchange } from '../exchange.ts';
import {
  brokeredLogin,
  cleanLogin,
  failingLogin,
  implicitLogin,
  pendingLogin,
  webAppLogin,
} from '../logins.ts';
import { hugeLogin } from '../logins/huge.ts';
import { inspected } from '../report.ts';

export type Scene = {
  readonly inspected: Inspected;
  readonly tab?: number;
  readonly paused?: boolean;
  readonly file?: string;
  readonly notice?: string;
  /** A file is being read, and this is how far it is. */
  readonly reading?: Exclude<ReadingProgress, { state: 'done' }>;
  readonly prepare?: (state: InspectorState) => void;
};

const minute = 60_000;
const many = inspected(
  cleanLogin({ prefix: 'a' }),
  { ...webAppLogin({ prefix: 'b', start: baseTime + minute }), id: 'flow-2' },
  brokeredLogin('flow-2', { prefix: 'c', start: baseTime + minute + 2000 }),
  implicitLogin({ prefix: 'd', start: baseTime + 2 * minute, tab: 9 }),
  failingLogin({ prefix: 'e', start: baseTime + 3 * minute }),
  pendingLogin({ prefix: 'f', start: baseTime + 4 * minute }),
);

const crowd = inspected(
  ...Array.from({ length: 500 }, (_none, index) => {
    const place = { prefix: `n${index}-`, start: baseTime + index * 5 * minute };
    return index % 7 === 3 ? failingLogin(place) : index % 3 === 0 ? webAppLogin(place) : cleanLogin(place);
  }),
);

/** A login whose app called 300 APIs, each of an origin of its own, so that none fold. */
const longLogin = {
  ...cleanLogin({ prefix: 'l' }),
  steps: [
    ...cleanLogin({ prefix: 'l' }).steps,
    ...Array.from({ length: 300 }, (_none, at) => ({
      kind: 'resource_request' as const,
      exchange: exchange({
        id: `call-${at}`,
        url: `https://api-${at}.example/orders`,
        status: 200,
        startedAt: baseTime + minute + at * 100,
      }),
    })),
  ],
};

const choose =
  (client: RegExp, step: number, more: (state: InspectorState) => void = () => undefined) =>
  (state: InspectorState): void => {
    state.onlyTab.value = false;
    const entry = state.flows.value.find(({ flow }) => client.test(`${flow.client.id} ${flow.outcome}`))!;
    state.selectFlow(entry.key);
    if (step > 0) state.selectStep(entry.flow.steps[step - 1]!.id);
    more(state);
  };

const compare =
  (...clients: readonly [RegExp, RegExp]) =>
  (state: InspectorState): void => {
    const [one, other] = clients.map((client) =>
      state.flows.value.find(({ flow }) => client.test(`${flow.client.id} ${flow.outcome}`))!,
    );
    state.comparing.compare(one!.key, other!.key);
  };

const huge = inspectionOf(hugeLogin());

const chooseKind =
  (kind: string, tab: DetailTab) =>
  (state: InspectorState): void => {
    const step = state.flows.value[0]!.flow.steps.find((one) => one.kind === kind)!;
    state.selectStep(step.id);
    state.detailTab.value = tab;
  };

function inspectionOf(exchanges: readonly Exchange[]): Inspected {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  const source = { kind: 'live', entries: exchanges.length, skipped: 0 } as const;
  return inspectedBy(inspection, inspection.report(source));
}

/** What can be looked at. */
export const scenes: Readonly<Record<string, Scene>> = {
  all: { inspected: many, tab: 7 },
  clean: { inspected: many, tab: 7, prepare: choose(/spa succeeded/, 2) },
  flow: { inspected: many, prepare: choose(/spa succeeded/, 0) },
  parameters: {
    inspected: many,
    prepare: choose(/spa succeeded/, 4, (state) => (state.detailTab.value = 'parameters')),
  },
  tokens: {
    inspected: many,
    prepare: choose(/spa succeeded/, 4, (state) => (state.detailTab.value = 'tokens')),
  },
  request: {
    inspected: many,
    prepare: choose(/spa succeeded/, 2, (state) => (state.detailTab.value = 'request')),
  },
  response: {
    inspected: many,
    prepare: choose(/spa succeeded/, 4, (state) => (state.detailTab.value = 'response')),
  },
  failing: { inspected: many, prepare: choose(/spa failed/, 3) },
  failingFlow: { inspected: many, prepare: choose(/spa failed/, 0) },
  findings: {
    inspected: many,
    tab: 7,
    prepare: choose(/legacy/, 0, (state) => (state.flowView.value = 'findings')),
  },
  profiles: {
    inspected: many,
    prepare: choose(/spa failed/, 0, (state) => (state.flowView.value = 'profiles')),
  },
  story: {
    inspected: many,
    prepare: choose(/shop-web/, 0, (state) => (state.flowView.value = 'story')),
  },
  webApp: { inspected: many, prepare: choose(/shop-web/, 3) },
  broker: { inspected: many, prepare: choose(/broker/, 0) },
  compare: { inspected: many, prepare: compare(/spa failed/, /spa succeeded/) },
  compareProtections: { inspected: many, prepare: compare(/spa succeeded/, /legacy/) },
  marked: {
    inspected: many,
    prepare: choose(/spa succeeded/, 0, ({ comparing, flow }) => comparing.mark(flow.value!.key)),
  },
  crowd: { inspected: crowd },
  hugeScopes: { inspected: huge, prepare: chooseKind('authorization_request', 'explain') },
  hugeParameters: { inspected: huge, prepare: chooseKind('authorization_request', 'parameters') },
  hugeResponse: { inspected: huge, prepare: chooseKind('token_request', 'response') },
  hugeTokens: { inspected: huge, prepare: chooseKind('token_request', 'tokens') },
  opening: { inspected: many, reading: { state: 'opening' } },
  reading: {
    inspected: { ...crowd, isPartial: true },
    file: 'session.har',
    reading: { state: 'reading', read: 2210, entries: 8800, flows: 500 },
  },
  longFlow: {
    inspected: inspected(longLogin),
    prepare: (state) => state.selectStep('flow-1.300'),
  },
  search: {
    inspected: many,
    prepare: (state) => {
      state.lookFor('code_challenge -implicit');
      state.detailTab.value = 'parameters';
    },
  },
  empty: { inspected: inspected(), tab: 7 },
  emptyFile: { inspected: inspected(), file: 'shop.har' },
  notice: { inspected: many, notice: 'photo.png: this is a PNG image, not a HAR file.', paused: true },
  file: {
    inspected: {
      ...many,
      report: { ...many.report, gaps: ['Response bodies were not recorded.', 'Cookies were not recorded.'] },
    },
    file: 'shop.example 2026-11-20.har',
  },
  partlyJudged: {
    inspected: partlyJudged(many),
    prepare: choose(/spa succeeded/, 0, (state) => (state.flowView.value = 'findings')),
  },
  popupPartlyJudged: { inspected: partlyJudged(inspected(cleanLogin({ prefix: 'a' }))), tab: 7 },
  popupPending: { inspected: inspected(pendingLogin()), tab: 7 },
  popupClean: {
    inspected: inspected(
      cleanLogin({ prefix: 'a' }),
      failingLogin({ prefix: 'e', start: baseTime - minute }),
    ),
    tab: 7,
  },
  popupBad: { inspected: inspected(implicitLogin()), tab: 7 },
};

/** The same, when a rule and a recogniser broke off. */
function partlyJudged(seen: Inspected): Inspected {
  const failures = [
    { part: 'rule', id: 'state-missing', error: 'TypeError', flows: seen.report.flows.map(({ id }) => id) },
    { part: 'recogniser', id: 'discovery', error: 'RangeError', flows: [] },
  ] as const;
  return { ...seen, report: { ...seen.report, failures } };
}
