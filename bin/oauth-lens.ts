#!/usr/bin/env node
import util from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { version } from '../lib/report/version.ts';
import type { Asked } from './analyze/tell.ts';
import { tooOld } from './needed-node.ts';
import { wholeTable } from './surroundings.ts';
import { visible, visibleLine } from '../lib/telling/visible.ts';

const { stdin, stdout, stderr } = process;
const argv = process.argv.slice(2);

if (!isMainThread && parentPort) {
  // A thread that tells captures is this program again, so that however it is packed it is one file to start.
  const { serve } = await import('./analyze/serve.ts');
  serve(parentPort, workerData as Asked);
} else if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  // Editors and build servers ask for the version often: it is told without all that reads captures.
  stdout.write(`${version}\n`);
} else {
  // Asked before anything is loaded that an older Node does not have; `styleText` is one of these.
  const complaint = tooOld(process.versions.node);
  if (complaint === undefined) await runHere();
  else {
    stderr.write(`oauth-lens: ${complaint}\n`);
    process.exitCode = 2;
  }
}

async function runHere(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  stdout.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit();
    stderr.write(`oauth-lens: the report could not be written: ${code}\n`);
    process.exit(2);
  });
  const { run } = await import('./run.ts');
  const { progress, clear } = progressLine();
  process.exitCode = await run(argv, {
    stdin,
    write(text) {
      clear();
      stdout.write(text);
    },
    complain(line) {
      clear();
      stderr.write(`${visible(line)}\n`);
    },
    // Node knows NO_COLOR, FORCE_COLOR and what is a terminal.
    color: util.styleText('bold', '.', { stream: stdout }) !== '.',
    width: Math.min(Math.max(stdout.columns ?? 100, 40), 120),
    ...(!stdout.isTTY && { tableWidth: wholeTable }),
    ...(progress && { progress }),
    interrupted() {
      const interruption = new AbortController();
      process.once('SIGINT', () => interruption.abort());
      return interruption.signal;
    },
    startThread: (asked) => new Worker(new URL(import.meta.url), { workerData: asked }),
  });
}

/** The last line of the terminal, where standard error is one: it is written over, and gone before anything else is written. */
function progressLine(): { readonly progress?: (text: string) => void; clear(): void } {
  if (!stderr.isTTY) return { clear: () => undefined };
  let isShown = false;
  const progress = (text: string): void => {
    if (!isShown && text === '') return;
    stderr.write(`\r\u001b[2K${visibleLine(text).slice(0, stderr.columns - 1)}`);
    isShown = text !== '';
  };
  return { progress, clear: () => progress('') };
}
