#!/usr/bin/env node
import { styleText } from 'node:util';
import { run } from './run.ts';

const { stdin, stdout, stderr } = process;

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
stdout.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
  stderr.write(`oauth-lens: the report could not be written: ${code}\n`);
  process.exit(2);
});

process.exitCode = await run(process.argv.slice(2), {
  stdin,
  write: (text) => stdout.write(text),
  complain: (line) => stderr.write(`${line}\n`),
  // Node knows NO_COLOR, FORCE_COLOR and what is a terminal.
  color: styleText('bold', '.', { stream: stdout }) !== '.',
  width: Math.min(Math.max(stdout.columns ?? 100, 60), 120),
});
