import { describe, expect, it } from 'vitest';
import { foldLines } from '../../../../lib/sequence/fold-lines.ts';
import { sequenceLines } from '../../../../lib/sequence/sequence-lines.ts';
import { isWalkingKey, nextStop, stopsOf, type Stop } from '../../../../components/flow/sequence-stops.ts';
import { baseTime } from '../../../support/exchange.ts';
import { brokeredLogin, cleanLogin, webAppLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const stopsOfFlow = (...flows: readonly FlowFields[]): readonly Stop[] => {
  const seen = inspected(...flows);
  return stopsOf(foldLines(sequenceLines(seen.report.flows[0]!, seen), undefined, new Set()));
};

describe('the stops of the keyboard in the sequence', () => {
  it('are the steps in order', () => {
    expect(stopsOfFlow(cleanLogin()).map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6].map((place) => `step-flow-1.${place}`),
    );
  });

  it('include a nested login, between the request and the answer', () => {
    const stops = stopsOfFlow(
      webAppLogin({ prefix: 'a' }),
      brokeredLogin('flow-1', { prefix: 'b', start: baseTime + 2000 }),
    );
    expect(stops.map(({ type }) => type)).toEqual(['step', 'flow', 'step', 'step']);
    expect(stops[1]).toEqual({ type: 'flow', id: 'flow-flow-2', target: 'flow-2' });
  });

  it('include a fold in place of its steps', () => {
    const [line] = sequenceLines(inspected(cleanLogin()).report.flows[0]!, inspected(cleanLogin()));
    if (line?.type !== 'step') throw new Error('no step');
    const fold = { type: 'fold', id: 'flow-1.3', words: '', lines: [line] } as const;
    expect(stopsOf([line, fold]).map(({ id }) => id)).toEqual(['step-flow-1.1', 'fold-flow-1.3']);
  });

  it('include the pages in between', () => {
    const page = { entry: 4, host: 'client', time: '', url: 'https://app.example/', status: 200 } as const;
    const [, stop] = stopsOfFlow({ ...cleanLogin(), pages: [{ ...page, after: 'flow-1.1' }] });
    expect(stop).toEqual({ type: 'pages', id: 'pages-flow-1.4', target: 'flow-1.4' });
  });

  const stops = stopsOfFlow(cleanLogin());
  it.each([
    ['step-flow-1.1', 'ArrowDown', 'step-flow-1.2'],
    ['step-flow-1.2', 'ArrowUp', 'step-flow-1.1'],
    ['step-flow-1.2', 'End', 'step-flow-1.6'],
    ['step-flow-1.6', 'Home', 'step-flow-1.1'],
    ['step-flow-1.6', 'ArrowDown', undefined],
    ['step-flow-1.1', 'ArrowUp', undefined],
    ['step-flow-1.1', 'Enter', undefined],
    [undefined, 'ArrowDown', 'step-flow-1.1'],
  ])('from %s by %s: %s', (from, key, to) => {
    expect(nextStop(stops, from, key)?.id).toBe(to);
  });

  it('are walked by arrows, Home and End alone', () => {
    expect(['ArrowUp', 'End', 'Enter', 'a', 'Tab'].filter(isWalkingKey)).toEqual(['ArrowUp', 'End']);
  });
});
