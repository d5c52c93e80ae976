import { describe, expect, it } from 'vitest';
import { failuresAbout, isPartlyJudged, reportFailures } from '../../../lib/report/failures.ts';

const rule = { part: 'rule', id: 'state-missing', error: 'TypeError' } as const;
const recogniser = { part: 'recogniser', id: 'jwks', error: 'TypeError' } as const;

describe('the failures of a report', () => {
  it('are each there once, with the flows they concern', () => {
    const failures = reportFailures([
      { failure: recogniser },
      { failure: rule, flow: 'flow-1' },
      { failure: { ...rule }, flow: 'flow-3' },
      { failure: { ...rule }, flow: 'flow-3' },
      { failure: { ...recogniser } },
    ]);
    expect(failures).toEqual([
      { ...recogniser, flows: [] },
      { ...rule, flows: ['flow-1', 'flow-3'] },
    ]);
  });

  it('are told apart by part, id and error', () => {
    const others = [rule, { ...rule, id: 'pkce-missing' }, { ...rule, error: 'RangeError' }];
    expect(reportFailures(others.map((failure) => ({ failure })))).toHaveLength(3);
  });

  it('say something of a flow that they name, or of every one', () => {
    const failures = [
      { ...rule, flows: ['flow-1'] },
      { ...recogniser, flows: [] },
    ];
    expect(failuresAbout({ failures }, ['flow-1'])).toEqual(failures);
    expect(failuresAbout({ failures }, ['flow-2'])).toEqual(failures.slice(1));
    expect(isPartlyJudged({ failures }, { id: 'flow-1' })).toBe(true);
    expect(isPartlyJudged({ failures }, { id: 'flow-2' })).toBe(false);
  });
});
