import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { buildExtension } from '../support/browser/build-extension.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { dropFile, openViewer } from '../support/browser/viewer.ts';
import { generateHar } from './generate-har.ts';
import { withFile } from './large-file.ts';
import type { Ratio } from './ratio.ts';

const flows = 2000;
const live = 500;
const patience = 600_000;
/** Between two presses of a key that is held down, in milliseconds. */
const heldDown = 33;
/** Until all is done that a key asked for, in milliseconds. */
const enough = 300;

const known = `Number(document.querySelector('[id^=flow-row-]')?.ariaSetSize ?? 0)`;
const isReading = `document.querySelector('progress') !== null`;

/** From the drop of a file of 2,000 flows on the viewer until its first row is painted: 19 of 20 times, against a second. */
export const firstRow = (): Promise<Ratio> =>
  inViewer(async (browser, id) =>
    withFile(generateHar(4 * flows, flows, flows), async (path) => {
      const times: number[] = [];
      for (let time = 0; time < 20; time += 1) {
        const page = await openViewer(browser, id);
        await page.evaluate(untilFirstRow);
        await dropFile(page, path);
        times.push(await page.evaluate<[], () => Promise<number>>('firstRow' as never));
        await page.close();
      }
      return times;
    }),
  ).then((times) => against(times, 1000));

/**
 * Keys in the search box, and arrows in the list, of 2,000 flows, at the pace of a key that is held down, from each until the browser has
 * shown what it did: 19 of 20 times, against 50 ms.
 */
export const keysAndSelection = (): Promise<Ratio> =>
  amongAll(async (page) => {
    await page.evaluate(presented);
    await typeAndWalk(page, async (press) => void (await Promise.all([press(), setTimeout(heldDown)])));
    await setTimeout(enough);
    return page.evaluate<[], () => number[]>('shown()' as never);
  });

/** The same keys, one after the other: how long each kept the page’s thread busy, the panes beside the list and all. */
export const keysInThread = (): Promise<Ratio> =>
  amongAll(async (page) => {
    const client = await page.createCDPSession();
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async (): Promise<number> => {
      const { metrics } = await client.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
    };
    const times: number[] = [];
    await typeAndWalk(page, async (press) => {
      const before = await busy();
      await press();
      await setTimeout(enough);
      times.push((await busy()) - before);
    });
    return times;
  });

/** With all of 2,000 flows read and nothing done yet. */
async function amongAll(measure: (page: Page) => Promise<readonly number[]>): Promise<Ratio> {
  const times = await inViewer(async (browser, id) =>
    withFile(generateHar(4 * flows, flows, flows), async (path) => {
      const page = await openViewer(browser, id);
      await dropFile(page, path);
      await pollUntil(() => page.evaluate(`${known} === ${flows} && !(${isReading})`), 'all read', patience);
      return measure(page);
    }),
  );
  return against(times, 50);
}

async function typeAndWalk(page: Page, each: (press: () => Promise<void>) => Promise<void>): Promise<void> {
  const word = [...'user-12'] as KeyInput[];
  await page.focus('[aria-label="Search flows"]');
  for (const key of word) await each(() => page.keyboard.press(key));
  for (const _ of word) await each(() => page.keyboard.press('Backspace'));
  await page.focus('[aria-label=Flows]');
  for (let at = 0; at < 26; at += 1) await each(() => page.keyboard.press('ArrowDown'));
}

/** One more login while the viewer shows 500 live ones: its longest task, 19 of 20 times, against 50 ms. */
export const liveUpdate = (): Promise<Ratio> =>
  inViewer(async (browser, id) => {
    const server = await provider();
    try {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const page = await browser.newPage();
      await page.goto(origin);
      for (let at = 0; at < live; at += 20) await page.evaluate(logIn, at, 20);
      const viewer = await openViewer(browser, id);
      await pollUntil(() => viewer.evaluate(`${known} >= ${live}`), `${live} live flows`, patience);
      await viewer.evaluate(tasks);
      const times: number[] = [];
      for (let at = live; at < live + 20; at += 1) {
        // In a tab of its own: what follows at once in the same tab is part of what surrounds the logins before.
        const tab = await browser.newPage();
        await tab.goto(origin);
        await viewer.bringToFront();
        await viewer.evaluate('longest()');
        await tab.evaluate(logIn, at, 1);
        await pollUntil(() => viewer.evaluate(`${known} > ${at}`), 'one more', patience);
        times.push(await viewer.evaluate<[], () => number>('longest()' as never));
        await tab.close();
      }
      return times;
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }).then((times) => against(times, 50));

async function inViewer<Result>(use: (browser: Browser, id: string) => Promise<Result>): Promise<Result> {
  const { browser, extensionId } = await launchWithExtension({ dir: buildExtension() });
  try {
    return await use(browser, extensionId);
  } finally {
    await browser.close();
  }
}

/** The time that 95 of 100 keep to, against what is promised. */
function against(times: readonly number[], promised: number): Ratio {
  const sorted = times.toSorted((a, b) => a - b);
  const measured = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Infinity;
  return { ratio: measured / promised, measured, against: promised };
}

/** In the page: `firstRow` is kept when a frame that has a row was painted, in milliseconds from the drop. */
const untilFirstRow = `
  addEventListener('drop', ({ timeStamp }) => {
    globalThis.firstRow = new Promise((resolve) => {
      const look = () => {
        if (document.querySelector('[id^=flow-row-]')) requestAnimationFrame(() => resolve(performance.now() - timeStamp));
        else requestAnimationFrame(look);
      };
      look();
    });
  }, { capture: true, once: true });`;

/**
 * In the page: `shown()` tells for each key how long it took from the press until a frame with what it did was before the reader's eyes, in
 * milliseconds: the browser's own measure, in steps of 8, which tells of none below 16.
 */
const presented = `
  const presses = new Map();
  const told = ({ startTime, duration }) => presses.set(startTime, Math.max(duration, presses.get(startTime) ?? 0));
  const kinds = ['keydown', 'keypress'];
  const events = new PerformanceObserver((list) => list.getEntries().filter(({ name }) => kinds.includes(name)).forEach(told));
  events.observe({ type: 'event', durationThreshold: 16 });
  addEventListener('keydown', ({ timeStamp }) => told({ startTime: timeStamp, duration: 16 }), { capture: true });
  globalThis.shown = () => [...presses.values()];`;

/** In the page: `longest()` tells the longest task since it was last asked; below 50 ms a browser tells of none. */
const tasks = `
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  globalThis.longest = () => {
    seen.push(...observer.takeRecords());
    return Math.max(0, ...seen.splice(0).map(({ duration }) => duration));
  };`;

/** In the page: so many logins, one after the other, each in a frame. */
async function logIn(first: number, count: number): Promise<void> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  for (let at = first; at < first + count; at += 1) {
    const asked = new URLSearchParams({
      response_type: 'code',
      // Each of an app of its own: logins of one that follow at once would be one that goes round.
      client_id: `shop-${at}`,
      redirect_uri: `${location.origin}/callback/${at}`,
      scope: 'openid',
      state: `Zx81kQw3Rt7Lm2Vb9Yc4-${at}`,
    });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.src = `/authorize?${asked.toString()}`;
    await loaded;
  }
  frame.remove();
}

function provider(): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const asked = new URL(url, 'http://127.0.0.1').searchParams;
    const code = `SplxlOBeZQQYbYS6WxSbIA-${asked.get('state') ?? ''}`;
    if (url.startsWith('/authorize'))
      response.writeHead(302, {
        Location: `${asked.get('redirect_uri') ?? ''}?${new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()}`,
      });
    else response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Shop</title>');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
