import { describe, expect, it } from 'vitest';
import { explainEnvironment } from '../../../lib/explain/environment.ts';

describe('the mark of a flow’s environment', () => {
  it('names a development host and a playground, each in its own words', () => {
    expect(explainEnvironment('development')?.label).toBe('Development host');
    expect(explainEnvironment('playground')?.label).toBe('Playground');
    expect(explainEnvironment('development')?.sentence).toContain('as grave as they would be in production');
  });

  it('says nothing of production', () => {
    expect(explainEnvironment('production')).toBeUndefined();
  });
});
