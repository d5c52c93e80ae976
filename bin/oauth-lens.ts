#!/usr/bin/env node
import { styleText } from 'node:util';
import { version } from '../lib/report/version.ts';

const { stdin, stdout, stderr } = process;
const argv = process.argv.slice(2);

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
stdout.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
  stderr.write(`oauth-lens: the report could not be written: ${code}\n`);
  process.exit(2);
});

// Editors and build servers ask for the version often: it is told without all that reads captures.
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  stdout.write(`${version}\n`);
} else {
  const { run } = await import('./run.ts');
  process.exitCode = await run(argv, {
    stdin,
    write: (text) => stdout.write(text),
    complain: (line) => stderr.write(`${line}\n`),
    // Node knows NO_COLOR, FORCE_COLOR and what is a terminal.
    color: styleText('bold', '.', { stream: stdout }) !== '.',
    width: Math.min(Math.max(stdout.columns ?? 100, 60), 120),
  });
}
