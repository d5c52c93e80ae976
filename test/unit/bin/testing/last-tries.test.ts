import { expect, it } from 'vitest';
import { lastTries } from '../../../../bin/testing/last-tries.ts';
import type { ReportFlow } from '../../../../lib/report/report.ts';
import { recordedFlow } from '../../../support/captures.ts';

const login = await recordedFlow('spa-login');

/** The ids of those that count, of a login changed in these ways, in turn. */
function counted(...changes: readonly Partial<ReportFlow>[]): readonly string[] {
  return lastTries(changes.map((change, at) => ({ ...login, id: `flow-${at + 1}`, ...change }))).map(
    ({ id }) => id,
  );
}

it('of several tries at one provider the last counts', () => {
  expect(counted({ outcome: 'failed' }, {})).toEqual(['flow-2']);
});

it('logins of other clients and at other providers each count', () => {
  const other = { client: { ...login.client, id: 'other' } };
  const elsewhere = { server: { ...login.server, origin: 'https://elsewhere.example' } };
  expect(counted({}, other, elsewhere)).toEqual(['flow-1', 'flow-2', 'flow-3']);
});

it('what happens inside a login counts with that', () => {
  expect(counted({}, { parent: 'flow-1', client: { ...login.client, id: 'broker' } })).toEqual(['flow-1']);
});

it('a silent check that was refused before or after is no login that failed', () => {
  const check = { purpose: 'silent_renewal', outcome: 'failed' } as const;
  expect(counted(check, {}, check)).toEqual(['flow-2']);
  expect(counted(check)).toEqual(['flow-1']);
});

it('nothing is nothing', () => {
  expect(counted()).toEqual([]);
});
