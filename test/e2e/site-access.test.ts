import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../lab/lab.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { drivePage, type ExtensionPage } from '../support/browser/extension-page.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { logInToSpa } from '../support/browser/lab-steps.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';

/** Chrome’s own switch on the page of an extension. Firefox’s is in firefox.test.ts. */
describe('in Chromium, where a person allows some sites only', () => {
  let lab: Lab;
  let browser: Browser;
  let extensionId: string;
  let settings: Page;
  let view: ExtensionPage;
  beforeAll(async () => {
    lab = await startLab();
    ({ browser, extensionId } = await launchWithExtension({ dir: buildExtension() }));
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${extensionId}/viewer.html`);
    view = drivePage(page);
    await view.waitFor(`document.querySelector('main') !== null`);
    settings = await browser.newPage();
    await settings.goto(`chrome://extensions/?id=${extensionId}`);
  });
  afterAll(async () => {
    await browser?.close();
    await lab?.close();
  });

  const allow = (hostAccess: 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES') =>
    settings.evaluate(
      `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${extensionId}', hostAccess: '${hostAccess}' }).then(() => true)`,
    );
  const says = `document.body.innerText.includes('may look at some sites only')`;

  it('the view says so at once, and offers to ask', async () => {
    expect(await view.evaluate(says)).toBe(false);
    await allow('ON_SPECIFIC_SITES');
    await view.waitFor(says);
    const offers = `[...document.querySelectorAll('button')].some(({ innerText }) => innerText === 'Allow all sites')`;
    expect(await view.evaluate(offers)).toBe(true);
  });

  it('a login elsewhere is not seen, and none is told', async () => {
    const page = await browser.newPage();
    await logInToSpa(page, lab.spa.url);
    expect(await view.evaluate(`document.querySelectorAll('[id^=flow-row-]').length`)).toBe(0);
    await page.close();
  });

  it('with all sites allowed again the view says nothing of it, and logins are seen', async () => {
    await allow('ON_ALL_SITES');
    await view.waitFor(`!(${says})`);
    const page = await browser.newPage();
    await browser.deleteCookie(...(await browser.cookies()));
    await logInToSpa(page, lab.spa.url);
    expect(await inspectorUser(view).steps('Code exchange')).toContain('Authorization request');
    await page.close();
  });
});
