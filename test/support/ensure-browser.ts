/** Before the end-to-end tests: a browser is there, or is installed, or one sentence says what to do. */
import { findBrowser } from './browser/find-browser.ts';

try {
  process.stdout.write(`End-to-end tests run in ${findBrowser()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
