import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateHar } from '../bench/generate-har.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { answers, openAnsweringServer, redeem } from '../support/browser/answering-server.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import {
  answerPermissionQuestion,
  endEventPage,
  launchFirefox,
  openAddOnPage,
  openPrivateWindow,
} from '../support/browser/firefox.ts';
import { drivePage, type ExtensionPage } from '../support/browser/extension-page.ts';
import {
  closeFirefoxToolbox,
  openFirefoxOAuthTab,
  openFirefoxPopup,
} from '../support/browser/firefox-toolbox.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { click, logInToSpa, signIn, statusOf } from '../support/browser/lab-steps.ts';

describe('in Firefox', () => {
  let lab: Lab;
  let browser: Browser;
  beforeAll(async () => {
    lab = await startLab();
    browser = await launchFirefox(buildExtension('firefox'));
  });
  afterAll(async () => {
    await browser?.close();
    await lab?.close();
  });

  let viewer: ExtensionPage;

  it('the full view shows a login that ran before it was opened', async () => {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await logInToSpa(page, lab.spa.url);
    viewer = await openAddOnPage(browser, 'viewer.html');
    const user = inspectorUser(viewer);
    const [flow] = await user.flows(1);
    expect(flow).toContain(new URL(lab.provider.url).host);
    expect(await user.steps('UserInfo request')).toEqual(
      expect.arrayContaining([
        'Authorization request',
        'Authorization response',
        'Code exchange',
        'UserInfo request',
      ]),
    );
  });

  it('reads what was answered, with DevTools closed', async () => {
    const user = inspectorUser(viewer);
    await user.openStep('Code exchange');
    expect(await user.readTab('Response', '"id_token"')).toContain('"token_type": "Bearer"');
    expect(await user.readTab('Tokens', 'Claims')).toContain('alice');
  });

  it('has the tab in its toolbox, which shows the bodies of all that the tab did', async () => {
    const page = await browser.newPage();
    await page.goto(lab.spa.url);
    await page.bringToFront();
    const tab = await openFirefoxOAuthTab(browser);
    // The provider knows the person by now.
    await click(page, '#login');
    await statusOf(page, 'signed in as alice');
    await click(page, '#api');
    await statusOf(page, 'signed in as alice, orders 200');
    const user = inspectorUser(tab);
    expect(await user.flows(1)).toHaveLength(1);
    expect(await user.steps('API call')).toEqual(
      expect.arrayContaining([
        'Authorization request',
        'Authorization response',
        'Code exchange',
        'UserInfo request',
      ]),
    );
    await user.openStep('API call');
    expect(await user.readTab('Response', 'Earthsea')).toContain('As sent');
    await closeFirefoxToolbox(browser);
    const popup = await openFirefoxPopup(browser, viewer);
    await popup.waitFor(`document.body.innerText.includes('to sign you in, and it worked')`);
    await popup.evaluate('void setTimeout(() => close(), 50)');
    await page.close();
  });

  it('keeps a private window’s login to private windows, and forgets it with the last', async () => {
    const user = inspectorUser(viewer);
    await viewer.waitFor(
      `[...document.querySelectorAll('[id^=flow-row-]')].filter(({ innerText }) => innerText.includes('alice')).length === 2`,
    );
    const before = await user.flows(2);
    const [page, view] = await openPrivateWindow(browser, viewer, [lab.spa.url, 'viewer.html']);
    await logInToSpa(page!, lab.spa.url);
    const shown = inspectorUser(drivePage(view!));
    expect(await shown.flows(1)).toHaveLength(1);
    expect(await shown.steps('Code exchange')).toContain('Authorization response');
    expect(await user.flows(1)).toEqual(before);
    const kept = `browser.storage.session.get(null).then((all) => Object.keys(all).filter((key) => key.startsWith('private:')).length)`;
    expect(await viewer.evaluate(kept)).toBeGreaterThan(4);
    await page!.close();
    await view!.close();
    await viewer.waitFor(`${kept}.then((count) => count === 0)`);
  });

  it('hears a private window’s login after the event page was ended in its middle, and keeps it there', async () => {
    // What tabs were called ends with the event page.
    const times = async () =>
      (await inspectorUser(viewer).flows(2)).map((text) => /\d\d:\d\d:\d\d/.exec(text)?.[0]);
    const before = await times();
    const [page, view] = await openPrivateWindow(browser, viewer, [lab.spa.url, 'viewer.html']);
    await click(page!, '#login');
    await page!.waitForSelector('#sign-in');
    await endEventPage(browser);
    await signIn(page!);
    await statusOf(page!, 'signed in as alice');
    const shown = inspectorUser(drivePage(view!));
    expect(await shown.steps('Code exchange')).toContain('Authorization request');
    const exchanged = `browser.storage.session.get(null).then((all) => Object.entries(all)
      .filter(([key]) => key.startsWith('private:x:')).map(([, text]) => JSON.parse(text))
      .find(({ method, url }) => method === 'POST' && url.endsWith('/token'))?.requestHeaders?.length ?? 0)`;
    expect(await viewer.waitFor(exchanged)).toBeGreaterThan(3);
    expect(await times()).toEqual(before);
    await page!.close();
    await view!.close();
    await viewer.waitFor(
      `browser.storage.session.get(null).then((all) => !Object.keys(all).some((key) => key.startsWith('private:')))`,
    );
  });

  it('says why a login died on a page of the provider, by that page’s own words', async () => {
    const page = await browser.newPage();
    await page.goto(lab.broken.start('wrong-redirect-uri'));
    await page.waitForFunction(() => document.body.innerText.includes('redirect_uri'));
    const user = inspectorUser(await openAddOnPage(browser, 'viewer.html'));
    expect(await user.reason('invalid_redirect_uri')).toContain('is not registered for this client');
  });

  it('has a file read by a worker', async () => {
    const viewer = await openAddOnPage(browser, 'viewer.html');
    await viewer.waitFor(`document.querySelector('main') !== null`);
    const text = JSON.stringify(generateHar(80, 20, 60_000));
    await viewer.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${text}], 'session.har'));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    })()`);
    await viewer.waitFor(`document.querySelector('[id^=flow-row-]') && !document.querySelector('progress')`);
    const size = `document.querySelector('[id^=flow-row-]').getAttribute('aria-setsize')`;
    expect(await viewer.evaluate(size)).toBe('20');
    const user = inspectorUser(viewer);
    await user.press('Questions and words');
    await user.press('A device');
    await viewer.waitFor(`document.querySelector('[role=toolbar]').innerText.includes('Example: A device')`);
    expect(await user.steps('Device poll')).toContain('Device authorization request');
  });

  it('hands answers on as they were sent, also the long, and when the event page is ended meanwhile', async () => {
    const server = await openAnsweringServer();
    const page = await browser.newPage();
    await page.goto(server.origin);
    for (const name of ['plain', 'packed', 'long'] as const)
      expect(await page.evaluate(redeem(name))).toBe(answers[name]);
    const slow = page.evaluate(redeem('slow'));
    const body = (
      path: string,
    ) => `browser.storage.session.get(null).then((all) => Object.values(all).map((text) => typeof text === 'string' && JSON.parse(text))
      .find((one) => one.url?.endsWith('/${path}'))?.responseBody?.text ?? null)`;
    await viewer.waitFor(`${body('packed')}.then((text) => text !== null)`);
    await endEventPage(browser);
    expect(await slow).toBe(answers.slow);
    expect(await viewer.evaluate(body('plain'))).toBe(answers.plain);
    expect(await viewer.evaluate(body('packed'))).toBe(answers.packed);
    expect(await viewer.evaluate(body('long'))).toBe(null);
    await page.close();
    await server.close();
  });

  it('says where it may look at some sites only, and offers to ask', async () => {
    const view = await openAddOnPage(browser, 'viewer.html');
    await view.waitFor(`document.querySelector('main') !== null`);
    await view.evaluate(`browser.permissions.remove({ origins: ['<all_urls>'] })`);
    const offers = `[...document.querySelectorAll('button')].some(({ innerText }) => innerText === 'Allow all sites')`;
    await view.waitFor(`document.body.innerText.includes('may look at some sites only')`);
    expect(await view.evaluate(offers)).toBe(true);
    const page = await browser.newPage();
    await page.goto(lab.spa.url);
    await page.bringToFront();
    const popup = await openFirefoxPopup(browser, view);
    await popup.waitFor(`document.body.innerText.includes('may not look at what this tab shows')`);
    expect(await popup.evaluate(offers)).toBe(true);
    await page.close();
  });

  it('asks by Firefox’s own question for all sites: after a no all is as before, after a yes logins are seen', async () => {
    const page = await browser.newPage();
    const view = await openAddOnPage(browser, 'viewer.html', page);
    const says = `document.body.innerText.includes('may look at some sites only')`;
    await view.waitFor(says);
    await page.bringToFront();
    const isWhole = `browser.permissions.contains({ origins: ['<all_urls>'] })`;
    const ask = () => page.locator('::-p-xpath(//button[normalize-space()="Allow all sites"])').click();
    await ask();
    await answerPermissionQuestion(browser, 'Deny');
    await view.waitFor(`${isWhole}.then((whole) => !whole)`);
    expect(await view.evaluate(says)).toBe(true);
    await ask();
    await answerPermissionQuestion(browser, 'Allow');
    await view.waitFor(isWhole);
    await view.waitFor(`!(${says})`);
    const before = await view.evaluate<number>(`document.querySelectorAll('[id^=flow-row-]').length`);
    await browser.deleteCookie(...(await browser.cookies()));
    const app = await browser.newPage();
    await logInToSpa(app, lab.spa.url);
    await page.bringToFront();
    await view.waitFor(`document.querySelectorAll('[id^=flow-row-]').length > ${before}`);
    await app.close();
  });
});
