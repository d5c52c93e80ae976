import { describe, expect, it } from 'vitest';
import { validityScale } from '../../../../components/token/validity-scale.ts';

describe('a bar of validity', () => {
  it('has moments within it in proportion', () => {
    const { from, until, used, now } = validityScale(1000, 2000, 1000, 1500);
    expect(used).toBe(from);
    expect(now).toBe((from + until) / 2);
  });

  it('has what came too early before it, and what came too late behind it', () => {
    const { from, until, used, now } = validityScale(1000, 2000, 999, 2000);
    expect(used).toBeLessThan(from);
    expect(now).toBeGreaterThan(until);
  });

  it('keeps two moments apart that are both too late, years apart or not', () => {
    const { used, now } = validityScale(0, 60_000, 120_000, 1e13);
    expect(used).toBeLessThan(now);
    expect(now).toBeLessThanOrEqual(100);
  });
});
