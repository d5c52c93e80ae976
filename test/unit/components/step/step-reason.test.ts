import { describe, expect, it } from 'vitest';
import { besideReason, reasonAt } from '../../../../components/step/step-reason.ts';
import { failingLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const failing = flowOf(failingLogin());
const [first, , last] = failing.steps;

describe('the reason at a step', () => {
  it('is told at the step where it shows, and at no other', () => {
    expect(reasonAt(failing, last!)?.why).toContain('code_verifier');
    expect(reasonAt(failing, first!)).toBeUndefined();
  });

  it('is not told while it is a guess', () => {
    const guess = { cause: 'not-answered', at: 1, why: 'Gone.', confidence: 'tentative' } as const;
    const flow = flowOf({ ...pendingLogin(), diagnosis: [guess] });
    expect(reasonAt(flow, flow.steps[0]!)).toBeUndefined();
  });

  it('takes the place of findings that only repeat the error', () => {
    const rules = (reason: Parameters<typeof besideReason>[1]) =>
      besideReason(failing.findings, reason).map(({ rule }) => rule);
    expect(rules(failing.diagnosis[0])).toEqual(['code-verifier-mismatch']);
    expect(rules(undefined)).toEqual(failing.findings.map(({ rule }) => rule));
  });
});
