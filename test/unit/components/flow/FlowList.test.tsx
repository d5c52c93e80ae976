import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { FlowList } from '../../../../components/flow/FlowList.tsx';
import { inspectorState } from '../../../../components/state/inspector-state.ts';
import { baseTime } from '../../../support/exchange.ts';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';
import { words } from '../../../support/words.ts';

const logins = (count: number): readonly FlowFields[] =>
  Array.from({ length: count }, (_, at) => cleanLogin({ prefix: `l${at}`, start: baseTime + at * 60_000 }));
const told = (flows: readonly FlowFields[]) =>
  words(<FlowList state={inspectorState(signal(inspected(...flows)))} />);

describe('how many flows there are is', () => {
  it('told where they are more than can be counted at a glance', () => {
    expect(told(logins(21))).toContain('All 21');
  });

  it('told with their kinds where they are of several', () => {
    expect(told([cleanLogin(), failingLogin({ prefix: 'f', start: baseTime + 60_000 })])).toMatch(
      /All 2 Failed 1/,
    );
  });

  it('not told of a few that are all alike', () => {
    expect(told(logins(3))).not.toContain('All');
  });
});
