import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { downloaded } from '../support/browser/download.ts';
import { drivePage, type ExtensionPage } from '../support/browser/extension-page.ts';
import { inspectorUser, type InspectorUser } from '../support/browser/inspector.ts';
import { click, logInToSpa, statusOf } from '../support/browser/lab-steps.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { openOAuthTab } from '../support/browser/oauth-tab.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { dropFile, openViewer } from '../support/browser/viewer.ts';

const dir = buildExtension();
const pathOf = (name: string) => fileURLToPath(new URL(`../golden/captures/${name}.har`, import.meta.url));

/** One login that failed, two with findings of which nobody saw how one ended, one that is not done, and one in which all went well. */
const several = ['fault-wrong-verifier', 'careless-album', 'spa-abandoned', 'spa-login'];

describe('what is clicked in the viewer', () => {
  let browser: Browser;
  let page: Page;
  let view: ExtensionPage;
  let user: InspectorUser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
    const launched = await launchWithExtension({ dir });
    browser = launched.browser;
    page = await openViewer(browser, launched.extensionId);
    view = drivePage(page);
    user = inspectorUser(view);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => page.setViewport({ width: 1600, height: 900 }));

  const open = async (path: string): Promise<void> => {
    await dropFile(page, path, 0.1);
    const name = path
      .split('/')
      .at(-1)
      ?.replace(/\.har$/, '');
    await view.waitFor(
      `document.querySelector('[role=toolbar]').innerText.includes('${name}') && document.querySelector('progress') === null && document.querySelector('[aria-label=Steps] [role=option]') !== null`,
    );
  };
  const openSeveral = async (): Promise<void> => {
    await dropFile(page, several.map(pathOf), 0.1);
    await view.waitFor(
      `document.querySelectorAll('[id^=flow-row-]').length === 5 && document.querySelector('progress') === null`,
    );
  };
  const rows = `document.querySelectorAll('[id^=flow-row-]')`;
  const compared = `document.querySelector('[aria-label="Two logins compared"] h2')?.innerText`;

  it('a chip shows as many flows as it counts, all of its kind', async () => {
    await openSeveral();
    const chips = `[...document.querySelectorAll('[aria-label="Kinds of flows"] button')]`;
    const counts = await view.evaluate<readonly string[]>(
      `${chips}.map((one) => one.innerText.replace(/\\s+/g, ' '))`,
    );
    expect(counts).toEqual(['All 5', 'Failed 1', 'Unclear 1', 'Findings 2', 'In progress 1']);
    const words: Readonly<Record<string, RegExp>> = {
      Failed: /invalid_grant/,
      Unclear: /OpenID 2\.0/,
      Findings: /high|critical/,
      'In progress': /notes\.localhost/,
    };
    for (const [at, [label = '', count]] of counts
      .map((text) => /^(.+) (\d+)$/.exec(text)?.slice(1) ?? [])
      .entries()) {
      await view.evaluate(`${chips}[${at}].click()`);
      await view.waitFor(`${rows}.length === ${count} && ${chips}[${at}].ariaPressed === 'true'`);
      const told = await view.evaluate<readonly string[]>(`[...${rows}].map((one) => one.innerText)`);
      for (const text of told) expect(text).toMatch(words[label] ?? /./);
    }
    await view.evaluate(`${chips}[0].click()`);
  });

  it('a row that is clicked with Ctrl is compared with the one that is shown', async () => {
    await openSeveral();
    await page.keyboard.down('Control');
    await page.locator('[id^=flow-row-]:not([aria-selected=true])').click();
    await page.keyboard.up('Control');
    expect(await view.waitFor(compared)).toMatch(/./);
    await page.keyboard.press('Escape');
    await view.waitFor(`${compared} === undefined`);
  });

  it('a file that is dropped on the right half is compared with what is shown', async () => {
    await open(pathOf('spa-login'));
    await dropFile(page, pathOf('fault-wrong-redirect-uri'), 0.8);
    expect(await view.waitFor(compared)).toContain('redirect_uri');
    expect(await view.evaluate(`document.querySelector('[role=toolbar]').innerText`)).toContain('spa-login');
    await page.keyboard.press('Escape');
    await view.waitFor(`${compared} === undefined`);
  });

  it('a branch of a document opens, and closes again', async () => {
    await open(pathOf('extension-par'));
    await user.openStep('Discovery');
    await user.readTab('Response', 'claims_supported');
    const branch = `[...document.querySelectorAll('[role=tabpanel] details')].find((one) => one.querySelector('summary').innerText.includes('claims_supported'))`;
    const isShown = `${branch}.innerText.includes('"family_name"') || ${branch}.innerText.includes('"sub"')`;
    await view.waitFor(`${branch}?.open === false`);
    await view.evaluate(`${branch}.querySelector('summary').click()`);
    await view.waitFor(`${branch}.open && (${isShown})`);
    await view.evaluate(`${branch}.querySelector('summary').click()`);
    expect(await view.waitFor(`${branch}.open === false`)).toBe(true);
  });

  it('each claim that somebody checks says whether it holds', async () => {
    const marks = `Object.fromEntries([...document.querySelectorAll('[role=tabpanel] article[aria-label=id_token] [data-verdict]')].map((one) => [one.closest('dd').previousElementSibling.innerText, one.dataset.verdict]))`;
    const marksOf = async (name: string) => {
      await open(pathOf(name));
      await user.openStep('Code exchange');
      await user.readTab('Tokens', 'aud');
      return view.evaluate<Readonly<Record<string, string>>>(marks);
    };
    expect(await marksOf('spa-login')).toMatchObject({ iss: 'holds', aud: 'holds', exp: 'holds' });
    // Of this provider nobody read the metadata that would name its issuer.
    const marked = { aud: 'broken', nonce: 'holds', iss: 'not_checked' };
    expect(await marksOf('fault-wrong-audience')).toMatchObject(marked);
  });

  it('one flow is saved from its menu, as a trace that holds it alone', async () => {
    await openSeveral();
    const path = await downloaded(browser, folder, async () => {
      await user.press('Copy or save this flow');
      await user.press('Save this flow');
    });
    const saved = await inspectCapture(readFileSync(path, 'utf8'));
    expect('error' in saved ? saved.error : saved.report.flows).toHaveLength(1);
  });
});

