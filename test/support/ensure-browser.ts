/** Before the end-to-end tests: the browsers are there, or are installed, or one sentence says what to do. */
import { findBrowser } from './browser/find-browser.ts';
import { findFirefox } from './browser/find-firefox.ts';

try {
  process.stdout.write(`End-to-end tests run in ${findBrowser()} and ${findFirefox()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
