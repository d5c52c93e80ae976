import { describe, expect, it } from 'vitest';
import { json } from '../../../lib/output/json.ts';
import { redactedReport } from '../../../lib/redact/redact.ts';
import { cleanLogin, implicitLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const { report, evidence } = inspected(cleanLogin({ prefix: 'a' }), implicitLogin({ prefix: 'b', tab: 9 }));
const content = { exchanges: evidence(), report, redaction: 'default' } as const;

describe('the report as JSON', () => {
  it('is written a flow at a time as it is at once', () => {
    expect(report.flows).toHaveLength(2);
    const whole = `${JSON.stringify(redactedReport('default', content), undefined, 2)}\n`;
    expect([...json.parts(content)].length).toBeGreaterThan(2);
    expect(json.write(content)).toBe(whole);
  });

  it('of no flows is so, too', () => {
    const none = { ...content, report: { ...report, flows: [] } };
    expect(json.write(none)).toBe(`${JSON.stringify(redactedReport('default', none), undefined, 2)}\n`);
  });

  it('has its members where they were, whatever a failure names', () => {
    const failures = [{ part: 'capture', id: 'a', error: 'TypeError', flows: [] }] as const;
    const broken = { ...content, report: { ...report, failures, gaps: ['  "flows": []'] } };
    expect(json.write(broken)).toBe(`${JSON.stringify(redactedReport('default', broken), undefined, 2)}\n`);
  });
});
