import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../support/browser/build-extension.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { workerOf } from '../support/browser/worker.ts';

/** A site whose every address answers, with nothing of a login but `/authorize`. */
const server = createServer(({ url = '' }, response) => {
  const isPage = url === '/' || url.startsWith('/authorize');
  response.writeHead(200, { 'Content-Type': isPage ? 'text/html' : 'image/svg+xml' });
  response.end(isPage ? '<!doctype html><title>Shop</title>' : '<svg xmlns="http://www.w3.org/2000/svg"/>');
});

const waitingLogin = `/authorize?${new URLSearchParams({
  response_type: 'code',
  client_id: 'shop',
  redirect_uri: 'http://127.0.0.1/callback',
  scope: 'openid',
  state: 'Zx81kQw3Rt7Lm2Vb9Yc4',
}).toString()}`;

const many = 100;

describe('of a page without a login, in real Chromium,', () => {
  let browser: Browser;
  let page: Page;
  let counted: CDPSession;
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    ({ browser } = await launchWithExtension({ dir: buildExtension() }));
    page = await browser.newPage();
    await page.goto(origin);
    counted = await countCalls(browser);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const fetches = () =>
    page.evaluate(
      async (count) =>
        void (await Promise.all(
          Array.from({ length: count }, async (_, at) => (await fetch(`/items/${at}`)).text()),
        )),
      many,
    );
  const images = () =>
    page.evaluate(
      async (count) =>
        void (await Promise.all(
          Array.from({ length: count }, (_, at) => {
            const image = new Image();
            const loaded = new Promise((resolve) => image.addEventListener('load', resolve));
            image.src = `/shoes/${at}.svg`;
            return loaded;
          }),
        )),
      many,
    );

  it('nothing of what scripts fetch reaches the worker', async () => {
    await callsUntilRest(counted);
    await fetches();
    expect(await callsUntilRest(counted)).toBeLessThan(20);
  });

  it('no event of an image reaches it', async () => {
    await callsUntilRest(counted);
    await images();
    expect(await callsUntilRest(counted)).toBeLessThan(20);
  });

  it('no more is heard while a login waits in another tab', async () => {
    await callsUntilRest(counted);
    const other = await browser.newPage();
    await other.goto(`${origin}${waitingLogin}`);
    await page.bringToFront();
    await expect.poll(() => mostCalls(counted)).toBeGreaterThan(0);
    await callsUntilRest(counted);
    await fetches();
    expect(await callsUntilRest(counted)).toBeLessThan(20);
  });

  it('all of it is heard while a login waits in the tab itself', async () => {
    await page.goto(`${origin}${waitingLogin}`);
    await callsUntilRest(counted);
    await fetches();
    await expect.poll(() => mostCalls(counted)).toBeGreaterThanOrEqual(many);
  });
});

/** Counts the calls of each function of the worker from now on. */
async function countCalls(browser: Browser): Promise<CDPSession> {
  const { client } = await workerOf(browser);
  await client.send('Profiler.enable');
  await client.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return client;
}

/** How often the function that was called most was called since this was asked last. An event of webRequest calls some of them once. */
async function mostCalls(counted: CDPSession): Promise<number> {
  const { result } = await counted.send('Profiler.takePreciseCoverage');
  return Math.max(
    0,
    ...result.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0)),
  );
}

/** Waits until the worker does nothing more, and tells how often one of its functions was called until then, at most. */
async function callsUntilRest(counted: CDPSession): Promise<number> {
  let calls = 0;
  await expect
    .poll(
      async () => {
        const more = await mostCalls(counted);
        calls += more;
        return more;
      },
      { interval: 250, timeout: 20_000 },
    )
    .toBe(0);
  return calls;
}
