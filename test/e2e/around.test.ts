import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { headerValue } from '../../lib/exchange/headers.ts';
import { createInspection } from '../../lib/inspection.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { click, statusOf } from '../support/browser/lab-steps.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { killWorker, workerOf } from '../support/browser/worker.ts';

type Extension = {
  readonly chrome: { readonly storage: { readonly session: { get(key: null): Promise<object> } } };
};

describe('what happened around a login', () => {
  let dir: string;
  let stage: Stage;
  beforeAll(() => {
    dir = buildExtension();
  });
  beforeEach(async () => {
    stage = await openStage(dir);
  });
  afterEach(() => stage.close());

  it('is there with DevTools closed, though the worker died before the login and while it ran', async () => {
    const { browser, page, lab } = stage;
    const other = await browser.newPage();
    await other.goto(`${lab.webApp.url}/?tab=other`);
    await page.bringToFront();
    await page.goto(lab.webApp.url);
    await page.evaluate(() => fetch('/csrf'));
    await pollUntil(async () => (await stored(stage, 'r:')).some(setsToken), 'the cookie is remembered');
    await killWorker(browser);
    await page.goto(lab.webApp.login('query'));
    await page.waitForSelector('#sign-in');
    await pollUntil(async () => (await stored(stage, 'x:')).length > 2, 'the login page is kept');
    await killWorker(browser);
    await click(page, '#sign-in');
    await click(page, '#allow');
    await statusOf(page, 'signed in as alice');

    const shown = await pollUntil(async () => pagesOf(await stored(stage, 'x:'), 4), 'all pages are kept');
    expect(shown?.map(({ host, path }) => `${host} ${path}`)).toEqual([
      'client /',
      'provider /interaction',
      'provider /interaction',
      'client /',
    ]);
    const kept = await stored(stage, 'x:');
    expect(kept.filter(setsToken)).toHaveLength(1);
    expect(kept.filter(({ url }) => url.includes('tab=other'))).toEqual([]);
  });
});

function setsToken({ url, responseHeaders }: Exchange): boolean {
  return url.endsWith('/csrf') && headerValue(responseHeaders, 'set-cookie') !== undefined;
}

/** The exchanges under those keys of the worker's memory. */
async function stored({ browser }: Stage, prefix: string): Promise<readonly Exchange[]> {
  const worker = await workerOf(browser);
  const items = await worker.evaluate(() =>
    (globalThis as unknown as Extension).chrome.storage.session.get(null),
  );
  return Object.entries(items)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, text]) => JSON.parse(String(text)) as Exchange)
    .toSorted((a, b) => a.entry - b.entry);
}

/** The pages of the one login that these make, once there are so many. */
function pagesOf(exchanges: readonly Exchange[], count: number) {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  const [flow] = inspection.report({ kind: 'live', entries: 0, skipped: 0 }).flows;
  const pages = flow?.pages.map(({ host, url }) => ({
    host,
    path: new URL(url).pathname.replace(/(\/\w+)\/.*/, '$1'),
  }));
  return pages && pages.length >= count ? pages : undefined;
}
