/**
 * How often the headers of a token request are missed when the extension's worker was stopped on the login page:
 * `node test/reliability/after-sleep.ts chrome 20`, or `firefox`. With `idle` nobody stops it: half a minute passes.
 * With `everywhere` it is stopped on the app’s page, on the login page and on the consent page. With `untold` as fourth word the token endpoint has a name that nothing tells. Writes one line; runs in a real browser against the lab.
 */
import type { Browser } from 'puppeteer-core';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { labBrowserArgs, startLab } from '../lab/lab.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import {
  endEventPage,
  isEventPageRunning,
  launchFirefox,
  openAddOnPage,
} from '../support/browser/firefox.ts';
import { click, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { launchLeftAlone } from '../support/browser/left-alone.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { isWorker } from '../support/browser/launch-with-extension.ts';
import { openStage } from '../support/browser/stage.ts';
import { killWorker, workerOf } from '../support/browser/worker.ts';

const [name = 'chrome', times = '20', how = 'stop', address = 'token'] = process.argv.slice(2);
const tokenPath = address === 'untold' ? '/trade' : '/token';
const labOptions = { tokenPath };

/** A browser with the extension, as much as is asked of it here. */
type Subject = {
  readonly browser: Browser;
  readonly spa: string;
  /** Stops the worker as an idle half-minute does; resolves when it is gone. */
  readonly stop: () => Promise<void>;
  /** Whether the worker runs. */
  readonly isRunning: () => Promise<boolean>;
  /** What is kept, once more. */
  readonly kept: () => Promise<Readonly<Record<string, unknown>>>;
  readonly close: () => Promise<void>;
};

type SessionStorage = {
  readonly chrome: { readonly storage: { readonly session: { get(key: null): Promise<object> } } };
};

async function chrome(): Promise<Subject> {
  const { browser, lab, close } = await openStage(buildExtension(), labOptions);
  return {
    browser,
    spa: lab.spa.url,
    stop: () => killWorker(browser),
    isRunning: async () => browser.targets().some(isWorker),
    kept: async () =>
      (await (
        await workerOf(browser)
      ).evaluate(() => (globalThis as unknown as SessionStorage).chrome.storage.session.get(null))) as Record<
        string,
        unknown
      >,
    close,
  };
}

/** Chrome, which stops the worker itself. */
async function chromeLeftAlone(): Promise<Subject> {
  const lab = await startLab(labOptions);
  const { browser, reading, isRunning } = await launchLeftAlone({
    dir: buildExtension(),
    args: labBrowserArgs,
  });
  const kept = (): Promise<Readonly<Record<string, unknown>>> =>
    reading.evaluate('chrome.storage.session.get(null)');
  // Before its first run, it hears nothing.
  const page = await browser.newPage();
  const hears = async (): Promise<boolean> => {
    await page.goto(lab.spa.url);
    await click(page, '#login');
    await page.waitForSelector('#sign-in');
    return Object.keys(await kept()).some((key) => key.startsWith('x:'));
  };
  await pollUntil(hears, 'the worker listens');
  await page.close();
  const close = async (): Promise<void> => {
    await browser.close();
    await lab.close();
  };
  return { browser, spa: lab.spa.url, stop: async () => undefined, isRunning, kept, close };
}

async function firefox(): Promise<Subject> {
  const lab = await startLab(labOptions);
  const browser = await launchFirefox(buildExtension('firefox'));
  // A page of the add-on that does not wake the worker.
  const reading = await openAddOnPage(browser, 'devtools.html');
  return {
    browser,
    spa: lab.spa.url,
    stop: () => endEventPage(browser),
    isRunning: () => isEventPageRunning(browser),
    kept: () => reading.evaluate('browser.storage.session.get(null)'),
    close: async () => {
      await browser.close();
      await lab.close();
    },
  };
}

/** The token requests kept, in order of arrival. */
async function tokenRequests({ kept }: Subject): Promise<readonly Exchange[]> {
  const texts = Object.entries(await kept()).flatMap(([key, text]) => (key.startsWith('x:') ? [text] : []));
  return texts
    .map((text) => JSON.parse(String(text)) as Exchange)
    .filter(({ method, url }) => method === 'POST' && url.endsWith(tokenPath))
    .toSorted((a, b) => a.entry - b.entry);
}

/** More than browsers wait before they stop a worker that has nothing to do, in milliseconds. */
const idleness = 45_000;

async function leave(): Promise<string> {
  if (how === 'idle') {
    await new Promise((resolve) => setTimeout(resolve, idleness));
    return (await subject.isRunning()) ? 'still running' : 'stopped by itself';
  }
  await subject.stop();
  return how;
}

const subject = await (name === 'firefox' ? firefox() : how === 'idle' ? chromeLeftAlone() : chrome());
let [unheard, unseen] = [0, 0];
const states = new Set<string>();
for (let n = 0; n < Number(times); n++) {
  const { browser } = subject;
  await browser.deleteCookie(...(await browser.cookies()));
  const page = await browser.newPage();
  const before = (await tokenRequests(subject)).length;
  await page.goto(subject.spa);
  if (how === 'everywhere') await subject.stop();
  await click(page, '#login');
  await page.waitForSelector('#sign-in');
  states.add(await leave());
  if (how === 'everywhere') {
    await click(page, '#sign-in');
    await page.waitForSelector('#allow');
    await subject.stop();
    await click(page, '#allow');
  } else await signIn(page);
  await statusOf(page, 'signed in as alice');
  const seen = await pollUntil(async () => (await tokenRequests(subject))[before], 'kept').catch(
    () => undefined,
  );
  if (!seen) unseen += 1;
  else if (!seen.requestHeaders?.length) unheard += 1;
  await page.close();
}
await subject.close();
process.stdout.write(
  `${name}: of ${times} token requests after the login page (${[...states].join(', ')}; ${tokenPath}), ${unheard} without headers, ${unseen} not seen\n`,
);
