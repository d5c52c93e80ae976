import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackage } from './install-package.ts';

/** Names on the PATH (Linux), bundles in /Applications (macOS), folders under Program Files (Windows); best first. */
const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'brave',
];
const bundles = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

function candidates(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      bundles.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return windowsPaths.flatMap((path) => roots.map((root) => join(root, path)));
  }
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
  ];
  return onPath.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

/**
 * A browser of the Chromium family: `CHROME_PATH`, else one installed in a usual place, else (Debian, as root) Chromium
 * is installed. Throws one sentence that says what to do.
 */
export function findBrowser(): string {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`CHROME_PATH names ${asked}, where there is no browser.`);
  }
  const installed = (): string | undefined => candidates().find((path) => existsSync(path));
  const missing = 'No Chrome, Chromium, Edge or Brave found';
  const found = installed() ?? (installPackage('chromium', missing) ? installed() : undefined);
  if (found) return found;
  throw new Error(`${missing}: install one, or set CHROME_PATH to its program.`);
}
