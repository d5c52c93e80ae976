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

describe('a requirement that is the very same object in many flows', () => {
  const secret = 'client_secret=8f14e45fceea167a';

  it('is read once', () => {
    let reads = 0;
    const requirement = {
      get text() {
        reads += 1;
        return `The secret is kept: ${secret}.`;
      },
    };
    const flow = { profiles: [{ requirements: [requirement] }] };
    const { flows } = redacted({ flows: [flow, flow, flow] });
    const texts = flows.map(({ profiles }) => profiles[0]!.requirements[0]!.text);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).not.toContain('8f14e45fceea167a');
    expect(reads).toBe(1);
  });

  it('is read again once more is known to be public', () => {
    const requirement = { description: 'No app named zeta9x7q is set up.' };
    const { before, after } = redacted({
      before: { requirements: [requirement] },
      flows: [{ client: { id: 'zeta9x7q' } }],
      after: { requirements: [requirement] },
    });
    expect(before.requirements[0]!.description).not.toContain('zeta9x7q');
    expect(after.requirements[0]!.description).toBe('No app named zeta9x7q is set up.');
  });
});

it('a member that would become the prototype of what is read is left out', () => {
  const report = JSON.parse('{"flows":[{"__proto__":{"detail":"a"},"detail":"b"}]}') as { flows: object[] };
  const [flow] = redacted(report).flows;
  expect(flow).toEqual({ detail: 'b' });
  expect(Object.getPrototypeOf(flow)).toBe(Object.prototype);
});
