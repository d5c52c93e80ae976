import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../../lib/sources/capture.ts';
import { captureFrom, exchangesOf, har, harEntry, recordingSink } from '../../support/har.ts';

const errorOf = (text: string | Uint8Array): string => {
  const capture = readCapture(text);
  return 'error' in capture ? capture.error : 'it was readable';
};

describe('reading a capture', () => {
  test('feeds entries in order of time, whatever their order in the file', () => {
    const text = har([
      harEntry({ url: 'https://a.example/3', startedDateTime: '2026-01-01T00:00:03.000Z' }),
      harEntry({ url: 'https://a.example/1', startedDateTime: '2026-01-01T02:00:01.000+02:00' }),
      harEntry({ url: 'https://a.example/2', startedDateTime: '2026-01-01T00:00:02.000Z' }),
    ]);
    expect(exchangesOf(text).map(({ url, id, entry }) => [url.at(-1), id, entry])).toEqual([
      ['1', 'har:1', 1],
      ['2', 'har:2', 2],
      ['3', 'har:0', 0],
    ]);
  });

  test('compares times and not their text when offsets differ', () => {
    const text = har([
      harEntry({ url: 'https://a.example/2', startedDateTime: '2026-01-01T01:30:00.000+01:00' }),
      harEntry({ url: 'https://a.example/1', startedDateTime: '2026-01-01T02:00:00.000+02:00' }),
    ]);
    expect(exchangesOf(text).map(({ url }) => url.at(-1))).toEqual(['1', '2']);
  });

  test('entries of the same moment, and those without a time, keep their place', () => {
    const moment = { startedDateTime: '2026-01-01T00:00:02.000Z' };
    const text = har([
      harEntry({ url: 'https://a.example/2', ...moment }),
      harEntry({ url: 'https://a.example/3', startedDateTime: undefined }),
      harEntry({ url: 'https://a.example/4', startedDateTime: 'yesterday' }),
      harEntry({ url: 'https://a.example/5', ...moment }),
      harEntry({ url: 'https://a.example/1', startedDateTime: '2026-01-01T00:00:01.000Z' }),
    ]);
    expect(exchangesOf(text).map(({ url }) => url.at(-1))).toEqual(['1', '2', '3', '4', '5']);
    expect(exchangesOf(text)[3]?.startedAt).toBe(Date.UTC(2026, 0, 1, 0, 0, 2));
  });

  test('asks the gate with the raw strings and builds only what it admits', () => {
    const { sink, asked, kept } = recordingSink('op.example');
    const token = harEntry({
      url: 'https://op.example/token',
      request: {
        method: 'post',
        headers: [{ name: 'Authorization', value: 'Basic eDp5' }],
        postData: { mimeType: 'application/x-www-form-urlencoded', text: 'grant_type=refresh_token' },
      },
    });
    const redirect = harEntry({
      url: 'https://app.example/login',
      response: { status: 302, headers: [{ name: 'location', value: '/authorize?x' }] },
    });
    const irrelevant = harEntry({ url: 'https://cdn.example/a.js' });
    const refused = harEntry({
      url: 'https://api.example/mcp',
      request: { method: 'POST' },
      response: {
        status: 401,
        headers: [{ name: 'WWW-Authenticate', value: 'Bearer resource_metadata="x"' }],
      },
    });
    const none = [undefined, undefined, undefined];
    captureFrom(har([token, redirect, irrelevant, refused])).feed(sink);
    expect(asked).toEqual([
      ['POST', 'https://op.example/token', undefined, 'Basic eDp5', 'grant_type=refresh_token', ...none],
      ['GET', 'https://app.example/login', '/authorize?x', ...none, undefined, undefined],
      ['GET', 'https://cdn.example/a.js', undefined, ...none, undefined, undefined],
      ['POST', 'https://api.example/mcp', undefined, ...none, 'Bearer resource_metadata="x"', undefined],
    ]);
    expect(kept.map(({ url }) => url)).toEqual(['https://op.example/token']);
  });

  test('can be fed twice and gives the same', () => {
    const capture = captureFrom(har([harEntry(), harEntry()]));
    const [first, second] = [recordingSink(''), recordingSink('')];
    capture.feed(first.sink);
    capture.feed(second.sink);
    expect(first.kept).toHaveLength(2);
    expect(second.kept).toEqual(first.kept);
  });

  test('an empty list of entries is a capture without traffic', () => {
    expect(captureFrom(har([]))).toMatchObject({ source: { kind: 'har', entries: 0, skipped: 0 }, gaps: [] });
  });

  test('our own trace is told from a HAR', () => {
    const trace = har([harEntry()], { _oauth: { format: 'oauth-lens-trace', version: 1 } });
    expect(captureFrom(trace).source.kind).toBe('trace');
    expect(captureFrom(har([harEntry()], { _oauth: { format: 'other' } })).source.kind).toBe('har');
  });
});

