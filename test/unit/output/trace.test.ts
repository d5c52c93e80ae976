import type { Entry, Log } from 'har-format';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import type { Report } from '../../../lib/report/report.ts';
import type { TraceEntryMember } from '../../../lib/output/trace-entry.ts';
import { writeTrace } from '../../../lib/output/trace.ts';
import { baseTime, capture, form, json, redirect } from '../../support/exchange.ts';
import { inspected } from '../../support/report.ts';

type TraceFile = {
  readonly log: Pick<Log, 'version' | 'creator'> & {
    readonly entries: readonly (Entry & { readonly _oauth: TraceEntryMember })[];
    readonly _oauth: {
      readonly format: string;
      readonly version: number;
      readonly redaction: string;
      readonly report: Report;
    };
  };
};

const written = (
  exchanges: readonly Exchange[],
  report = inspected().report,
  redaction: 'default' | 'off' = 'off',
): TraceFile => JSON.parse(writeTrace({ exchanges, report, redaction })) as TraceFile;

describe('a trace is HAR 1.2', () => {
  const exchanges = capture(
    redirect(
      'https://op.example/auth?client_id=spa&scope=openid+email',
      'https://app.example/cb?code=c#x=1',
      {
        requestHeaders: [['Cookie', 'a=1; b=2=3']],
        responseHeaders: [
          ['Set-Cookie', 'c=4; Path=/; HttpOnly; SameSite=Lax; Expires=Thu, 01 Jan 2026 00:00:00 GMT'],
        ],
      },
    ),
    form(
      'https://op.example/token',
      { grant_type: 'authorization_code', code: 'c' },
      { status: 200, duration: 12.5 },
    ),
    json('https://op.example/userinfo', { sub: 'ü' }),
    { url: 'com.example.app:/cb?code=c', status: 0, failure: 'net::ERR_UNKNOWN_URL_SCHEME' },
    { url: 'https://app.example/pending' },
  );
  const { log } = written(exchanges);

  test('with version, creator, and an entry an exchange', () => {
    expect(log.version).toBe('1.2');
    expect(log.creator).toEqual({ name: 'oauth-lens', version: '0.1.0' });
    expect(log.entries).toHaveLength(5);
  });

  test('every entry has every member that HAR requires', () => {
    for (const entry of log.entries) {
      expect(entry).toMatchObject({
        startedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        time: expect.any(Number),
        cache: {},
        timings: { send: expect.any(Number), wait: expect.any(Number), receive: expect.any(Number) },
        request: {
          method: expect.any(String), url: expect.any(String), httpVersion: expect.any(String), cookies: expect.any(Array),
          headers: expect.any(Array), queryString: expect.any(Array), headersSize: expect.any(Number), bodySize: expect.any(Number),
        },
        response: {
          status: expect.any(Number), statusText: expect.any(String), httpVersion: expect.any(String), cookies: expect.any(Array),
          headers: expect.any(Array), content: { size: expect.any(Number), mimeType: expect.any(String) },
          redirectURL: expect.any(String), headersSize: expect.any(Number), bodySize: expect.any(Number),
        },
      }); // prettier-ignore
      expect(URL.canParse(entry.request.url)).toBe(true);
      expect(entry.time).toBe((entry.timings.send ?? -1) + entry.timings.wait + entry.timings.receive);
    }
  });

  test('query, cookies and redirect are listed', () => {
    const { request, response } = log.entries[0]!;
    expect(request.queryString).toEqual([{ name: 'client_id', value: 'spa' }, { name: 'scope', value: 'openid email' }]); // prettier-ignore
    expect(request.cookies).toEqual([{ name: 'a', value: '1' }, { name: 'b', value: '2=3' }]); // prettier-ignore
    expect(response.cookies).toEqual([
      {
        name: 'c',
        value: '4',
        path: '/',
        httpOnly: true,
        secure: false,
        sameSite: 'Lax',
        expires: '2026-01-01T00:00:00.000Z',
      },
    ]);
    expect(response.redirectURL).toBe('https://app.example/cb?code=c#x=1');
  });

  test('bodies have their type, text and size in octets', () => {
    expect(log.entries[1]!.request.postData).toEqual({
      mimeType: 'application/x-www-form-urlencoded',
      text: 'grant_type=authorization_code&code=c',
    });
    expect(log.entries[2]!.response.content).toEqual({
      size: 12,
      mimeType: 'application/json',
      text: '{"sub":"ü"}',
    });
  });

  test('one that never got a response says so', () => {
    expect(log.entries[3]!.response).toMatchObject({ status: 0, _error: 'net::ERR_UNKNOWN_URL_SCHEME' });
    expect(log.entries[4]!._oauth.unrecorded).toContain('status');
  });

  test('times that no calendar has do not stop it', () => {
    const odd = capture(
      { url: 'https://a.example', startedAt: 1e300 },
      { url: 'https://a.example', startedAt: -1 },
    );
    expect(written(odd).log.entries.map((entry) => entry.startedDateTime)).toEqual([
      '1969-12-31T23:59:59.999Z',
      '1970-01-01T00:00:00.000Z',
    ]);
  });

  test('nothing is a trace too', () => {
    expect(written([]).log.entries).toEqual([]);
  });
});

describe('the report in a trace', () => {
  const [late, early] = capture(
    { url: 'https://app.example/cb?code=c0dec0de&state=s', entry: 41, startedAt: baseTime + 5000 },
    { url: 'https://op.example/auth?client_id=spa', entry: 17, startedAt: baseTime + 1 },
  );
  const lost = capture({ url: 'https://op.example/token', entry: 99 })[0]!;
  const { report } = inspected({
    steps: [
      { kind: 'authorization_request', exchange: early! },
      { kind: 'authorization_response', exchange: late! },
      { kind: 'token_request', at: baseTime + 6000 },
      { kind: 'userinfo_request', exchange: lost },
    ],
  });
  const { log } = written([late!, early!], report, 'default');

  test('counts the entries of the trace, which are in order of time', () => {
    expect(log.entries.map((entry) => entry._oauth.entry)).toEqual([0, 1]);
    expect(log.entries.map((entry) => entry.startedDateTime)).toEqual([
      '2026-01-01T00:00:00.001Z',
      '2026-01-01T00:00:05.000Z',
    ]);
    expect(log._oauth.report.flows[0]!.steps.map((step) => step.entry)).toEqual([0, 1, null, null]);
    expect(log._oauth.report.source).toEqual({ kind: 'trace', entries: 2, skipped: 0 });
  });

  test('says how it was redacted', () => {
    expect(log._oauth).toMatchObject({
      format: 'oauth-lens-trace',
      version: 1,
      redaction: 'default',
      report: { redacted: true },
    });
  });

  test('has the placeholders of the entries', () => {
    const [, response] = log._oauth.report.flows[0]!.steps;
    expect(response!.url).toBe(log.entries[1]!.request.url);
    expect(response!.params['code']).toBe('redacted-code-1');
    expect(log.entries[1]!.request.url).toContain('code=redacted-code-1');
  });

  test('keeps what a report is made of', () => {
    const flow = log._oauth.report.flows[0]!;
    const original = report.flows[0]!;
    for (const member of [
      'id',
      'parent',
      'protocol',
      'grant',
      'response_mode',
      'client',
      'server',
      'pkce',
      'outcome',
      'started',
      'ended',
    ] as const) {
      expect(flow[member]).toEqual(original[member]);
    }
  });
});
