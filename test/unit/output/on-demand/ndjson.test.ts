import { describe, expect, it } from 'vitest';
import { writeNdjson } from '../../../../lib/output/on-demand/ndjson.ts';
import { redact } from '../../../../lib/redact/redact.ts';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

const { report, evidence } = inspected(cleanLogin({ prefix: 'a' }), failingLogin({ prefix: 'b', tab: 9 }));
const content = { exchanges: evidence(), report, redaction: 'default' } as const;
const linesOf = (text: string) => text.split('\n').slice(0, -1);

describe('flows, one a line', () => {
  it('are the flows of the redacted report, each by itself', () => {
    const read = linesOf(writeNdjson(content)).map((line) => JSON.parse(line) as object);
    expect(read).toHaveLength(2);
    expect(read).toMatchObject(redact('default', content).report.flows);
  });

  it('say what they are and where they are from, so that streams can be joined', () => {
    const [line] = linesOf(writeNdjson({ ...content, input: 'monday.har' }));
    expect(JSON.parse(line!)).toMatchObject({
      format: 'oauth-lens-flow',
      version: 1,
      input: 'monday.har',
      source: { kind: 'live' },
      redacted: true,
    });
  });

  it('say what failed of their check, and nothing of others’', () => {
    const failure = { part: 'rule', id: 'state-missing', error: 'TypeError', flows: ['flow-2'] } as const;
    const lines = linesOf(writeNdjson({ ...content, report: { ...report, failures: [failure] } }));
    expect(lines.map((line) => (JSON.parse(line) as { failures: unknown }).failures)).toEqual([
      [],
      [failure],
    ]);
  });

  it('are nothing where there is no flow', () => {
    expect(writeNdjson({ ...content, report: { ...report, flows: [] } })).toBe('');
  });
});
