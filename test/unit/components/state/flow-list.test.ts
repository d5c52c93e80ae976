import { describe, expect, it } from 'vitest';
import { listFlows } from '../../../../components/state/flow-list.ts';
import { baseTime } from '../../../support/exchange.ts';
import {
  brokeredLogin,
  cleanLogin,
  failingLogin,
  implicitLogin,
  webAppLogin,
} from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

const minute = 60_000;
const seen = inspected(
  cleanLogin({ prefix: 'a' }),
  { ...webAppLogin({ prefix: 'b', start: baseTime + minute }), id: 'flow-2' },
  brokeredLogin('flow-2', { prefix: 'c', start: baseTime + minute + 2000 }),
  implicitLogin({ prefix: 'd', start: baseTime + 2 * minute, tab: 9 }),
  failingLogin({ prefix: 'e', start: baseTime + 3 * minute }),
);
const entries = listFlows(seen);
const idsOf = (list: typeof entries) => list.map(({ flow }) => flow.id);

describe('the list of flows', () => {
  it('shows the latest first and a nested login under the one it belongs to', () => {
    expect(idsOf(entries)).toEqual(['flow-5', 'flow-4', 'flow-2', 'flow-3', 'flow-1']);
    expect(entries.map(({ depth }) => depth)).toEqual([0, 0, 0, 1, 0]);
  });

  it('keeps a nested login whose parent is not there', () => {
    expect(idsOf(listFlows(inspected(brokeredLogin('flow-77'))))).toEqual(['flow-1']);
  });

  it('names a flow by its first telling exchange, not by discovery', () => {
    expect(entries.at(-1)?.key).toBe('a1');
  });

  it('knows the worst finding', () => {
    expect(entries[1]?.worst).toBe('critical');
    expect(entries.at(-1)?.worst).toBeUndefined();
  });
});
