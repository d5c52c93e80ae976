import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { jwt } from '../../support/canary.ts';
import { capture } from '../../support/exchange.ts';

/** Pieces out of which nasty input is made. */
const pieces = [
  'https://', 'a.example', ':', '/', '?', '#', '&', '=', ';', '@', '%', '%2', '%zz', '%E0%A4', '%25', '%3A%2F%2F', 'code', 'state', 'access_token',
  'redirect_uri', 'redacted-code-1', 'redacted-', '-1', 'abc123def456', 'alice@a.example', '\ud800', '\udc00', '\u0000', ' ', '\n', '"', "'", '{', '}', '[', ']',
  '\\', '<', 'Bearer ', 'Basic ', 'dTpw', jwt({ sub: 'u1' }), 'eyJ', '.', '..', '__proto__', 'é', '漢字', '0', '9', 'urn:', 'data:', '-----BEGIN KEY-----', '+',
]; // prettier-ignore

/** A small generator of numbers that are the same every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function nasty(next: () => number): string {
  return Array.from(
    { length: 1 + Math.floor(next() * 14) },
    () => pieces[Math.floor(next() * pieces.length)],
  ).join('');
}

function nastyExchange(seed: number): Exchange {
  const next = numbers(seed);
  const text = () => nasty(next);
  const types = [
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain',
    '',
    text(),
  ];
  return {
    id: `n${seed}`,
    entry: seed,
    method: text(),
    url: text(),
    startedAt: 0,
    requestHeaders: ['authorization', 'cookie', 'referer', 'www-authenticate', 'set-cookie', text()].map(
      (name) => [name, text()],
    ),
    requestBody: { mediaType: types[seed % types.length] ?? '', text: text() },
    responseBody: {
      mediaType: 'application/json',
      text: JSON.stringify({
        error: text(),
        error_description: text(),
        [text()]: [text(), { code: text() }],
      }),
    },
    redirectUrl: text(),
    failure: text(),
    context: { initiator: text(), page: text() },
  };
}

/** Of 100,000 seeds those that a second pass changed once, by level. */
const oncePassed = {
  default: [
    3499, 3528, 4696, 6358, 6933, 7071, 7469, 8105, 9770, 9776, 10_665, 16_983, 20_514, 42_487, 83_809,
  ],
  'secrets-only': [
    2091, 3528, 3679, 4607, 5769, 6270, 6358, 7071, 8895, 9776, 9834, 12_708, 16_082, 16_970, 20_514, 20_972,
    24_249, 30_148, 30_186, 40_622, 43_388, 47_623, 47_719,
  ],
};

describe.each(['default', 'secrets-only'] as const)('any input at level %s', (level) => {
  test('goes through without an exception, and a second time without a change', () => {
    for (const seed of [...Array(400).keys(), ...oncePassed[level]]) {
      const exchanges = [nastyExchange(seed)];
      const report = {
        redacted: false,
        gaps: [nasty(numbers(seed))],
        flows: [{ error: { code: nasty(numbers(-seed)), description: nasty(numbers(seed + 7)) } }],
      };
      const once = redact(level, { exchanges, report });
      expect(redact(level, once), `seed ${seed}`).toEqual(once);
    }
  });

  test('is strings, whatever JSON they came from', () => {
    const odd = {
      error: 'x',
      code: null,
      state: 12,
      access_token: false,
      list: [[[]]],
      nothing: {},
      big: Infinity,
      tiny: -0,
    };
    const [exchange] = capture({
      url: 'https://a.example',
      responseBody: { mediaType: 'application/json', text: JSON.stringify(odd) },
    });
    expect(() => redact(level, { exchanges: [exchange!], report: { redacted: false } })).not.toThrow();
  });

  test('nested deeper than any stack', () => {
    const deep = `{"error":${'{"a":'.repeat(20_000)}"deepsecret1"${'}'.repeat(20_000)}}`;
    const list = `{"error":${'['.repeat(20_000)}"deepsecret1"${']'.repeat(20_000)}}`;
    for (const text of [deep, list]) {
      const [exchange] = capture({
        url: 'https://a.example',
        responseBody: { mediaType: 'application/json', text },
      });
      const out = redact(level, { exchanges: [exchange!], report: { redacted: false } });
      expect(out.exchanges[0]?.responseBody?.text ?? '').not.toContain('deepsecret1');
    }
  });

  test('a report that contains itself', () => {
    const report: Record<string, unknown> & { redacted: boolean } = { redacted: false, gaps: ['x'] };
    report['flows'] = [report];
    expect(() => createRedaction(level, []).report(report)).not.toThrow();
  });
});