describe('entries that cannot be read', () => {
  test('are skipped, counted and named, and the others keep their numbers', () => {
    const broken = [
      null,
      5,
      'text',
      [],
      {},
      { request: null },
      { request: { url: 7 } },
      { request: { url: '' } },
    ];
    const text = har([...broken, harEntry({ url: 'https://app.example/cb' })]);
    expect(captureFrom(text)).toMatchObject({
      source: { entries: 9, skipped: 8 },
      gaps: ['8 entries of the file could not be read.'],
    });
    expect(exchangesOf(text)).toMatchObject([{ id: 'har:8', entry: 8, url: 'https://app.example/cb' }]);
  });

  test.each([
    [
      'nulls everywhere',
      { request: { url: 'https://a.example/', headers: null, postData: null }, response: null },
    ],
    [
      'numbers for objects',
      { request: { url: 'https://a.example/', headers: 5, postData: 7 }, response: 9, time: 1e300 },
    ],
    [
      'huge numbers',
      {
        startedDateTime: 1e300,
        time: 1e300,
        request: { url: 'x', bodySize: -1e300 },
        response: { status: 1e300 },
      },
    ],
    [
      'lists for everything',
      {
        startedDateTime: [],
        time: [],
        request: { url: 'x', method: [], headers: [[]], postData: [] },
        response: [],
      },
    ],
    [
      'headers of nothing',
      { request: { url: 'x', headers: [null, {}, { name: 5 }, { name: 'a', value: {} }, []] }, response: {} },
    ],
  ])('%s: what is there is read, the rest left out', (_, entry) => {
    const [exchange] = exchangesOf(JSON.stringify({ log: { entries: [entry] } }));
    expect(exchange).toMatchObject({ id: 'har:0', method: 'GET', startedAt: 0 });
    expect(exchange).not.toHaveProperty('status');
    expect(exchange).not.toHaveProperty('requestHeaders');
    expect(exchange).not.toHaveProperty('requestBody');
  });

  test('members named __proto__ change nothing but themselves', () => {
    const text =
      '{"log":{"__proto__":{"entries":[]},"entries":[{"__proto__":{"request":{"url":"https://evil.example/"}}},' +
      '{"request":{"url":"https://a.example/","headers":{"__proto__":"x","Accept":"*/*"}},"response":{"__proto__":{"status":200}}}]}}';
    expect(captureFrom(text).source).toEqual({ kind: 'har', entries: 2, skipped: 1 });
    const [exchange] = exchangesOf(text);
    expect(exchange).toMatchObject({
      requestHeaders: [
        ['__proto__', 'x'],
        ['Accept', '*/*'],
      ],
    });
    expect(exchange?.status).toBeUndefined();
    expect(({} as Record<string, unknown>).status).toBeUndefined();
  });
});

describe('a file that is no HAR', () => {
  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['white space', ' \n\t', 'The file is empty.'],
    ['a BOM alone', '\ufeff', 'The file is empty.'],
    ['plain text', 'GET / HTTP/1.1', 'This is not a HAR file: it is not JSON.'],
    ['an HTML page', '\n<!DOCTYPE html><html></html>', 'This is an HTML page, not a HAR file.'],
    [
      'a report as a page',
      '<!doctype html><meta name="generator" content="OAuth Lens 0.2.0" />',
      'This is a report of OAuth Lens as a page: there is no traffic in it. A support bundle has it, or a trace.',
    ],
    ['XML', '<?xml version="1.0"?><items/>', 'XML'],
    ['null', 'null', 'it is null'],
    ['a list', '[]', 'it is a list'],
    ['another object', '{"a":1}', 'it has no "log"'],
    ['a log that is null', '{"log":null}', 'its "log" is null'],
    ['a log without entries', '{"log":{"version":"1.2"}}', 'no "log.entries"'],
    ['entries that are a number', har(5), '"log.entries" is a number, not a list'],
    ['entries that are an object', har({}), '"log.entries" is an object, not a list'],
    ['broken JSON', '{"log": oops}', 'The file is not valid JSON.'],
    [
      'JSON that is broken somewhere',
      '{"log":\n {"a" 1}}',
      'not valid JSON: the mistake is at line 2, column 7.',
    ],
    ['JSON that ends', '{"log": {\n"version"', 'The file ends at line 2, column 10, before'],
  ])('%s is refused in one clear line', (_, text, expected) => {
    const error = errorOf(text);
    expect(error).toContain(expected);
    expect(error.split('\n')).toHaveLength(1);
  });

  test.each([
    ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], 'a PNG image'],
    ['a ZIP that was cut off', [0x50, 0x4b, 3, 4, 20, 0], 'a ZIP archive, but it is damaged'],
    ['a ZIP with a password', [0x50, 0x4b, 3, 4, 20, 0, 1, 0], 'protected by a password'],
    ['gzip that was cut off', [0x1f, 0x8b, 8, 0, 0, 0], 'gzip file, but it is empty or damaged'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'This is a PDF document, not a HAR file.'],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'a JPEG image'],
    ['a Word file of old', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], 'a Word, Excel or Outlook file'],
    ['a pcap', [0xd4, 0xc3, 0xb2, 0xa1, 2, 0], 'a packet capture (pcap)'],
    ['a pcapng', [0x0a, 0x0d, 0x0d, 0x0a, 2, 0], 'a packet capture (pcap)'],
    ['a session of Charles', [0xac, 0xed, 0, 5, 0x73], 'Export it from Charles as HTTP Archive (.har).'],
    ['zeros', [0, 0, 0, 0, 0, 0], 'a binary file'],
  ])('%s is recognised by its first bytes', (_, bytes, expected) => {
    expect(errorOf(Uint8Array.from(bytes))).toContain(expected);
  });
});

