import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer-core';
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
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    ({ browser } = await launchWithExtension({ dir: buildExtension() }));
    page = await browser.newPage();
    await page.goto(origin);
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
    expect(await mostCalls(browser, fetches)).toBeLessThan(20);
  });

  it('no event of an image reaches it', async () => {
    expect(await mostCalls(browser, images)).toBeLessThan(20);
  });

  it('no more is heard while a login waits in another tab', async () => {
    const other = await browser.newPage();
    await other.goto(`${origin}${waitingLogin}`);
    await page.bringToFront();
    expect(await mostCalls(browser, fetches)).toBeLessThan(20);
  });

  it('all of it is heard while a login waits in the tab itself', async () => {
    await page.goto(`${origin}${waitingLogin}`);
    expect(await mostCalls(browser, fetches)).toBeGreaterThanOrEqual(many);
  });
});

/** How often the function of the worker that was called most was called meanwhile. An event of webRequest calls some of them once. */
async function mostCalls(browser: Browser, act: () => Promise<void>): Promise<number> {
  const worker = await workerOf(browser);
  const { client } = worker;
  await client.send('Profiler.enable');
  await client.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await act();
  const { result } = await client.send('Profiler.takePreciseCoverage');
  await client.send('Profiler.stopPreciseCoverage');
  return Math.max(...result.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0)));
}
