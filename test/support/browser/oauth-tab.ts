import type { Page, Target } from 'puppeteer-core';
import { driveSession, type ExtensionPage } from './extension-page.ts';
import { pollUntil } from './poll-until.ts';

export type OAuthTab = ExtensionPage & {
  /** DevTools itself: `devtools.screenshot()` shows what a person sees. */
  readonly devtools: Page;
};

export type OAuthTabLook = {
  /** Docked beside the page, or in a window of its own. Default `undocked`. */
  readonly dock?: 'undocked' | 'bottom' | 'right';
  /** Size in CSS pixels; `null` follows the window. Default 1600 × 900. */
  readonly size?: { readonly width: number; readonly height: number } | null;
};

/** Opens DevTools on the page and shows the tab "OAuth". */
export async function openOAuthTab(page: Page, look: OAuthTabLook = {}): Promise<OAuthTab> {
  const { dock = 'undocked', size = { width: 1600, height: 900 } } = look;
  const devtools = await page.openDevTools();
  if (size) await devtools.setViewport(size);
  const show = showExtensionTab.replace('DOCK', dock);
  await pollUntil(() => devtools.evaluate(show), 'DevTools has the tab OAuth', 20_000);
  const target = await page.browser().waitForTarget(isPanel, { timeout: 20_000 });
  const tab = { devtools, ...driveSession(await target.createCDPSession()) };
  await tab.waitFor(`document.querySelector('[role=toolbar]') !== null`);
  return tab;
}

const isPanel = (target: Target): boolean => /^chrome-extension:.*\/panel\.html/.test(target.url());

/** Whether DevTools show their console drawer: Esc opens it where nobody takes the key. */
export function isDrawerOpen({ devtools }: OAuthTab): Promise<boolean> {
  return devtools.evaluate(drawerIsVisible) as Promise<boolean>;
}

const drawerIsVisible = `import('./ui/legacy/legacy.js').then((UI) => UI.InspectorView.InspectorView.instance().drawerVisible())`;

/** Runs inside DevTools: its own modules know the tabs. Asking for its view before it is shown would break its start. */
const showExtensionTab = `(async () => {
  if (!document.querySelector('.root-view')) return false;
  const UI = await import('./ui/legacy/legacy.js');
  const view = UI.InspectorView.InspectorView.instance();
  const tab = view.tabbedPane.tabIds().find((id) => id.startsWith('chrome-extension://'));
  if (!tab) return false;
  UI.DockController.DockController.instance().setDockSide('DOCK');
  await view.showPanel(tab);
  return true;
})()`;
