import { describe, expect, it } from 'vitest';
import { causeLabelAt, causeLabels, labelAtStep } from '../../../lib/telling/cause-label.ts';
import { causes } from '../../../lib/causes/index.ts';

describe('a cause’s label', () => {
  it.each(Object.entries(causeLabels))('of %s is short and no sentence', (_, label) => {
    expect(label.length).toBeLessThanOrEqual(30);
    expect(label).not.toMatch(/[.!?]$|^\s|\s$| {2}/);
  });

  it('is like no other', () => {
    const labels = Object.values(causeLabels).map((label) => label.toLowerCase());
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  });

  it('is there for every cause with a file', () => {
    expect(causes.map(({ id }) => id).filter((id) => !(id in causeLabels))).toEqual([]);
  });
});

describe('the label at a step', () => {
  const reason = { cause: 'cookie-wrong-path', confidence: 'certain', step: 'flow-1.2' } as const;
  const told = (...diagnosis: Parameters<typeof causeLabelAt>[0]['diagnosis']) => ({
    diagnosis,
    findings: [],
  });

  it('is that of the first reason', () => {
    expect(causeLabelAt(told(reason), 'flow-1.2')).toBe('cookie set for another path');
  });

  it('says what it is where the flow did not break there', () => {
    expect(labelAtStep(told(reason), 'flow-1.2', true)).toBe('cookie set for another path');
    expect(labelAtStep(told(reason), 'flow-1.2', false)).toBe('Cause: cookie set for another path');
    expect(labelAtStep(told(reason), 'flow-1.3', false)).toBeUndefined();
  });

  it.each([
    ['where nothing tells why', [] as const],
    ['where the reason is a guess', [{ ...reason, confidence: 'tentative' } as const]],
    ['where it tells of another step', [{ ...reason, step: 'flow-1.3' }]],
    ['where it only says where it failed', [{ ...reason, cause: 'callback-failed' } as const]],
  ])('is none %s', (_, reasons) => {
    expect(causeLabelAt(told(...reasons), 'flow-1.2')).toBeUndefined();
  });

  it.each([
    ['code-verifier-mismatch', 'flow-1.2', 'verifier ≠ challenge'],
    ['code-reuse', 'flow-1.2', 'code used before'],
    ['code-verifier-mismatch', 'flow-1.5', 'grant not accepted'],
    ['pkce-missing', 'flow-1.2', 'grant not accepted'],
  ])('of a refused grant is nearer where %s was found at %s', (rule, step, label) => {
    const refused = { ...reason, cause: 'invalid-grant' } as const;
    expect(causeLabelAt({ diagnosis: [refused], findings: [{ rule, steps: [step] }] }, 'flow-1.2')).toBe(
      label,
    );
  });
});
