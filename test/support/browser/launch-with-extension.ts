import puppeteer, { type Browser, type Target } from 'puppeteer-core';
import { launchOptions, type BrowserOptions } from './launch.ts';
import { pollUntil } from './poll-until.ts';

export type ExtensionOptions = BrowserOptions & {
  /** The unpacked extension, built: `.output/chrome-mv3`. */
  readonly dir: string;
};

export type ExtendedBrowser = { readonly browser: Browser; readonly extensionId: string };

export const isWorker = (target: Target): boolean =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

/**
 * A browser with the extension loaded, allowed in private windows, and its worker listening. The first navigation must not race the installation:
 * events before the worker's first run are lost.
 */
export async function launchWithExtension({ dir, ...options }: ExtensionOptions): Promise<ExtendedBrowser> {
  const browser = await puppeteer.launch({ ...launchOptions(options), enableExtensions: true });
  await browser.installExtension(dir, { enabledInIncognito: true });
  const target = await browser.waitForTarget(isWorker, { timeout: 30_000 });
  const worker = await target.worker();
  await pollUntil(
    async () => await worker?.evaluate('chrome.webRequest?.onBeforeRequest.hasListeners()'),
    'the worker listens',
  );
  return { browser, extensionId: new URL(target.url()).host };
}
