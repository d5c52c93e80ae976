import { describe, expect, it } from 'vitest';
import { createFlowLister, listFlows, titleOf } from '../../../../components/state/flow-list.ts';
import { brokeredLogin, severalLogins } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

const entries = listFlows(severalLogins);
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

  it('keeps the entry of a flow that has not changed', () => {
    const list = createFlowLister();
    const before = list(severalLogins);
    const { flows } = severalLogins.report;
    const changed = { ...severalLogins.report, flows: [{ ...flows[0]! }, ...flows.slice(1)] };
    const after = list({ ...severalLogins, report: changed });
    expect(after.map((entry, at) => entry === before[at])).toEqual([true, true, true, true, false]);
  });

  it('knows what the tab of a flow is called, else the page of its file', () => {
    const [entry] = entries;
    const ofTab = { ...entry!, titleKeys: ['7 https://app.example', '8 https://op.example'] };
    const titles = new Map([
      ['8 https://op.example', 'Sign in'],
      ['8 https://news.example', 'News'],
      ['page_1', 'The shop'],
    ]);
    const seen = { ...severalLogins, titles };
    expect(titleOf(ofTab, seen)).toBe('Sign in');
    expect(titleOf({ ...ofTab, titleKeys: ['page_1'] }, seen)).toBe('The shop');
    expect(titleOf({ ...ofTab, titleKeys: ['page_2'] }, seen)).toBeUndefined();
    expect(titleOf(ofTab, severalLogins)).toBeUndefined();
  });

  it('knows the worst finding', () => {
    expect(entries[1]?.worst).toBe('critical');
    expect(entries.at(-1)?.worst).toBeUndefined();
  });
});
