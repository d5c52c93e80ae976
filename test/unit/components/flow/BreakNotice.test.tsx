import { describe, expect, it } from 'vitest';
import { BreakNotice } from '../../../../components/flow/BreakNotice.tsx';
import { cleanLogin, failingLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';
import { words } from '../../../support/words.ts';

const shown = (fields: FlowFields) =>
  words(<BreakNotice flow={inspected(fields).report.flows[0]!} onStep={() => undefined} />);

const guess = {
  cause: 'not-answered',
  why: 'Nobody answered.',
  fix: 'Wait.',
  confidence: 'tentative',
} as const;

describe('the notice of where a flow broke', () => {
  it('says why also where no step stands for it', () => {
    const read = shown({
      ...cleanLogin(),
      outcome: 'unclear',
      diagnosis: [{ ...guess, confidence: 'firm' }],
    });
    expect(read).toContain('Nobody answered. What to do: Wait.');
  });

  it('leads to the step that broke', () => {
    expect(shown(failingLogin())).toContain('Failed at step 3, code exchange : invalid_grant');
  });

  it('is not there for what went well or is under way', () => {
    expect(shown(cleanLogin())).toBe('');
    expect(shown({ ...pendingLogin(), diagnosis: [{ ...guess, at: 1 }] })).toBe('');
  });
});
