import { describe, expect, it } from 'vitest';
import { failureLine, failureWords } from '../../../lib/telling/failures.ts';
import { clock } from '../../../lib/telling/time.ts';
import { checkParts, type Failure } from '../../../lib/vocabulary/failure.ts';

const rule = (id: string): Failure => ({ part: 'rule', id, error: 'TypeError' });
const cause: Failure = { part: 'cause', id: 'no-answer', error: 'RangeError' };

describe('a check of which part failed', () => {
  it('is told by how much broke off, and by what to report', () => {
    expect(failureWords([rule('state-missing'), cause, rule('pkce-missing')])).toMatchObject({
      headline: 'Part of the check failed: 2 rules and 1 cause broke off.',
      names: [
        'rule state-missing (TypeError)',
        'cause no-answer (RangeError)',
        'rule pkce-missing (TypeError)',
      ],
    });
  });

  it('says what still holds and what to do', () => {
    expect(failureWords([cause])?.advice).toMatch(/still valid.*Please report it/);
  });

  it('has a word for every part', () => {
    const each = checkParts.map((part): Failure => ({ part, id: 'x', error: 'Error' }));
    expect(failureWords(each)?.headline).not.toContain('undefined');
  });

  it('is one line on a terminal, however much it was', () => {
    const line = failureLine(Array.from({ length: 90 }, (_, place) => rule(`rule-${place}`)));
    expect(line).toContain('rule rule-4 (TypeError) and 85 more. This is a mistake in OAuth Lens');
    expect(line).not.toContain('\n');
    expect(line).not.toContain('rule-5 ');
  });

  it('says when the capture broke off, which nobody watched', () => {
    const time = '2026-11-29T12:04:31.000Z';
    const storage: Failure = { part: 'capture', id: 'storage', error: 'QuotaExceededError', time };
    const told = failureWords([storage]);
    expect(told?.headline).toBe(
      `Part of the capture failed at ${clock(time).slice(0, 5)}: storage broke off.`,
    );
    expect(told?.names).toEqual([`capture storage (QuotaExceededError, ${clock(time)})`]);
    expect(failureWords([storage, cause])?.headline).toMatch(/^Part of the check failed at /);
  });

  it('is not told of one that is whole', () => {
    expect(failureWords([])).toBeUndefined();
    expect(failureLine([])).toBeUndefined();
  });
});
