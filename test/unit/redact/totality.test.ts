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

describe.each(['default', 'secrets-only'] as const)('any input at level %s', (level) => {
  test('goes through without an exception, and a second time without a change', () => {
    for (let seed = 0; seed < 400; seed++) {
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
