import { describe, expect, it } from 'vitest';
import { breakLabel, causeLabels } from '../../../lib/telling/cause-label.ts';
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

describe('the label at the broken step', () => {
  const reason = { cause: 'cookie-wrong-path', confidence: 'certain', step: 'flow-1.2' } as const;

  it('is that of the first reason', () => {
    expect(breakLabel([reason], 'flow-1.2')).toBe('cookie of another path');
  });

  it.each([
    ['where nothing tells why', [] as const],
    ['where the reason is a guess', [{ ...reason, confidence: 'tentative' } as const]],
    ['where it tells of another step', [{ ...reason, step: 'flow-1.3' }]],
    ['where it only says where it failed', [{ ...reason, cause: 'callback-failed' } as const]],
  ])('is none %s', (_, reasons) => {
    expect(breakLabel(reasons, 'flow-1.2')).toBeUndefined();
  });
});
