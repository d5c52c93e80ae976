import { expect, it } from 'vitest';
import { stepUpMark } from '../../../lib/telling/step-up.ts';

it('a step-up is told with the login that it follows, and no other login', () => {
  expect(stepUpMark({ step_up_from: 'flow-1' })?.label).toBe('Step-up of flow-1');
  expect(stepUpMark({ step_up_from: 'flow-1' })?.sentence).toContain('insufficient_scope');
  expect(stepUpMark({})).toBeUndefined();
});
