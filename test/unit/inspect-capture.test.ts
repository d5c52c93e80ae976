import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { har, harEntry } from '../support/har.ts';
import { spaLogin } from '../support/scenario.ts';

const request = harEntry({ url: spaLogin('a').request().url });

describe('a capture', () => {
  it('is told as a report, with what was read and what it lacks', async () => {
    const inspected = await inspectCapture(har([request, null]));
    if ('error' in inspected) throw new Error(inspected.error);
    expect(inspected.report).toMatchObject({
      source: { kind: 'har', entries: 2, skipped: 1 },
      redacted: false,
      flows: [{ id: 'flow-1', outcome: 'pending' }],
    });
    expect(inspected.report.gaps).toContain('1 entry of the file could not be read.');
    expect(inspected.inspection.evidence()).toHaveLength(1);
  });

  it('tells of the page of the provider on which a login ended, whatever its address', async () => {
    const page = (url: string) =>
      harEntry({
        url,
        startedDateTime: '2026-01-01T00:00:09.000Z',
        request: { headers: [{ name: 'Accept', value: 'text/html' }] },
        response: { status: 400 },
      });
    const outcomeOf = async (url: string) => {
      const seen = await inspectCapture(har([request, page(url)]));
      return 'error' in seen ? seen.error : seen.report.flows[0]?.outcome;
    };
    expect(await outcomeOf(`${new URL(spaLogin('a').request().url).origin}/session-expired`)).toBe('failed');
    expect(await outcomeOf('https://elsewhere.test/session-expired')).toBe('pending');
  });

  it('keeps what a page that waits for a wallet asks its server', async () => {
    const site = 'https://verifier.example';
    const link = `openid4vp://?client_id=x509_san_dns%3Averifier.example&request_uri=${site}/request/81c2`;
    const asked = (second: number, path: string, answer?: unknown) =>
      harEntry({
        url: site + path,
        startedDateTime: `2026-01-01T00:00:0${second}.000Z`,
        _resourceType: answer === undefined ? 'document' : 'fetch',
        ...(answer !== undefined && {
          response: {
            headers: [{ name: 'Content-Type', value: 'application/json' }],
            content: { size: 0, mimeType: 'application/json', text: JSON.stringify(answer) },
          },
        }),
      });
    const waits = [2, 3, 4].map((second) => asked(second, '/status/81c2', { state: 'waiting' }));
    const entries = [
      asked(0, '/scan'),
      asked(1, '/begin', { qr: link }),
      ...waits,
      asked(5, '/status/81c2', { state: 'verified' }),
      asked(6, '/welcome'),
    ];
    const seen = await inspectCapture(har(entries));
    if ('error' in seen) throw new Error(seen.error);
    expect(seen.report.flows).toMatchObject([{ protocol: 'openid4vp', outcome: 'unclear' }]);
  });

  it('without a login is a report without flows', async () => {
    const inspected = await inspectCapture(har([harEntry({ url: 'https://news.example/' })]));
    expect(inspected).toMatchObject({ report: { flows: [], source: { entries: 1, skipped: 0 } } });
  });
});

it.each(['', '{', '[]', 'null', '{"log":{}}', '{"log":{"entries":{}}}', 'no JSON', '\ufffdPNG\r\n'])(
  'what is no capture (%j) is refused in one line',
  async (text) => {
    const refused = await inspectCapture(text);
    expect(refused).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
  },
);
