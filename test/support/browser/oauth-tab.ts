import type { Page, Target } from 'puppeteer-core';
import { pollUntil } from './poll-until.ts';
import { driveSession, type ExtensionPage } from './extension-page.ts';

export type OAuthTab = ExtensionPage & {
  /** DevTools itself: `devtools.screenshot()` shows what a person sees. */
  readonly devtools: Page;
};

export type TabSize = { readonly width: number; readonly height: number };

/** Opens DevTools on the page, in a size of its own, and shows the tab "OAuth". */
export async function openOAuthTab(
  page: Page,
  size: TabSize = { width: 1600, height: 900 },
): Promise<OAuthTab> {
  const devtools = await page.openDevTools();
  await devtools.setViewport(size);
  await pollUntil(() => devtools.evaluate(showExtensionTab), 'DevTools has the tab OAuth', 20_000);
  const target = await page.browser().waitForTarget(isPanel, { timeout: 20_000 });
  return { devtools, ...driveSession(await target.createCDPSession()) };
}

const isPanel = (target: Target): boolean => /^chrome-extension:.*\/panel\.html/.test(target.url());

/** Runs inside DevTools: its own modules know the tabs. Asking for its view before it is shown would break its start. */
const showExtensionTab = `(async () => {
  if (!document.querySelector('.root-view')) return false;
  const UI = await import('./ui/legacy/legacy.js');
  const view = UI.InspectorView.InspectorView.instance();
  const tab = view.tabbedPane.tabIds().find((id) => id.startsWith('chrome-extension://'));
  if (!tab) return false;
  // Docked, most of the window would be the place where the page is not shown.
  UI.DockController.DockController.instance().setDockSide('undocked');
  await view.showPanel(tab);
  return true;
})()`;
