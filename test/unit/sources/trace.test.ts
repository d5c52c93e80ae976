import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { withQuotingVerdicts } from '../../../lib/facts/quoting-verdicts.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { writeTrace } from '../../../lib/output/trace.ts';
import { exchangeOfEntry } from '../../../lib/sources/har/entry.ts';
import { restoreExchange, traceOf } from '../../../lib/sources/trace.ts';
import type { JsonObject } from '../../../lib/exchange/json.ts';
import { canaryLogin } from '../../support/canary.ts';
import { capture } from '../../support/exchange.ts';
import { inspected } from '../../support/report.ts';

type Log = { readonly entries: readonly JsonObject[] } & JsonObject;

function readBack(exchanges: readonly Exchange[], redaction: 'default' | 'off'): readonly Exchange[] {
  const { log } = JSON.parse(writeTrace({ exchanges, report: inspected().report, redaction })) as {
    log: Log;
  };
  const trace = traceOf(log);
  return log.entries.map((entry, index) =>
    restoreExchange(exchangeOfEntry(entry, { id: `har:${index}`, entry: index, startedAt: 0 }), entry, trace),
  );
}

describe('what a trace holds is read back', () => {
  const odd = capture(
    {
      url: 'com.example.app:/cb?code=c1',
      status: 0,
      failure: 'net::ERR_ABORTED',
      context: { resourceType: 'main_frame', tab: 3, openerTab: 2, servedBy: 'service_worker' },
    },
    {
      url: 'https://a.example/pending',
      context: { tab: -1, frame: 0, initiator: 'https://a.example', page: 'page_1' },
      startedAt: 1.5,
    },
    {
      url: 'https://a.example/none',
      status: 204,
      requestHeaders: [],
      responseHeaders: [],
      duration: 0,
      verdicts: { pkce: 'mismatch' },
    },
    {
      url: 'https://a.example/unrecorded',
      method: 'POST',
      status: 200,
      requestBody: { mediaType: 'image/png' },
      responseBody: { mediaType: 'text/html' },
    },
    { url: 'https://a.example/cb#access_token=t', status: 302, redirectUrl: 'https://b.example/x#y=1' },
    {
      url: 'https://a.example/odd',
      method: 'POST',
      status: 200,
      requestBody: { mediaType: 'text/plain', text: 'a=b' },
      responseBody: { mediaType: '', text: '{"a":1}' },
    },
  ).toSorted((a, b) => a.startedAt - b.startedAt);

  test('member by member', () => {
    const expected = odd.map((exchange, entry) => ({ ...exchange, entry }));
    expect(readBack(odd, 'off')).toEqual(expected);
  });

  test('of a whole login, redacted or not', () => {
    expect(readBack(canaryLogin, 'off')).toEqual(canaryLogin);
    const outgoing = { exchanges: canaryLogin.map(withQuotingVerdicts), report: { redacted: false } };
    const { exchanges } = redact('default', outgoing);
    expect(readBack(canaryLogin, 'default')).toEqual(exchanges);
  });

  test('and written again, it is the same trace', () => {
    const write = (exchanges: readonly Exchange[]) =>
      writeTrace({ exchanges, report: inspected().report, redaction: 'default' });
    expect(write(readBack(canaryLogin, 'default'))).toBe(write(canaryLogin));
  });
});

describe('the header of a trace', () => {
  const header = { format: 'oauth-lens-trace', version: 1, redaction: 'secrets-only', report: { flows: [] } };

  test('tells version, redaction and report', () => {
    expect(traceOf({ _oauth: header })).toEqual({
      version: 1,
      redaction: 'secrets-only',
      report: { flows: [] },
      isReadable: true,
      gap: undefined,
    });
  });

  test.each([undefined, null, 'log', 7, [], {}, { _oauth: null }, { _oauth: { format: 'other' } }])(
    '%j is no trace',
    (log) => {
      expect(traceOf(log)).toBeUndefined();
    },
  );

  test.each([2, 0, -1, 1.5, '1', null, undefined])(
    'version %j is read as a plain HAR, with a gap that says so',
    (version) => {
      const trace = traceOf({ _oauth: { ...header, version } });
      expect(trace?.isReadable).toBe(false);
      expect(trace?.gap).toMatch(/another version .* plain HAR/);
      const [exchange] = capture({ url: 'https://a.example' });
      expect(
        restoreExchange(exchange!, { _oauth: { id: 'other', verdicts: { pkce: 'match' } } }, trace),
      ).toBe(exchange);
    },
  );
});

describe('an entry that is none of ours', () => {
  const [exchange] = capture({ url: 'https://a.example', status: 200 });

  test.each([
    undefined,
    null,
    'x',
    {},
    { _oauth: null },
    { _oauth: [] },
    { _oauth: { entry: 3 } },
    { _oauth: { id: 7 } },
  ])('%j changes nothing', (raw) => {
    expect(restoreExchange(exchange!, raw)).toBe(exchange);
  });

  test('what is malformed in it is left out', () => {
    const restored = restoreExchange(exchange!, {
      _oauth: {
        id: 'x9',
        startedAt: 'soon',
        context: { tab: '3', resourceType: 'image', frame: 1 },
        verdicts: { pkce: 'match', dpop_ath: 'perhaps', other: 3 },
        unrecorded: ['url', 'id', 'status', 7],
        withoutText: 'all',
      },
    });
    const { status: _status, ...rest } = { ...exchange!, requestHeaders: [], responseHeaders: [] };
    expect(restored).toEqual({ ...rest, id: 'x9', context: { frame: 1 }, verdicts: { pkce: 'match' } });
  });
});
