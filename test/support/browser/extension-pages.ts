import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import { pollUntil } from './poll-until.ts';
import { workerOf } from './worker.ts';

/** A page of the extension that is no tab: read and driven by expressions. */
export type ExtensionPage = {
  /** Evaluates an expression, awaiting a promise; the result is plain data. */
  evaluate<Result>(expression: string): Promise<Result>;
  /** Waits until the expression is truthy, and returns it. */
  waitFor<Result>(expression: string, timeout?: number): Promise<Result>;
};

export type OAuthTab = ExtensionPage & {
  /** DevTools itself: `devtools.screenshot()` shows what a person sees. */
  readonly devtools: Page;
};

/** Opens DevTools on the page and shows the tab "OAuth". */
export async function openOAuthTab(page: Page): Promise<OAuthTab> {
  const devtools = await page.openDevTools();
  await devtools.waitForFunction(showExtensionTab, { polling: 100, timeout: 20_000 });
  const target = await page.browser().waitForTarget((known) => isPanel(known), { timeout: 20_000 });
  return { devtools, ...drive(await target.createCDPSession()) };
}

const isPanel = (target: Target): boolean =>
  target.url().startsWith('chrome-extension://') && /\/panel\.html/.test(target.url());

/** Runs inside DevTools: its own modules know the tabs. */
const showExtensionTab = `(async () => {
  const UI = await import('./ui/legacy/legacy.js');
  const view = UI.InspectorView.InspectorView.instance();
  const tab = view.tabbedPane.tabIds().find((id) => id.startsWith('chrome-extension://'));
  if (tab) await view.showPanel(tab);
  return Boolean(tab);
})()`;

/** Opens the popup on the tab in front, as a click on the toolbar button does. */
export async function popupOf(browser: Browser): Promise<Page> {
  const opened = browser.waitForTarget((target) => target.url().endsWith('/popup.html'), { timeout: 10_000 });
  await (
    await workerOf(browser)
  ).evaluate(async () => {
    await (globalThis as unknown as ChromeGlobal).chrome.action.openPopup();
  });
  return (await opened).asPage();
}

type ChromeGlobal = {
  readonly chrome: {
    readonly action: {
      openPopup(): Promise<void>;
      getBadgeText(details: { tabId: number }): Promise<string>;
      getBadgeBackgroundColor(details: { tabId: number }): Promise<number[]>;
    };
    readonly tabs: {
      query(query: { url?: string; active?: boolean }): Promise<{ id?: number; url?: string }[]>;
    };
  };
};

export type Badge = { readonly text: string; readonly color: readonly number[] };

/** What the toolbar button says on the tab that shows this page. */
export async function badgeOf(page: Page): Promise<Badge> {
  const worker = await workerOf(page.browser());
  return worker.evaluate(async (url) => {
    const { action, tabs } = (globalThis as unknown as ChromeGlobal).chrome;
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

function drive(session: CDPSession): ExtensionPage {
  const evaluate = async <Result>(expression: string): Promise<Result> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Result;
  };
  return {
    evaluate,
    waitFor: (expression, timeout) => pollUntil(() => evaluate(expression), expression, timeout),
  };
}
