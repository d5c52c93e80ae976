import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildExtension } from '../support/browser/build-extension.ts';
import { click, logInToSpa, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { workerOf } from '../support/browser/worker.ts';
import { badgeText, popupOf } from '../support/browser/toolbar-button.ts';

type Extension = {
  readonly chrome: {
    readonly runtime: {
      getManifest(): { readonly name: string; readonly icons: Readonly<Record<string, string>> };
      getURL(path: string): string;
    };
    readonly commands: {
      getAll(): Promise<readonly { readonly name: string; readonly shortcut: string }[]>;
    };
  };
};

describe('the toolbar button', () => {
  let dir: string;
  let stage: Stage;
  beforeAll(() => {
    dir = buildExtension();
  });
  beforeEach(async () => {
    stage = await openStage(dir);
  });
  afterEach(() => stage.close());

  it('says nothing on a page without a login', async () => {
    const { page, lab } = stage;
    await page.goto(`${lab.broken.url}/offers`);
    await statusOf(page, 'loaded');
    expect(await badgeText(page)).toBe('');
  });

  it('has a tick after a clean login', async () => {
    const { page, lab } = stage;
    await logInToSpa(page, lab.spa.url);
    expect(await badgeOnce(page, /^✓$/)).toBe('✓');
  });

  it('counts what is wrong while the login runs', async () => {
    const { page, lab } = stage;
    await page.goto(lab.broken.start('no-pkce'));
    await signIn(page);
    await statusOf(page, 'signed in');
    expect(await badgeOnce(page, /^[1-9]$/)).not.toBe('');
  });

  it('is pressed by a key, too', async () => {
    const worker = await workerOf(stage.browser);
    const commands = await worker.evaluate(() =>
      (globalThis as unknown as Extension).chrome.commands.getAll(),
    );
    expect(commands).toContainEqual(
      expect.objectContaining({ name: '_execute_action', shortcut: 'Alt+Shift+O' }),
    );
  });

  it('is called as the stores call it, and every icon that the manifest names is there', async () => {
    const worker = await workerOf(stage.browser);
    const { name, missing } = await worker.evaluate(async () => {
      const { runtime } = (globalThis as unknown as Extension).chrome;
      const manifest = runtime.getManifest();
      const found = await Promise.all(
        Object.values(manifest.icons).map(async (path) => (await fetch(runtime.getURL(path))).ok),
      );
      return { name: manifest.name, missing: found.filter((ok) => !ok).length };
    });
    expect([name, missing]).toEqual(['OAuth Lens', 0]);
  });

  it('opens the card of the login in progress', async () => {
    const { page, lab } = stage;
    await page.goto(lab.spa.url);
    await click(page, '#login');
    await page.waitForSelector('#sign-in');
    const popup = await popupOf(page);
    const text = await pollUntil(
      () => popup.evaluate(() => (/PKCE/.test(document.body.innerText) ? document.body.innerText : '')),
      'the popup shows the login',
    );
    expect(text).toContain(new URL(lab.spa.url).host);
    expect(text).toContain(new URL(lab.provider.url).host);
  });

  it('says why a login died on a page of the provider, DevTools closed', async () => {
    const { page, lab } = stage;
    await page.goto(lab.broken.start('wrong-redirect-uri'));
    await page.waitForFunction(() => document.body.innerText.includes('redirect_uri'));
    const popup = await popupOf(page);
    const text = await pollUntil(
      () => popup.evaluate(() => (/What to do/.test(document.body.innerText) ? document.body.innerText : '')),
      'the popup says why',
    );
    // Nothing but the page's own words tells this: it was answered 400, as many are.
    expect(text).toContain('invalid_redirect_uri');
    expect(text).toContain('is not registered for this client as it is written');
  });
});

/** The worker hears of the last answers after the page does. */
function badgeOnce(page: Page, expected: RegExp): Promise<string> {
  const asExpected = async (): Promise<string> => {
    const text = await badgeText(page);
    return expected.test(text) ? text : '';
  };
  return pollUntil(asExpected, `the badge becomes ${expected.source}`);
}
