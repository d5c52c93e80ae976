import type { Browser, WebWorker } from 'puppeteer-core';
import { isWorker } from './launch-with-extension.ts';

/** The extension's worker; waits until it runs. */
export async function workerOf(browser: Browser): Promise<WebWorker> {
  const worker = await (await browser.waitForTarget(isWorker)).worker();
  if (!worker) throw new Error('the service worker target has no worker');
  return worker;
}

/** Stops the worker as the browser does after 30 idle seconds; the next event wakes a fresh one. */
export async function killWorker(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget(isWorker);
  const gone = new Promise<void>((resolve) => {
    browser.on('targetdestroyed', function ended(destroyed) {
      if (destroyed !== target) return;
      browser.off('targetdestroyed', ended);
      resolve();
    });
  });
  await (await target.worker())?.close();
  await gone;
}
