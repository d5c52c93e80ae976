import { browser, type Browser } from 'wxt/browser';
import type { BadgeButton } from './badge.ts';
import type { PagePort } from './ports.ts';

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

/** A runtime port as the feed sees it. */
export function pagePort(port: Browser.runtime.Port): PagePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