describe('the OAuth tab', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(dir);
  });
  afterEach(() => stage.close());

  it('shows the logins of this tab, or of all tabs', async () => {
    const { browser, lab, page } = stage;
    await logInToSpa(page, lab.spa.url);
    const second = await browser.newPage();
    await second.goto(lab.spa.url);
    await click(second, '#login');
    await statusOf(second, 'signed in as alice');
    await page.bringToFront();
    const tab = await openOAuthTab(page);
    const user = inspectorUser(tab);
    const box = `[...document.querySelectorAll('label')].find((one) => one.innerText.includes('This tab only'))?.querySelector('input')`;
    await tab.waitFor(`${box}?.checked === true`);
    expect(await user.flows(1)).toHaveLength(1);
    await tab.evaluate(`${box}.click()`);
    expect(await user.flows(2)).toHaveLength(2);
    await tab.evaluate(`${box}.click()`);
    await tab.waitFor(`document.querySelectorAll('[id^=flow-row-]').length === 1`);
  });

  it('says to those who hear it that a login failed while it was open', async () => {
    const { lab, page } = stage;
    await logInToSpa(page, lab.spa.url);
    const tab = await openOAuthTab(page);
    await inspectorUser(tab).flows(1);
    const said = `document.querySelector('[role=status][aria-live=polite]').textContent`;
    expect(await tab.evaluate(said)).toBe('');
    await page.goto(lab.broken.start('wrong-verifier'));
    await click(page, '#allow');
    await statusOf(page, 'failed');
    expect(await tab.waitFor(`/failed/.test(${said}) && ${said}`)).toContain('and it failed');
  });
});
