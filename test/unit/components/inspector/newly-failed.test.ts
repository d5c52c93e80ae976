import { describe, expect, it } from 'vitest';
import { newlyFailed, standingsOf } from '../../../../components/inspector/newly-failed.ts';
import { listFlows } from '../../../../components/state/flow-list.ts';
import { cleanLogin, failingLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const entries = (...flows: readonly FlowFields[]) => listFlows(inspected(...flows));
const pending = entries(pendingLogin({ prefix: 'a' }));
const failed = entries(failingLogin({ prefix: 'b' }));

describe('a login that is told to those who hear the page', () => {
  it('is one that has failed since', () => {
    expect(newlyFailed(standingsOf(pending), [...pending, ...failed])).toEqual(failed);
  });

  it('is one that was in progress and has failed', () => {
    const before = new Map([[failed[0]!.key, 'pending' as const]]);
    expect(newlyFailed(before, failed)).toEqual(failed);
  });

  it('is none that was so before, goes on, or went well', () => {
    const clean = entries(cleanLogin({ prefix: 'c' }));
    expect(newlyFailed(standingsOf(failed), [...failed, ...pending, ...clean])).toEqual([]);
  });
});
