import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

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

const isDebianRoot = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Says what it does: installing something on somebody's machine is news. */
function installChromium(): string | undefined {
  process.stderr.write(
    'No Chrome, Chromium, Edge or Brave found: installing the package chromium with apt-get …\n',
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'], env };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    return undefined;
  }
  return candidates().find((path) => existsSync(path));
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
  const found =
    candidates().find((path) => existsSync(path)) ?? (isDebianRoot() ? installChromium() : undefined);
  if (found) return found;
  throw new Error(
    'No Chrome, Chromium, Edge or Brave found: install one, or set CHROME_PATH to its program.',
  );
}
