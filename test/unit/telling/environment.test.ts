import { describe, expect, it } from 'vitest';
import { environmentMark } from '../../../lib/telling/environment.ts';

describe('the mark of a flow’s environment', () => {
  it('names a development host and a playground, each in its own words', () => {
    expect(environmentMark('development')?.label).toBe('Development host');
    expect(environmentMark('playground')?.label).toBe('Playground');
    expect(environmentMark('development')?.sentence).toContain('as grave as they would be in production');
  });

  it('says nothing of production', () => {
    expect(environmentMark('production')).toBeUndefined();
  });
});
