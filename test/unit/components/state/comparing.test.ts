import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { inspectorState } from '../../../../components/state/inspector-state.ts';
import { toldOf, type Beside } from '../../../../components/state/comparing.ts';
import { baseTime } from '../../../support/exchange.ts';
import { cleanLogin, failingLogin, webAppLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const minute = 60_000;
const clean = cleanLogin({ prefix: 'a' });
const failing = failingLogin({ prefix: 'b', start: baseTime + minute });
const web = webAppLogin({ prefix: 'c', start: baseTime + 2 * minute });

function reading(...flows: readonly FlowFields[]) {
  const source = signal(inspected(...flows));
  const state = inspectorState(source);
  const keyOf = (client: RegExp) =>
    state.flows.value.find(({ flow }) => client.test(`${flow.client.id} ${flow.outcome}`))!.key;
  const outcomes = () => state.comparing.pair.value?.map(({ entry }) => entry.flow.outcome);
  return { source, state, comparing: state.comparing, keyOf, outcomes };
}
const beside = (...flows: readonly FlowFields[]): Beside => ({
  file: 'other.har',
  inspected: inspected(...flows),
});

describe('two logins are compared', () => {
  it('when one is marked, and then another', () => {
    const { comparing, keyOf, outcomes } = reading(clean, failing);
    comparing.mark(keyOf(/spa failed/));
    expect(comparing.pair.value).toBeUndefined();
    comparing.mark(keyOf(/spa succeeded/));
    expect(outcomes()).toEqual(['succeeded', 'failed']);
    expect(comparing.marked.value).toBeUndefined();
  });

  it('with the good one first, whichever was chosen first, and else in the order of choosing', () => {
    const { comparing, keyOf, outcomes } = reading(clean, failing, web);
    comparing.compare(keyOf(/spa failed/), keyOf(/shop-web/));
    expect(outcomes()).toEqual(['succeeded', 'failed']);
    comparing.compare(keyOf(/shop-web/), keyOf(/spa succeeded/));
    expect(comparing.pair.value?.map(({ entry }) => entry.flow.client.id)).toEqual(['shop-web', 'spa']);
  });

  it('while ids shift', () => {
    const { source, comparing, keyOf, outcomes } = reading(failing, web);
    comparing.compare(keyOf(/spa failed/), keyOf(/shop-web/));
    source.value = inspected(clean, failing, web);
    expect(outcomes()).toEqual(['succeeded', 'failed']);
    expect(comparing.pair.value?.[0].entry.flow.id).toBe('flow-3');
  });

  it('one of them of a second recording: the one that is most like it', () => {
    const { state, comparing } = reading(clean, web);
    const flows = state.flows.value.map(({ flow }) => flow);
    expect(comparing.compareWith(flows, beside(web, failing))).toBe(true);
    const [one, other] = comparing.pair.value!;
    expect([one.of, one.entry.flow.client.id, one.file]).toEqual(['shown', 'spa', undefined]);
    expect([other.of, other.entry.flow.outcome, other.file]).toEqual(['beside', 'failed', 'other.har']);
  });

  it('until another is chosen on one side', () => {
    const { comparing, keyOf, outcomes } = reading(clean, failing, web);
    comparing.compare(keyOf(/spa succeeded/), keyOf(/spa failed/));
    comparing.choose(0, keyOf(/shop-web/));
    expect(outcomes()).toEqual(['succeeded', 'failed']);
    expect(comparing.pair.value?.[0].entry.flow.client.id).toBe('shop-web');
  });
});

describe('nothing is compared', () => {
  it('when the marked one is marked again', () => {
    const { comparing, keyOf } = reading(clean, failing);
    comparing.mark(keyOf(/spa failed/));
    comparing.mark(keyOf(/spa failed/));
    expect([comparing.pair.value, comparing.marked.value]).toEqual([undefined, undefined]);
  });

  it('with itself', () => {
    const { comparing, keyOf } = reading(clean, failing);
    comparing.compare(keyOf(/spa failed/), keyOf(/spa failed/));
    expect(comparing.pair.value).toBeUndefined();
  });

  it('with a recording that has no login', () => {
    const { state, comparing } = reading(clean);
    expect(comparing.compareWith([state.flows.value[0]!.flow], beside())).toBe(false);
    expect(comparing.pair.value).toBeUndefined();
  });

  it('any more when one of them is gone, or something else is shown', () => {
    const { source, state, comparing, keyOf } = reading(clean, failing);
    comparing.compare(keyOf(/spa succeeded/), keyOf(/spa failed/));
    source.value = inspected(failing);
    expect(comparing.pair.value).toBeUndefined();
    source.value = inspected(clean, failing);
    state.begin();
    expect(comparing.pair.value).toBeUndefined();
  });
});

it('what is told of two logins holds no secret of theirs, and says what broke', () => {
  const { comparing, keyOf } = reading(clean, failing);
  comparing.compare(keyOf(/spa succeeded/), keyOf(/spa failed/));
  const told = toldOf(comparing.pair.value!);
  expect(told.headline).toBe(
    'In the bad login, PKCE does not match: the verifier sent with the code does not fit the challenge, and the server refused it. In the good one it holds.',
  );
  const text = JSON.stringify(told);
  const { steps } = comparing.pair.value![0].entry.flow;
  const nonce = steps.find(({ params }) => params['nonce'])!.params['nonce']!;
  expect(text).toContain('redacted-nonce');
  expect(text).not.toContain(nonce);
});
