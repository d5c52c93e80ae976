import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { geckoId } from '../../../build/gecko-id.ts';
import { drivePage, type ExtensionPage } from './extension-page.ts';
import { findFirefox } from './find-firefox.ts';
import { pollUntil } from './poll-until.ts';

/** The address that Firefox would otherwise draw by lot for the add-on's pages. */
const uuid = '0a0b0c0d-1111-4222-8333-444455556666';

/** A Firefox with the add-on installed. @param dir the unpacked add-on, built: `.output/firefox-mv3` */
export async function launchFirefox(dir: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }) },
  });
  await browser.installExtension(dir);
  return browser;
}

/** Opens a page of the add-on. Firefox never says that it has loaded: the page itself tells. */
export async function openAddOnPage(browser: Browser, name: string): Promise<ExtensionPage> {
  const page = await browser.newPage();
  // Of rows out of sight, which are not laid out, Firefox tells no text.
  await page.setViewport({ width: 1280, height: 2000 });
  page.goto(`moz-extension://${uuid}/${name}`).catch(() => undefined);
  await pollUntil(() => isLoaded(page), `${name} is loaded`);
  return drivePage(page);
}

async function isLoaded(page: Page): Promise<boolean> {
  try {
    return Boolean(
      await page.evaluate("location.protocol === 'moz-extension:' && document.readyState === 'complete'"),
    );
  } catch {
    return false;
  }
}
