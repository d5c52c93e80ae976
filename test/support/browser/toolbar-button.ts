import type { Browser, Page } from 'puppeteer-core';
import { workerOf } from './worker.ts';

type Extension = {
  readonly chrome: {
    readonly action: {
      openPopup(): Promise<void>;
      getBadgeText(details: { tabId: number }): Promise<string>;
      getBadgeBackgroundColor(details: { tabId: number }): Promise<number[]>;
    };
    readonly tabs: { query(query: object): Promise<{ id?: number; url?: string }[]> };
  };
};

/** Opens the popup on the tab in front, as a click on the toolbar button does. */
export async function popupOf(browser: Browser): Promise<Page> {
  const opened = browser.waitForTarget((target) => target.url().endsWith('/popup.html'), { timeout: 10_000 });
  const worker = await workerOf(browser);
  await worker.evaluate(() => (globalThis as unknown as Extension).chrome.action.openPopup());
  return (await opened).asPage();
}

export type Badge = { readonly text: string; readonly color: readonly number[] };

/** What the toolbar button says on the tab that shows this page. */
export async function badgeOf(page: Page): Promise<Badge> {
  const worker = await workerOf(page.browser());
  return worker.evaluate(async (url) => {
    const { action, tabs } = (globalThis as unknown as Extension).chrome;
    const tabId = (await tabs.query({})).find((tab) => tab.url === url)?.id ?? -1;
    return {
      text: await action.getBadgeText({ tabId }),
      color: await action.getBadgeBackgroundColor({ tabId }),
    };
  }, page.url());
}

export async function badgeText(page: Page): Promise<string> {
  return (await badgeOf(page)).text;
}
