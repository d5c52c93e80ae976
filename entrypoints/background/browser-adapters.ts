import { browser, type Browser } from 'wxt/browser';
import type { BadgeButton } from './badge.ts';
import type { PagePort } from './ports.ts';
import { readPage } from './read-page.ts';
import type { PageOfTab } from './worker.ts';

/** The toolbar button. Tabs close at any moment: what can no longer be shown is not shown. */
export function badgeButton(): BadgeButton {
  const { action, tabs } = browser;
  return {
    pageOf: async (tabId) => {
      const tab = await tabs.get(tabId).catch(() => undefined);
      return tab?.url;
    },
    show: async (tabId, { text, color, title }) => {
      await Promise.all([
        action.setBadgeText({ tabId, text }),
        action.setBadgeBackgroundColor({ tabId, color }),
        action.setBadgeTextColor({ tabId, color: '#ffffff' }),
        action.setTitle({ tabId, title }),
      ]).catch(() => undefined);
    },
  };
}

/** Reads the page of a tab. Of many pages (the browser's own, an error page of its own) browsers forbid it: then nothing is read. */
export function pageReader(): (tab: number, isError: boolean) => Promise<PageOfTab | undefined> {
  const { scripting, tabs } = browser;
  return async (tabId, isError) => {
    try {
      const [result] = await scripting.executeScript({ target: { tabId }, func: readPage, args: [isError] });
      const { url } = await tabs.get(tabId);
      return url === undefined ? undefined : { url, words: result?.result };
    } catch {
      return undefined;
    }
  };
}

/** A runtime port as the feed sees it. */
export function pagePort(port: Browser.runtime.Port): PagePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
