import { expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { redact } from '../../lib/redact/redact.ts';
import { toText } from '../../lib/output/text.ts';
import { writeTrace } from '../../lib/output/trace.ts';
import { captureText } from '../support/captures.ts';

/** A generator of numbers in [0, 1) that gives the same sequence for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const garbage: readonly unknown[] = [
  null,
  0,
  -1,
  1e300,
  '',
  'x',
  '%',
  '%zz%E0%A4%A',
  '\ud800',
  '?code=&state=&state=#=',
  'https://[::bad',
  'javascript:0',
  'eyJhbGciOiJub25lIn0.e30.',
  'ey.ey.ey.ey.ey',
  'Basic ====',
  '{"a":'.repeat(50),
  'A'.repeat(5000),
  [],
  {},
  [null, [null]],
  { __proto__: { polluted: true } },
  { name: null, value: {} },
  true,
];

/** Puts garbage into `count` random places of a parsed document. */
function spoil(root: unknown, count: number, random: () => number): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk((root as { log: unknown }).log);
  for (let n = 0; n < count; n += 1) {
    const [holder, key] = places[Math.floor(random() * places.length)] ?? [];
    if (holder && key) holder[key] = garbage[Math.floor(random() * garbage.length)];
  }
}

async function everyOutput(text: string): Promise<readonly string[]> {
  const result = await inspectCapture(text);
  if ('error' in result) return [result.error];
  const { inspection, report } = result;
  const exchanges = inspection.evidence();
  const safe = redact('default', { exchanges, report }).report;
  return [
    toText(safe, { color: true }),
    writeTrace({ exchanges, report, redaction: 'secrets-only' }),
    JSON.stringify(safe),
  ];
}

it.each([
  'spa-session',
  'broker-login',
  'web-app-hybrid-form-post',
  'fault-implicit',
  'web-app-pushed',
  'fault-wrong-secret',
])('nothing in a spoiled recording of %s makes the product throw', async (name) => {
  const whole = captureText(name);
  for (let seed = 1; seed <= 30; seed += 1) {
    const har: unknown = JSON.parse(whole);
    spoil(har, 1 + (seed % 40), randomFrom(seed));
    for (const output of await everyOutput(JSON.stringify(har)))
      expect(output, `seed ${seed}`).toBeTypeOf('string');
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it('a recording that is cut off anywhere is read as far as it goes, or refused in one line', async () => {
  const whole = captureText('spa-login');
  for (let part = 0; part <= 40; part += 1) {
    const result = await inspectCapture(whole.slice(0, Math.floor((whole.length * part) / 40)));
    if ('error' in result) expect(result.error).toMatch(/^[^\n]+$/);
    else expect(result.report.source.skipped).toBe(part === 40 ? 0 : 1);
  }
});
