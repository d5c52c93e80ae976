/**
 * `npm start`: a real browser with the extension, on the lab. It walks a good login and then a broken one, prints what the
 * extension saw of each, saves traces and pictures of the OAuth tab, and, where there is a display, stays open to play with.
 */
import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { redact } from '../../lib/redact/redact.ts';
import { toText } from '../../lib/output/text.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { exportTrace } from '../support/browser/exported-trace.ts';
import { inspectorUser, type InspectorUser } from '../support/browser/inspector.ts';
import { click, logInToSpa, statusOf } from '../support/browser/lab-steps.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { openOAuthTab } from '../support/browser/oauth-tab.ts';
import { screenshot } from '../support/browser/screenshot.ts';
import { walkBrokenLogin } from './broken-login.ts';
import { labBrowserArgs, startLab, type Lab } from './lab.ts';

const output = fileURLToPath(new URL('../../output/', import.meta.url));
const { platform, env, stdout } = process;
const hasDisplay =
  platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

const say = (line: string): void => void stdout.write(`${line}\n`);

async function walkLogins(browser: Browser, lab: Lab): Promise<void> {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(lab.spa.url);
  const tab = await openOAuthTab(page, hasDisplay ? { dock: 'bottom', size: null } : {});
  const user = inspectorUser(tab);
  await logInToSpa(page, lab.spa.url);
  await click(page, '#api');
  await statusOf(page, 'signed in as alice, orders 200');
  await user.steps('API call');
  await user.openStep('Code exchange');
  await user.readTab('Tokens', 'Claims');
  await screenshot(tab.devtools, `${output}oauth-tab.png`);
  say('A login that works:\n');
  await tell(browser, user, 'login.har', 'oauth-tab.png');
  await user.press('Clear what is shown');
  await walkBrokenLogin(page, async () => {
    await user.openStep('Authorization response');
    await user.reason('SameSite=Strict');
    await screenshot(tab.devtools, `${output}broken-login.png`);
    say('\nAnd one that is broken:\n');
    await tell(browser, user, 'broken-login.har', 'broken-login.png');
  });
}

/** Exports what the tab shows and prints what the command line says of it. */
async function tell(browser: Browser, user: InspectorUser, file: string, picture: string): Promise<void> {
  const trace = await exportTrace(browser, user, output);
  const path = `${output}${file}`;
  renameSync(trace.path, path);
  say(await reportText(trace.text));
  say(`Trace:       ${path}\nScreenshot:  ${output}${picture}`);
}

/** What the command line says of the same trace. */
async function reportText(trace: string): Promise<string> {
  const capture = await inspectCapture(trace);
  if ('error' in capture) return capture.error;
  const exchanges = capture.inspection.evidence();
  const { report } = redact('default', { exchanges, report: capture.report });
  return toText(report, { color: stdout.isTTY });
}

function invite(lab: Lab): void {
  say(`\nThe browser stays open; close it to end. Things to try, with DevTools on the tab "OAuth":
  ${lab.spa.url}  a single-page app: popup, silent renewal, refresh, revocation, logout, a login through a broker
  ${lab.webApp.url}  a web app: its token request happens out of sight
  ${lab.broken.url}  apps that get one thing wrong at a time
Any name signs in, any password will do.`);
}

async function main(): Promise<void> {
  say('Building the extension …');
  const dir = buildExtension();
  say(
    `Starting the lab and ${hasDisplay ? 'a browser' : 'a browser without a window (there is no display)'} …\n`,
  );
  const lab = await startLab();
  const viewport = hasDisplay ? null : { width: 1280, height: 800 };
  const { browser } = await launchWithExtension({
    dir,
    headless: !hasDisplay,
    args: labBrowserArgs,
    takesAnyCertificate: true,
    viewport,
  });
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  try {
    await walkLogins(browser, lab);
    if (hasDisplay) {
      invite(lab);
      await closed;
    }
  } finally {
    await browser.close();
    await lab.close();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