describe('what a second pass would read otherwise', () => {
  const bearing = (parts: Partial<Exchange>): Exchange =>
    capture({ url: 'https://app.example/cb?error=x&state=s1', ...parts })[0]!;
  const described = (text: string) =>
    bearing({
      responseBody: { mediaType: 'application/json', text: JSON.stringify({ error: 'x', error_description: text }) },
    }); // prettier-ignore

  test.each<readonly [string, Exchange]>([
    ['an address in prose that is masked itself', described('%3A%2F%2Fhttps%3A%2F%2Fkim17%20is kim17')],
    ['a token that prose calls a scope', described(`scope:${jwt({ sub: 'u1' })} of ${jwt({ sub: 'u1' })} `)],
    ['a challenge whose parts are set apart', bearing({ responseHeaders: [['WWW-Authenticate', 'kim@a.exampleredacted-code-1==']] })],
    ['the same, of a token', bearing({ responseHeaders: [['WWW-Authenticate', `Negotiate <${jwt({ sub: 'u1' })}==`]] })],
    ['a name that means something else once it is masked', bearing({ responseBody: { mediaType: 'application/json', text: JSON.stringify({ error: 'x', 'note -----BEGIN KEY-----abcdefghij< access_token': '%kim@a.example@b.example' }) } })],
    ['the same, of a parameter', bearing({ url: `https://app.example/cb?code=abc123def&x.${jwt({ sub: 'u1' })}.scope=kim17` })],
    ['a cookie’s name in two parts that make one secret', bearing({ requestHeaders: [['Cookie', '-----BEGIN KEY-----\u0000%3A%2F%2Fkim@a.example=1']] })],
    ['an escape that is broken until its rest is masked', bearing({ responseBody: { mediaType: 'application/json', text: JSON.stringify({ error: 'x', note: `${jwt({ sub: 'u1' })}%3A%2F%2F-----BEGIN KEY-----{%zzabcdef-x` }) } })],
    ['two parameters of a link that stand side by side', bearing({ responseHeaders: [['Link', '{"":{"":" *=""},":":""}']] })],
    ['a backslash, which is a slash to browsers', bearing({ url: `https://${jwt({ sub: 'u1' })} x&;-----BEGIN KEY-----\\Bearer %3A%2F%2F${jwt({ sub: 'u1' })}` })],
    ['a value that is an address once its token is masked', bearing({ url: `https://app.example/cb?code=abc123def&to=${jwt({ sub: 'u1' })}%3A%2F%2Fa.example%2F%3Fx=1` })],
    ['an address that is none once it is masked', bearing({ responseBody: { mediaType: 'application/json', text: JSON.stringify({ error: 'x', note: `${jwt({ sub: 'u1' })}redacted-code-2.0https://Bearer @/codea.example..data:dTpw@` }) } })],
    ['an address with a user and no host', bearing({ url: 'https://kim@/x@app.example/cb?code=abc123def' })],
    ['a header’s name that is too long until it is masked', bearing({ requestHeaders: [[`x${jwt({ sub: 'u1', pad: 'p'.repeat(200) })} access_token`, '#']] })],
    ['an error’s code that is longer once it is masked', bearing({ requestHeaders: [['Authorization', 'Bearer abc123def456']], responseBody: { mediaType: 'application/json', text: JSON.stringify({ error: `k1m0${'abc123def456'.repeat(5)}` }) } })],
    ['what a body that is left out called a client', bearing({ url: 'https://op.example/authorize?client_id=c&state=s1', responseBody: { mediaType: '', text: '{"client_id":"AAAa"}' }, failure: 'it says “{"client_id":"AAAa"}”' })],
    ['a method that holds a token', bearing({ method: `urn:%${jwt({ sub: 'u1' })}redacted-code-1redacted-eyJaccess_tokena.example@` })],
    ['placeholders side by side', bearing({ responseHeaders: [['X-Way', 'redacted-header-1redacted-code-2'], ['Server', 'redacted-software-1redacted-software-2']] })],
  ])('%s', (_name, exchange) => {
    for (const level of ['default', 'secrets-only'] as const) {
      const once = redact(level, { exchanges: [exchange], report: { redacted: false } });
      expect(redact(level, once), `level ${level}`).toEqual(once);
    }
  }); // prettier-ignore

  test('prose makes nothing public: what it calls a scope is hidden where it stands alone', () => {
    const { exchanges } = redact('default', {
      exchanges: [described('scope:k1mm4rlow7 was asked for by k1mm4rlow7')],
      report: { redacted: false },
    });
    expect(exchanges[0]?.responseBody?.text).toMatch(/asked for by redacted-text-\d/);
  });

  test('a body that is left out makes nothing public', () => {
    const page = { mediaType: 'application/json', text: '{"client_id":"k1mm4rlow7","page":1}' };
    const { exchanges } = redact('default', {
      exchanges: [bearing({ responseBody: page }), described('“k1mm4rlow7” is unknown')],
      report: { redacted: false },
    });
    expect(exchanges[0]?.responseBody).toEqual({ mediaType: 'application/json' });
    expect(exchanges[1]?.responseBody?.text).not.toContain('k1mm4rlow7');
  });

  test('what a parameter of its own makes public stays public in prose', () => {
    const exchange = described('orders:read2 was asked for');
    const asked = {
      ...exchange,
      url: 'https://op.example/authorize?client_id=c&scope=orders:read2&state=s1',
    };
    const { exchanges } = redact('default', { exchanges: [asked], report: { redacted: false } });
    expect(exchanges[0]?.responseBody?.text).toContain('orders:read2 was asked for');
  });
});

