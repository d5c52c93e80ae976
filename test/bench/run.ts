/**
 * `npm run bench [-- part of a name]`: ratios within one run, so that the machine's speed does not matter. The same goes to
 * `.output/bench.json` as JSON, times in milliseconds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { benchmarks } from './comparisons.ts';

const wanted = argv[2] ?? '';
const rows = benchmarks.filter(({ name }) => name.includes(wanted));
const width = Math.max(...rows.map(({ name }) => name.length));
stdout.write(`${'ratio of'.padEnd(width)}    aim  measured\n`);
const results: object[] = [];
for (const { name, aim, run } of rows) {
  const { ratio, measured, against } = await run();
  results.push({ name, aim, ratio, measured, against, isReached: ratio <= aim });
  const times = `(${milliseconds(measured)} against ${milliseconds(against)})`;
  const verdict = ratio <= aim ? '' : '  missed';
  stdout.write(
    `${name.padEnd(width)} ≤ ${aim.toFixed(2)}  ${ratio.toFixed(2).padStart(8)}  ${times}${verdict}\n`,
  );
}

const folder = join(import.meta.dirname, '../../.output');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(results, undefined, 2)}\n`);

function milliseconds(time: number): string {
  return time < 10 ? `${time.toFixed(2)} ms` : `${Math.round(time)} ms`;
}
