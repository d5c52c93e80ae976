import type { Browser, Page, WebWorker } from 'puppeteer-core';
import { driveSession, type ExtensionPage } from './extension-page.ts';
import { isWorker } from './launch-with-extension.ts';
import { pollUntil } from './poll-until.ts';
import { workerOf } from './worker.ts';

export type PrivateWindow = {
  readonly page: Page;
  /** The full view, in a tab of the window. */
  readonly viewer: ExtensionPage;
  readonly close: () => Promise<void>;
};

type Extension = {
  readonly chrome: {
    readonly runtime: { getURL(path: string): string };
    readonly tabs: { create(tab: { url: string }): Promise<unknown> };
    readonly windows: { create(window: { incognito: true; url: string }): Promise<unknown> };
  };
};

/** Opens a private window with a page and the full view in it; its own worker listens by then. */
export async function openPrivateWindow(browser: Browser): Promise<PrivateWindow> {
  const known = new Set(browser.targets());
  await (
    await workerOf(browser)
  ).evaluate(async () => {
    const { windows } = (globalThis as unknown as Extension).chrome;
    await windows.create({ incognito: true, url: 'about:blank' });
  });
  const opened = await browser.waitForTarget((target) => target.type() === 'page' && !known.has(target));
  const worker = await pollUntil(() => privateWorker(browser), 'the private worker listens');
  await worker?.evaluate(async () => {
    const { runtime, tabs } = (globalThis as unknown as Extension).chrome;
    await tabs.create({ url: runtime.getURL('viewer.html') });
  });
  const view = await browser.waitForTarget(
    (target) => target.url().endsWith('/viewer.html') && !known.has(target),
  );
  const [page, viewer] = await Promise.all([opened.asPage(), view.asPage()]);
  await page.bringToFront();
  const close = async (): Promise<void> => {
    await viewer.close();
    await page.close();
  };
  return { page, viewer: driveSession(await view.createCDPSession()), close };
}

/** How much the worker of private windows keeps, and how much is in the memory that both share. */
export async function keptInPrivate(
  browser: Browser,
): Promise<{ readonly apart: number; readonly shared: number }> {
  const worker = await privateWorker(browser);
  const kept = await worker?.evaluate(keptThere);
  return kept as { apart: number; shared: number };
}

async function privateWorker(browser: Browser): Promise<WebWorker | undefined> {
  const targets = browser.targets().filter(isWorker);
  const asked = (await Promise.all(targets.map((one) => one.worker()))).flatMap((worker) => worker ?? []);
  const isPrivate = await Promise.all(
    asked.map((worker) => worker.evaluate(listensInPrivate).catch(() => false)),
  );
  return asked[isPrivate.indexOf(true)];
}

const listensInPrivate = `chrome.extension.inIncognitoContext && chrome.webRequest.onBeforeRequest.hasListeners()`;

/** Runs in the worker. */
const keptThere = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('journal');
  opening.onerror = reject;
  opening.onsuccess = () => {
    const counting = opening.result.transaction('journal').objectStore('journal').count();
    counting.onsuccess = async () => {
      const shared = Object.entries(await chrome.storage.session.get(null));
      resolve({ apart: counting.result, shared: shared.length });
    };
  };
})`;
