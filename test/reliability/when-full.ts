/**
 * What becomes of a login when nothing more can be kept: `node test/reliability/when-full.ts chrome disk`, or `firefox`, or `memory`.
 * `disk`: the browser's profile lies on a disk of its own (as root: it is mounted), which is filled up before the login, and the worker is
 * stopped on the login page. `memory`: a page begins so many logins that their evidence is more than `storage.session` takes; after it
 * their number, and where the full view stands meanwhile: `behind` the page of the login until that is over, `beside` it in a window of
 * its own, or nowhere (`none`) until then. Writes a few lines; runs in a real browser against the lab.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { labBrowserArgs, startLab } from '../lab/lab.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { drivePage, type ExtensionPage } from '../support/browser/extension-page.ts';
import { endEventPage, launchFirefox, openAddOnPage } from '../support/browser/firefox.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { click } from '../support/browser/lab-steps.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { killWorker } from '../support/browser/worker.ts';

const [name = 'chrome', what = 'disk', logins = '760', place = 'behind'] = process.argv.slice(2);
const api = name === 'firefox' ? 'browser' : 'chrome';

type Subject = {
  readonly browser: Browser;
  /** The full view, in that page of the browser. */
  readonly view: (page: Page) => Promise<ExtensionPage>;
  readonly stop: () => Promise<void>;
};

async function open(userDataDir: string | undefined): Promise<Subject> {
  if (name === 'firefox') {
    const browser = await launchFirefox(buildExtension('firefox'), userDataDir);
    return {
      browser,
      view: (page) => openAddOnPage(browser, 'viewer.html', page),
      stop: () => endEventPage(browser),
    };
  }
  const { browser, extensionId } = await launchWithExtension({
    dir: buildExtension(),
    args: labBrowserArgs,
    userDataDir,
  });
  const view = async (page: Page): Promise<ExtensionPage> => {
    await page.goto(`chrome-extension://${extensionId}/viewer.html`);
    return drivePage(page);
  };
  return { browser, view, stop: () => killWorker(browser) };
}

/** Until hundreds of logins are read and shown again on a machine that is busy with other work, in milliseconds. */
const patience = 240_000;

/** Enough for a profile and little more. */
const diskSize = '300m';

/** A disk of its own, mounted. */
function mount(): string {
  const disk = mkdtempSync(join(tmpdir(), 'oauth-lens-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', disk]);
  return disk;
}

/** Writes until nothing more is taken; tells the bytes that are left. */
function fill(place: string): number {
  for (let size = 1_000_000; size >= 1;) {
    try {
      appendFileSync(join(place, 'ballast'), 'x'.repeat(size));
    } catch {
      size = Math.floor(size / 4);
    }
  }
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize;
}

function say(line: string): void {
  process.stdout.write(`${name}, ${what}: ${line}\n`);
}

const lab = await startLab();
const disk = what === 'disk' ? mount() : undefined;
const { browser, view, stop } = await open(disk && join(disk, 'profile'));

/** Logins that are begun in frames of one page, eight at a time: 760 of 14,000 characters are more than 10 MB. */
const manyLogins = Number(logins);
const startAddress = `${lab.provider.url}/auth?response_type=code&client_id=many&scope=openid&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=`;
const beginEight = (
  first: number,
): string => `Promise.all([...Array(8).keys()].map((more) => new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.onload = () => { frame.remove(); done(true); };
  frame.src = ${JSON.stringify(startAddress)} + String(${first} + more).padStart(6, '0') + 'abcdefg'.repeat(2000);
  document.body.append(frame);
}))).then(() => true)`;

/** The middle one, and the longest, in milliseconds. */
function usualAndLongest(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  return `${sorted[sorted.length >> 1]} ms, the longest ${sorted.at(-1)} ms`;
}

async function fillMemory(page: Page): Promise<void> {
  await page.goto(lab.webApp.url);
  const times: number[] = [];
  for (let first = 0; first < manyLogins; first += 8) {
    const begun = performance.now();
    await page.evaluate(beginEight(first));
    times.push(performance.now() - begun);
  }
  say(`${manyLogins} logins begun, the view ${place}: eight took ${usualAndLongest(times)}`);
}

async function run(): Promise<void> {
  const page = await browser.newPage();
  const viewPage = await browser.newPage(place === 'beside' ? { type: 'window' } : {});
  const opened = place === 'none' ? undefined : await view(viewPage);
  if (place !== 'beside') await page.bringToFront();
  if (what === 'memory') await fillMemory(page);
  await page.goto(lab.spa.url);
  await click(page, '#login');
  await page.waitForSelector('#sign-in', { timeout: patience });
  if (disk) say(`${fill(disk)} bytes of the profile's disk are left`);
  if (opened) say(`the view is ${await opened.evaluate<string>('document.visibilityState')}`);
  await stop();
  const left = performance.now();
  for (const button of ['#sign-in', '#allow']) await page.locator(button).setTimeout(patience).click();
  const isSignedIn = `document.querySelector('#status')?.textContent.startsWith('signed in as alice')`;
  await page.waitForFunction(isSignedIn, { timeout: patience, polling: 50 });
  say(`signed in ${Math.round(performance.now() - left)} ms after the login page`);
  if (disk) say(`${fill(disk)} bytes are left after the login`);
  const begun = performance.now();
  await viewPage.bringToFront();
  const seen = opened ?? (await view(viewPage));
  // The newest stands first, and with others beside it none is chosen.
  const newest = `document.querySelector('[id^=flow-row-]')`;
  const isThere = `${newest}?.innerText.includes('${new URL(lab.spa.url).host}') && !document.body.innerText.includes('once all is read')`;
  await pollUntil(() => seen.evaluate(isThere), 'the login is in the list', patience);
  await seen.evaluate(`${newest}.click()`);
  const hasExchange = `document.querySelector('[aria-label=Steps]')?.innerText.includes('Code exchange')`;
  await pollUntil(() => seen.evaluate(hasExchange), 'the login is shown whole', patience);
  const titles = await inspectorUser(seen).steps('Code exchange');
  say(`steps after ${Math.round(performance.now() - begun)} ms: ${titles.join(', ')}`);
  const stored = `${api}.storage.session.get(null).then((all) => Object.entries(all).reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0))`;
  say(`${await seen.evaluate<number>(stored)} characters stored`);
  const told = `document.body.innerText.split('\\n').filter((line) => /Part of the capture failed|no room|memory/.test(line))`;
  say(`told: ${JSON.stringify(await seen.evaluate(told))}`);
  say(
    `alerts: ${await seen.evaluate<string>(`JSON.stringify([...document.querySelectorAll('[role=alert]')].map((one) => one.innerText))`)}`,
  );
  await pollUntil(async () => (await view(await browser.newPage())).evaluate('true'), 'one more view opens');
}

try {
  await run();
} finally {
  await browser.close();
  await lab.close();
  if (disk) {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}