describe('what is redacted grows with the length, not with its square', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['letters', 'a'],
    ['dots', 'a.'],
    ['quotes', 'a="'],
    ['single quotes', " 'a"],
    ['backslashes', 'a="\\"'],
    ['at signs', 'a@'],
    ['addresses', 'https://a@'],
    ['schemes', 'a+:'],
    ['escapes', '%25'],
    ['ampersands', 'code=a1b2c3d4&'],
    ['braces', '{"a":'],
    ['JWT beginnings', 'eyJhbGciOiJIUzI1NiJ9.'],
    ['PEM beginnings', '-----BEGIN KEY-----'],
    ['placeholders', 'redacted-a-'],
    ['dashes', '-'],
    ['semicolons', ';a='],
    ['slashes', '/a1'],
    ['spaces', ' \t'],
    ['Bearer', 'Bearer '],
  ];

  test.each(hostile)('%s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(40_000 / piece.length));
    const exchange: Exchange = {
      id: 'x',
      entry: 0,
      method: 'GET',
      startedAt: 0,
      url: `https://a.example/?error_description=${text}&x=${text}#${text}`,
      requestHeaders: [['Cookie', text], ['Authorization', `OAuth ${text}`], ['WWW-Authenticate', text], ['X-Y', text], ['User-Agent', text]],
      responseBody: { mediaType: '', text },
      failure: text,
      context: {},
    }; // prettier-ignore
    const outgoing = { exchanges: [exchange], report: { redacted: false, detail: text } };
    const { length } = JSON.stringify(outgoing);
    expect(JSON.stringify(redact('default', outgoing)).length).toBeLessThan(4 * length);
  });
});
