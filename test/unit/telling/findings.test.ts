import { describe, expect, it } from 'vitest';
import { explainingFirst, findingsBeside, reasonAt, reasonsTold } from '../../../lib/telling/findings.ts';
import { failingLogin, pendingLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const failing = flowOf(failingLogin());
const [first, , last] = failing.steps;

describe('the reason at a step', () => {
  it('is told at the step where it shows, and at no other', () => {
    expect(reasonAt(failing.diagnosis, last!.id)?.why).toContain('code_verifier');
    expect(reasonAt(failing.diagnosis, first!.id)).toBeUndefined();
  });

  it('is not told while it is a guess', () => {
    const guess = { cause: 'not-answered', at: 1, why: 'Gone.', confidence: 'tentative' } as const;
    const flow = flowOf({ ...pendingLogin(), diagnosis: [guess] });
    expect(reasonAt(flow.diagnosis, flow.steps[0]!.id)).toBeUndefined();
  });
});

describe('the findings beside the reasons', () => {
  const rules = (diagnosis = failing.diagnosis, findings = failing.findings) =>
    findingsBeside(findings, diagnosis).map(({ rule }) => rule);

  it('are those that do not only say a told reason again', () => {
    expect(rules()).toEqual(['code-verifier-mismatch']);
    expect(rules([])).toEqual(failing.findings.map(({ rule }) => rule));
  });

  it('are all that are grave, whatever was told', () => {
    const [reason] = failing.diagnosis;
    expect(rules([{ ...reason!, rules: ['code-verifier-mismatch'] }])).toContain('code-verifier-mismatch');
  });

  it('are none that only guess at a reason that is told', () => {
    const [reason] = failing.diagnosis;
    const guess = { rule: 'err-state-cookie-lost', severity: 'low' } as const;
    const beside = (explained: readonly string[]) =>
      findingsBeside([guess, { rule: 'pkce-missing', severity: 'low' }], [{ ...reason!, rules: explained }]);
    expect(beside(['err-state-cookie-lost', 'pkce-missing']).map(({ rule }) => rule)).toEqual([
      'pkce-missing',
    ]);
    expect(beside([])).toHaveLength(2);
  });

  it('are none that a graver one explains', () => {
    const [grave, remark] = failing.findings;
    expect(rules([], [grave!, { ...remark!, part_of: 'code-verifier-mismatch' }])).toEqual([
      'code-verifier-mismatch',
    ]);
  });
});

it('three reasons are told at most', () => {
  const [reason] = failing.diagnosis;
  expect(reasonsTold(Array.from({ length: 5 }, () => reason!))).toHaveLength(3);
});

describe('findings that are read from the top', () => {
  const findings = [
    { rule: 'pkce-missing', severity: 'high' },
    { rule: 'err-invalid-grant', severity: 'info' },
    { rule: 'state-missing', severity: 'low' },
  ] as const;
  const rules = (outcome: 'failed' | 'succeeded') =>
    explainingFirst({ outcome }, findings).map(({ rule }) => rule);

  it('begin with what explains a failure', () => {
    expect(rules('failed')).toEqual(['err-invalid-grant', 'pkce-missing', 'state-missing']);
  });

  it('stay as they are where the flow succeeded', () => {
    expect(rules('succeeded')).toEqual(['pkce-missing', 'err-invalid-grant', 'state-missing']);
  });
});
