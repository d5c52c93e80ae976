import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { inspectorState } from '../../../../components/state/inspector-state.ts';
import { baseTime } from '../../../support/exchange.ts';
import { cleanLogin, failingLogin, pendingLogin, webAppLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const minute = 60_000;
const clean = cleanLogin({ prefix: 'a' });
const web = webAppLogin({ prefix: 'b', start: baseTime + minute });
const failing = failingLogin({ prefix: 'c', start: baseTime + 2 * minute, tab: 9 });

function reading(flows: readonly FlowFields[], tab?: number) {
  const source = signal(inspected(...flows));
  return { source, state: inspectorState(source, tab) };
}

describe('what the reader looks at', () => {
  it('is the latest flow and its telling step until something is chosen', () => {
    const { state } = reading([clean, web, failing]);
    expect(state.flow.value?.flow.outcome).toBe('failed');
    expect(state.step.value?.kind).toBe('token_request');
    expect(state.depth.value).toBe('flows');
  });

  it.each([
    ['what is watched: the latest, whatever failed before', 'live', 'succeeded'],
    ['a file: what failed', 'har', 'failed'],
    ['a trace: what failed', 'trace', 'failed'],
  ] as const)('is, of %s', (_, kind, outcome) => {
    const { source, state } = reading([failing, cleanLogin({ prefix: 'd', start: baseTime + 3 * minute })]);
    const { report, ...rest } = source.value;
    source.value = { ...rest, report: { ...report, source: { ...report.source, kind } } };
    expect(state.flow.value?.flow.outcome).toBe(outcome);
    expect(state.isShownUnasked.value).toBe(kind !== 'live');
    state.selectFlow(state.flow.value!.key);
    expect(state.isShownUnasked.value).toBe(false);
  });

  it('stays the same flow and step when earlier flows appear and ids shift', () => {
    const { source, state } = reading([web, failing]);
    state.selectFlow(state.flows.value.find(({ flow }) => flow.client.id === 'shop-web')!.key);
    state.selectStep('flow-1.2');
    const before = state.stepKey.value;
    source.value = inspected(clean, web, failing);
    expect(state.flow.value?.flow.id).toBe('flow-2');
    expect(state.step.value?.id).toBe('flow-2.2');
    expect(state.stepKey.value).toBe(before);
  });

  it('stays at an inferred step, which has no exchange, when ids shift', () => {
    const { source, state } = reading([web]);
    state.selectStep('flow-1.3');
    source.value = inspected(clean, web);
    expect(state.step.value).toMatchObject({ id: 'flow-2.3', observed: false });
  });

  it('goes deeper by opening and back by Esc, and does not move when a step is only marked', () => {
    const { state } = reading([clean]);
    state.markStep('flow-1.3');
    expect([state.depth.value, state.step.value?.id]).toEqual(['flows', 'flow-1.3']);
    state.selectStep('flow-1.4');
    expect(state.depth.value).toBe('step');
    state.back();
    expect(state.depth.value).toBe('flow');
    state.back();
    state.back();
    expect(state.depth.value).toBe('flows');
  });

  it('forgets the chosen step when another flow is chosen, and keeps it when the same one is', () => {
    const { state } = reading([clean, failing]);
    state.selectStep('flow-1.6');
    state.selectFlow(state.flow.value!.key);
    expect(state.step.value?.id).toBe('flow-1.6');
    state.selectFlow(state.flows.value.find(({ flow }) => flow.outcome === 'failed')!.key);
    expect(state.step.value?.id).toBe('flow-2.3');
  });

  it('begins with the inspected tab and can show all', () => {
    const { state } = reading([clean, web, failing], 7);
    expect(state.shownFlows.value.map(({ flow }) => flow.outcome)).toEqual(['succeeded', 'succeeded']);
    state.onlyTab.value = false;
    expect(state.shownFlows.value).toHaveLength(3);
  });

  it('survives ids it does not know and an emptied list', () => {
    const { source, state } = reading([pendingLogin()]);
    state.selectStep('flow-99.1');
    state.selectFlow('no such flow');
    expect(state.flow.value?.flow.id).toBe('flow-1');
    source.value = inspected();
    expect([state.flow.value, state.step.value, state.stepKey.value]).toEqual([undefined, undefined, '']);
  });
});

describe('while somebody types', () => {
  const late = () => {
    const acts: (() => void)[] = [];
    const source = signal(inspected(clean, web, failing));
    const state = inspectorState(source, undefined, {}, (act) => void acts.push(act));
    const settle = () => acts.splice(0).forEach((act) => act());
    const isShown = () => state.flow.value?.flow.client.id;
    return { source, state, settle, isShown };
  };

  it('the list follows at once, and the flow beside it when there is time', () => {
    const { state, settle, isShown } = late();
    const before = isShown();
    state.lookFor('shop-web');
    expect(state.shownFlows.value.map(({ flow }) => flow.client.id)).toEqual(['shop-web']);
    expect([isShown(), state.words.value]).toEqual([before, []]);
    settle();
    expect([isShown(), state.words.value]).toEqual(['shop-web', ['shop-web']]);
  });

  it('keys that come before there is time are taken together', () => {
    const { state, settle, isShown } = late();
    for (const typed of ['s', 'sh', 'shop-web']) state.lookFor(typed);
    settle();
    expect(isShown()).toBe('shop-web');
  });

  it('no login is drawn for a letter after which another has come', () => {
    const acts: (() => void)[] = [];
    const source = signal(inspected(clean, web, failing));
    const state = inspectorState(source, undefined, {}, (act) => void acts.push(act));
    const before = state.words.value;
    for (const typed of ['s', 'sh', 'shop-web']) state.lookFor(typed);
    const [first, second, last] = acts;
    first?.();
    second?.();
    expect(state.words.value).toBe(before);
    last?.();
    expect(state.words.value).toEqual(['shop-web']);
  });

  it('nothing is shown of flows that are gone meanwhile', () => {
    const { source, state, isShown } = late();
    state.lookFor('spa');
    source.value = inspected(web);
    state.lookFor('shop-web');
    expect(isShown()).toBe('shop-web');
  });
});
