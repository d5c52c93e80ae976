import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../lab/lab.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { drivePage, type ExtensionPage } from '../support/browser/extension-page.ts';
import { launchFirefox, openAddOnPage, reloadAddOn } from '../support/browser/firefox.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { click, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { workerOf } from '../support/browser/worker.ts';
import { openOAuthTab } from '../support/browser/oauth-tab.ts';

type Opened = {
  readonly browser: Browser;
  /** Opens the full view. */
  readonly view: () => Promise<ExtensionPage>;
  /** Puts the extension anew in its own place, as an update does. */
  readonly update: () => Promise<unknown>;
};

async function chromium(userDataDir?: string): Promise<Opened> {
  const dir = buildExtension();
  const { browser, extensionId } = await launchWithExtension({ dir, userDataDir });
  const view = async (): Promise<ExtensionPage> => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${extensionId}/viewer.html`);
    return drivePage(page);
  };
  const update = async (): Promise<void> => {
    await browser.installExtension(dir, { enabledInIncognito: true });
    const listens = async () =>
      (await workerOf(browser))
        .evaluate('chrome.webRequest?.onBeforeRequest.hasListeners()')
        .catch(() => false);
    await pollUntil(listens, 'the new worker listens');
  };
  return { browser, view, update };
}

async function firefox(userDataDir?: string): Promise<Opened> {
  const browser = await launchFirefox(buildExtension('firefox'), userDataDir);
  return { browser, view: () => openAddOnPage(browser, 'viewer.html'), update: () => reloadAddOn(browser) };
}

const failed = `document.body.innerText.includes('Part of the capture failed')`;

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('in %s', (name, open) => {
  let lab: Lab;
  let profile: string;
  let opened: Opened;
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'oauth-lens-profile-'));
    [lab, opened] = await Promise.all([startLab(), open(profile)]);
  });
  afterAll(async () => {
    await opened?.browser.close();
    await lab?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('an update while a login runs: the rest of it is seen, a gap says so, and no error is told', async () => {
    const page = await opened.browser.newPage();
    await page.goto(lab.spa.url);
    await click(page, '#login');
    await page.waitForSelector('#sign-in');
    const tab = name === 'Chromium' ? await openOAuthTab(page) : undefined;
    await opened.update();
    await signIn(page);
    await statusOf(page, 'signed in as alice');
    const view = await opened.view();
    const user = inspectorUser(view);
    expect(await user.flows(1)).toHaveLength(1);
    expect(await user.steps('Code exchange')).not.toContain('Authorization request');
    await view.waitFor(`document.body.innerText.includes('Recording began in the middle of a login')`);
    expect(await view.evaluate(failed)).toBe(false);
    // Chromium closes what the old one had put into DevTools.
    await expect(tab?.evaluate('1') ?? Promise.reject(new Error('closed'))).rejects.toThrow(/closed/);
    await page.close();
  });

  it('a memory that takes nothing more: the login is seen, and the view says what failed', async () => {
    const { browser, view } = opened;
    const api = name === 'Chromium' ? 'chrome' : 'browser';
    const full = await view();
    await full.evaluate(`(async () => {
      const { session } = ${api}.storage;
      for (let size = 8_000_000, n = 0; size > 50; n += 1)
        await session.set({ ['ballast-' + n]: 'x'.repeat(size) }).catch(() => { size = Math.floor(size / 2); });
    })()`);
    const page = await browser.newPage();
    await page.goto(lab.spa.url);
    // The provider knows the person by now.
    await click(page, '#login');
    await statusOf(page, 'signed in as alice');
    expect(await inspectorUser(full).flows(2)).toHaveLength(2);
    await full.waitFor(failed);
    expect(await full.evaluate('document.body.innerText')).toMatch(
      /Part of the capture failed at \d\d:\d\d.*storage/,
    );
    await page.close();
  });

  it('a restart of the browser: nothing of before is there, and no error is told', async () => {
    await opened.browser.close();
    opened = await open(profile);
    const view = await opened.view();
    await view.waitFor(`document.body.innerText.includes('Waiting for a login')`);
    expect(await view.evaluate(failed)).toBe(false);
    expect(await view.evaluate(`document.querySelectorAll('[role=alert]').length`)).toBe(0);
  });
});
