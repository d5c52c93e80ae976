import type { Page } from 'puppeteer-core';
import { workerOf } from './worker.ts';

type Tab = { readonly id?: number; readonly windowId: number; readonly url?: string };

type Extension = {
  readonly chrome: {
    readonly action: {
      openPopup(options: { windowId: number }): Promise<void>;
      getBadgeText(details: { tabId: number }): Promise<string>;
      getBadgeBackgroundColor(details: { tabId: number }): Promise<number[]>;
    };
    readonly tabs: { query(query: object): Promise<Tab[]> };
  };
};

/** Opens the popup on the tab that shows this page, as a click on the toolbar button does. */
export async function popupOf(page: Page): Promise<Page> {
  await page.bringToFront();
  const worker = await workerOf(page.browser());
  await worker.evaluate(async (url) => {
    const { action, tabs } = (globalThis as unknown as Extension).chrome;
    const windowId = (await tabs.query({})).find((tab) => tab.url === url)?.windowId ?? -1;
    await action.openPopup({ windowId });
  }, page.url());
  const popup = await page.browser().waitForTarget((target) => target.url().endsWith('/popup.html'));
  return popup.asPage();
}

export type Badge = { readonly text: string; readonly color: readonly number[] };

/** What the toolbar button says on the tab that shows this page. */
async function badgeOf(page: Page): Promise<Badge> {
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
