import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { har, harEntry } from '../support/har.ts';
import { spaLogin } from '../support/scenario.ts';

const request = harEntry({ url: spaLogin('a').request().url });

describe('a capture', () => {
  it('is told as a report, with what was read and what it lacks', () => {
    const inspected = inspectCapture(har([request, null]));
    if ('error' in inspected) throw new Error(inspected.error);
    expect(inspected.report).toMatchObject({
      source: { kind: 'har', entries: 2, skipped: 1 },
      redacted: false,
      flows: [{ id: 'flow-1', outcome: 'pending' }],
    });
    expect(inspected.report.gaps).toContain('1 entry of the file could not be read.');
    expect(inspected.inspection.evidence()).toHaveLength(1);
  });

  it('without a login is a report without flows', () => {
    const inspected = inspectCapture(har([harEntry({ url: 'https://news.example/' })]));
    expect(inspected).toMatchObject({ report: { flows: [], source: { entries: 1, skipped: 0 } } });
  });
});

it.each(['', '{', '[]', 'null', '{"log":{}}', '{"log":{"entries":{}}}', 'no JSON', '\ufffdPNG\r\n'])(
  'what is no capture (%j) is refused in one line',
  (text) => {
    const refused = inspectCapture(text);
    expect(refused).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
  },
);
