import { describe, expect, it } from 'vitest';
import { listRows } from '../../../../components/flow/list-rows.ts';
import { listFlows } from '../../../../components/state/flow-list.ts';
import { cleanLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const on = (started: string, more: Partial<FlowFields> = {}): FlowFields => ({
  ...cleanLogin(),
  started: new Date(started).toISOString(),
  ...more,
});

/** Times without a zone are the reader's own. */
const rows = (...flows: readonly FlowFields[]) =>
  listRows(listFlows(inspected(...flows))).map((row) =>
    row.type === 'day' ? row.words : `${row.place}: ${row.entry.flow.id}`,
  );

describe('days in the list', () => {
  it('have headings, the latest first', () => {
    const said = rows(on('2026-11-27T23:59:00'), on('2026-11-28T00:01:00'), on('2026-11-28T09:00:00'));
    expect(said).toEqual(['Sat 28 Nov 2026', '0: flow-3', '1: flow-2', 'Fri 27 Nov 2026', '2: flow-1']);
  });

  it('have none where there is one', () => {
    expect(rows(on('2026-11-28T00:01:00'), on('2026-11-28T23:59:00'))).toEqual(['0: flow-2', '1: flow-1']);
    expect(rows()).toEqual([]);
  });

  it('leave a nested login with the one it belongs to', () => {
    const nested = on('2026-11-28T00:01:00', { parent: 'flow-1' });
    expect(rows(on('2026-11-27T23:59:00'), nested)).toEqual(['0: flow-1', '1: flow-2']);
  });
});
