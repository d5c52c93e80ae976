import fc, { type RunDetails } from 'fast-check';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { redact } from '../../lib/redact/redact.ts';
import { operationsOf } from './operations.ts';

/** `FUZZ_MINUTES=10 npm run fuzz` goes on for so long, or until all cases were tried; without, the cases are the same every time. */
export const fuzzMinutes = Number(process.env['FUZZ_MINUTES'] ?? 0);

/** Cases of each of the two tests, tried a stretch at a time: `FUZZ_SEED=… FUZZ_FROM=…` goes on where a run broke off. */
const fuzzCases = Number(process.env['FUZZ_CASES'] ?? 50_000);
const stretchCases = 1000;
const firstStretch = Number(process.env['FUZZ_FROM'] ?? 0);
const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1_000_000) * 1000);

/**
 * Tries a property on many cases, and tells people of the first that fails, made smaller; `undefined` where none does.
 * @param cases in `npm test`
 */
export async function failureOf<T>(
  name: string,
  property: fc.IProperty<T>,
  cases: number,
): Promise<string | undefined> {
  if (fuzzMinutes === 0) return failureIn(fc.check(property, { numRuns: cases, seed: 2026 }));
  const end = performance.now() + fuzzMinutes * 30_000;
  const stretches = Math.ceil(fuzzCases / stretchCases);
  for (let stretch = firstStretch; stretch < stretches && performance.now() < end; stretch += 1) {
    const seed = fuzzSeed + stretch;
    const interruptAfterTimeLimit = end - performance.now();
    const found = fc.check(property, { numRuns: stretchCases, seed, interruptAfterTimeLimit });
    process.stderr.write(
      `${name}: FUZZ_SEED=${fuzzSeed}, stretch ${stretch} of ${stretches}: ${found.numRuns} cases\n`,
    );
    if (found.failed) return failureIn(found);
    // What a thread writes is shown when it pauses.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

function failureIn<T>(found: RunDetails<T>): string | undefined {
  const message = fc.defaultReportMessage(found);
  return message === undefined ? undefined : `${String(found.errorInstance)}\n${message}`;
}

/** What a test may take, in milliseconds. */
export const fuzzTimeout = 120_000 + fuzzMinutes * 60_000;

/** Characters and elements that may be gone through: for each exchange, and for each character of it. Ten times what most take. */
const mostOperations = { exchange: 400_000, character: 400 };
/** Milliseconds of processor for each exchange; of a few times the best counts: code is translated, and rubbish collected, at some of them. */
const longest = 50;
const tries = 5;

/**
 * Throws where that goes on for longer than so many exchanges of so many characters may: counted in operations where `isCounted`, which is
 * slow, and measured in milliseconds in `npm run fuzz`.
 */
export function inTime(
  run: () => void,
  size: () => { exchanges: number; characters: number },
  isCounted: boolean,
): void {
  if (isCounted) {
    const operations = operationsOf(run);
    const { exchanges, characters } = size();
    const most = mostOperations.exchange * (exchanges + 1) + mostOperations.character * characters;
    if (operations > most) throw new Error(`${operations} operations, where ${most} are enough`);
    return;
  }
  if (fuzzMinutes === 0) {
    run();
    return;
  }
  let best = Infinity;
  for (let at = 0; at < tries; at += 1) {
    const begun = process.threadCpuUsage();
    run();
    best = Math.min(best, process.threadCpuUsage(begun).user / 1000);
    if (best <= longest * (size().exchanges + 1)) return;
  }
  throw new Error(`${Math.round(best)} ms for ${size().exchanges} exchanges`);
}

/** Inspects, tells and (as that takes most of the time) redacts them; throws where something broke off, or redacting twice changes something. */
export function toldAndRedacted(exchanges: readonly Exchange[], isRedacted = true): void {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  const report = inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
  if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures));
  if (!isRedacted) return;
  const once = redact('default', { exchanges: inspection.evidence(), report });
  const twice = redact('default', once);
  if (JSON.stringify(twice) !== JSON.stringify(once))
    throw new Error(
      `redacted twice it differs: ${firstDifference(JSON.stringify(once), JSON.stringify(twice))}`,
    );
}

function firstDifference(a: string, b: string): string {
  const at = [...a].findIndex((letter, place) => letter !== b[place]);
  return `${a.slice(Math.max(0, at - 40), at + 40)} | ${b.slice(Math.max(0, at - 40), at + 40)}`;
}
