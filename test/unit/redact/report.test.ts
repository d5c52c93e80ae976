import { describe, expect, it } from 'vitest';
import { redact } from '../../../lib/redact/redact.ts';

const redacted = <R extends object>(report: R) =>
  redact('default', { exchanges: [], report: { redacted: false, ...report } }).report;

describe('texts that a report repeats', () => {
  it('are redacted alike', () => {
    const detail =
      'client_secret=8f14e45fceea167a was not sent to https://app.example/cb?code=Zx81kLm02QpWv7.';
    const [first, second] = redacted({ flows: [{ detail }, { detail }] }).flows;
    expect(first).toEqual(second);
    expect(first!.detail).not.toMatch(/8f14e45fceea167a|Zx81kLm02QpWv7/);
  });

  it('are read again once more is known to be public', () => {
    const description = 'No app named zeta9x7q is set up.';
    const { before, after } = redacted({
      before: { description },
      flows: [{ client: { id: 'zeta9x7q' } }],
      after: { description },
    });
    expect(before.description).not.toContain('zeta9x7q');
    expect(after.description).toBe(description);
  });
});
