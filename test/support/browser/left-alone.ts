import puppeteer, { type Browser } from 'puppeteer-core';
import { drivePage, type ExtensionPage } from './extension-page.ts';
import { launchOptions } from './launch.ts';
import type { ExtensionOptions } from './launch-with-extension.ts';
import { pollUntil } from './poll-until.ts';

/** A browser whose extension is not attached to: a worker that is never sleeps. */
export type LeftAlone = {
  readonly browser: Browser;
  /** A page of the extension that does not wake the worker. */
  readonly reading: ExtensionPage;
  /** Whether the worker runs, as the browser lists it. */
  readonly isRunning: () => Promise<boolean>;
};

export async function launchLeftAlone({ dir, ...options }: ExtensionOptions): Promise<LeftAlone> {
  const browser = await puppeteer.launch({
    ...launchOptions(options),
    enableExtensions: true,
    targetFilter: (target) => target.type() !== 'service_worker',
  });
  const id = await browser.installExtension(dir, { enabledInIncognito: true });
  const session = await browser.target().createCDPSession();
  const isRunning = async (): Promise<boolean> => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(id));
  };
  await pollUntil(isRunning, 'the worker runs');
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/devtools.html`);
  return { browser, reading: drivePage(page), isRunning };
}
