import { existsSync } from 'node:fs';
import { installPackage } from './install-package.ts';

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * Firefox: `FIREFOX_PATH`, else one installed in a usual place, else (Debian, as root) Firefox ESR is installed. Throws one
 * sentence that says what to do.
 */
export function findFirefox(): string {
  const asked = process.env['FIREFOX_PATH'];
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`FIREFOX_PATH names ${asked}, where there is no browser.`);
  }
  const installed = (): string | undefined => places.find((place) => existsSync(place));
  const found = installed() ?? (installPackage('firefox-esr', 'No Firefox found') ? installed() : undefined);
  if (found) return found;
  throw new Error('No Firefox found: install it, or set FIREFOX_PATH to its program.');
}