describe('a damaged file', () => {
  const whole = readFileSync(new URL('har/fixtures/firefox.har', import.meta.url), 'utf8');
  const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (tenth) => [tenth, Math.floor((whole.length * tenth) / 10)] as const,
  );

  test.each(tenths)('cut after %i tenths gives its complete entries or one clear line', (_, length) => {
    const capture = readCapture(whole.slice(0, length));
    if ('error' in capture) {
      expect(capture.error).toMatch(/^The file (is empty|ends at line \d+, column \d+, before)/);
      return;
    }
    expect(capture.source.skipped).toBe(1);
    expect(capture.source.entries).toBe(exchangesOf(whole.slice(0, length)).length + 1);
    expect(capture.gaps).toContain('The file is cut off: what follows the last complete entry is missing.');
  });

  test('cut at any character never throws, and never loses an entry it had before', () => {
    let before = 0;
    for (let length = 0; length < whole.length; length += 7) {
      const capture = readCapture(whole.slice(0, length));
      const read = 'error' in capture ? 0 : capture.source.entries - capture.source.skipped;
      expect(read).toBeGreaterThanOrEqual(before);
      before = read;
    }
    expect(before).toBe(3);
  });

  test('cut behind its entries has lost none of them', () => {
    const text = har([harEntry(), harEntry()]).slice(0, -1);
    expect(captureFrom(text)).toMatchObject({
      source: { entries: 2, skipped: 0 },
      gaps: ['The file is damaged: only its entries could be read.'],
    });
  });

  test('one broken entry in the middle costs only itself', () => {
    const [first, second, third] = ['/1', '/2', '/3'].map((path) =>
      JSON.stringify(harEntry({ url: `https://a.example${path}` })),
    );
    const text = `{"log":{"entries":[${first},${second?.replace('"time":12', '"time":NaN')},${third}]}}`;
    expect(captureFrom(text).source).toEqual({ kind: 'har', entries: 3, skipped: 1 });
    expect(exchangesOf(text).map(({ url, entry }) => [url.at(-1), entry])).toEqual([
      ['1', 0],
      ['3', 2],
    ]);
  });

  test('brackets, quotes and a list of entries inside strings mislead nobody', () => {
    const tricky = harEntry({ comment: '"entries": [ {"a": "}]\\" \\\\' });
    const text = `{"log":{"comment":${JSON.stringify('"entries": [1]')},"entries":[${JSON.stringify(tricky)},{"requ`;
    expect(captureFrom(text).source).toEqual({ kind: 'har', entries: 2, skipped: 1 });
  });
});

test('a byte order mark that was decoded, rightly or wrongly, is dropped', () => {
  const text = har([harEntry()]);
  expect(exchangesOf(`\ufeff${text}`)).toHaveLength(1);
  expect(exchangesOf(`\u00ef\u00bb\u00bf${text}`)).toHaveLength(1);
});

test('asks the gate about a header that presents a token by custom, where there is no Authorization', () => {
  const { sink, asked } = recordingSink('api.example');
  const call = (...headers: readonly (readonly [string, string])[]) =>
    harEntry({
      url: 'https://api.example/me',
      request: { headers: headers.map(([name, value]) => ({ name, value })) },
    });
  const custom = ['X-Access-Token', 'at1'] as const;
  captureFrom(har([call(custom), call(custom, ['Authorization', 'Bearer at2']), call(['X-Id', 'at3'])])).feed(
    sink,
  );
  expect(asked.map(([, , , credential]) => credential)).toEqual(['at1', 'Bearer at2', undefined]);
});
