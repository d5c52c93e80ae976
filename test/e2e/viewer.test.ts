import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildExtension } from '../support/browser/build-extension.ts';
import { drivePage, type ExtensionPage } from '../support/browser/extension-page.ts';
import { inspectorUser, type InspectorUser } from '../support/browser/inspector.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { nextFrame } from '../support/browser/next-frame.ts';
import { loginWithManyScopes } from '../support/many-scopes.ts';
import { dropFile, openViewer } from '../support/browser/viewer.ts';

describe('a file in the viewer', () => {
  let browser: Browser;
  let page: Page;
  let view: ExtensionPage;
  let user: InspectorUser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
    const { browser: launched, extensionId } = await launchWithExtension({ dir: buildExtension() });
    browser = launched;
    page = await openViewer(browser, extensionId);
    // Nothing can come in front of it.
    for (const other of await browser.pages()) if (other !== page) await other.close();
    view = drivePage(page);
    user = inspectorUser(view);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await page.setViewport({ width: 1600, height: 900 });
    // The panes wait for a frame.
    await nextFrame(page);
  });

  /** Opens a golden capture, and waits until its steps stand there. */
  const open = async (name: string): Promise<void> => {
    await dropFile(page, fileURLToPath(new URL(`../golden/captures/${name}.har`, import.meta.url)));
    await view.waitFor(
      `document.querySelector('[role=toolbar]').innerText.includes('${name}') && document.querySelector('[aria-label=Steps] [role=option]') !== null`,
    );
  };
  const broke = `document.querySelector('[aria-label=Steps] [data-broke]')`;
  const textOf = (selector: string) =>
    view.evaluate<string>(`document.querySelector('${selector}').innerText`);

  it('marks a break where it is, in a few words, with the browser as a lane of its own', async () => {
    await open('failing-discovery-without-cors');
    expect(await view.waitFor(`${broke}?.innerText`)).toContain('kept from the page: CORS');
    await open('failing-authlib-strict-session');
    expect(await view.waitFor(`/not sent/.test(${broke}?.innerText) && ${broke}.dataset.broke`)).toBe(
      'broken',
    );
    expect(await textOf('[data-pane=flow]')).toMatch(
      /Browser[^]*The browser does not send the cookie library/,
    );
  });

  it('tells of a login that is stuck as that, and shows how two values differ beside them', async () => {
    await open('fault-state-rejected');
    expect(await view.waitFor(`${broke}?.dataset.broke`)).toBe('stuck');
    expect(await textOf('[data-pane=flow] h2')).toContain('it was answered, and the app did not go on');
    expect(await textOf('[id^=flow-row-]')).toContain('Stuck at step 2, authorization response');
    expect(await textOf('[data-pane=step] h2')).toContain('Authorization response');
    expect(await user.readTab('Parameters', '≠ step 1')).toMatch(/expected\s+u9spz_[^]*got\s+c29tZ/);
    await open('spa-login');
    await user.openStep('Code exchange');
    expect(await user.readTab('Tokens', 'aud')).toMatch(/left at that moment|left at/);
  });

  it('is searched in every value, and its steps with a hit are marked', async () => {
    await open('saml-brokered');
    await page.focus('[aria-label="Search flows"]');
    await page.keyboard.type('RelayState step:saml');
    await view.waitFor(`document.querySelectorAll('[id^=flow-row-]').length === 1`);
    await view.waitFor(`document.querySelectorAll('[aria-label=Steps] [data-hit=true]').length > 0`);
    await page.keyboard.type(' -relaystate');
    await view.waitFor(`document.body.innerText.includes('2 flows do not fit what is looked for.')`);
    await user.press('Show all');
    expect(await user.flows(2)).toHaveLength(2);
  });

  it('lands on what is looked for, in whatever it stands, and marks it there', async () => {
    const tab = `document.querySelector('[aria-label="Step in detail"] [role=tab][aria-selected=true]')?.innerText`;
    const marked = `[...(CSS.highlights.get('looked-for') ?? [])].map(String).join()`;
    const search = async (words: string): Promise<void> => {
      await page.focus('[aria-label="Search flows"]');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type(words);
    };
    await open('saml-login-post');
    expect(await view.evaluate(marked)).toBe('');
    // It stands in the assertion, which was sent written otherwise.
    await search('alice@users');
    await view.waitFor(`/^Tokens/.test(${tab}) && ${marked}.includes('alice@users')`);
    await open('spa-login');
    await search('no-store');
    await view.waitFor(`/^Response/.test(${tab}) && ${marked}.includes('no-store')`);
    // It stood among headers that are folded away otherwise, and in what is long.
    await search('keep-alive');
    await view.waitFor(`document.querySelector('[aria-label="Step in detail"] details')?.open`);
    // Whoever chooses another tab stays there.
    await user.readTab('Explain', 'What to check');
    await nextFrame(page);
    expect(await view.evaluate(tab)).toBe('Explain');
    await search(' ');
    await view.waitFor(`${marked} === ''`);
  });

  it('shows its steps where DevTools leave little height', async () => {
    await open('spa-login');
    await page.setViewport({ width: 1200, height: 320 });
    const seen = `[...document.querySelectorAll('[aria-label=Steps] [role=option]')].filter((one) => one.getBoundingClientRect().bottom < innerHeight).length`;
    expect(await view.evaluate(seen)).toBeGreaterThanOrEqual(2);
    expect(await view.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('shows at once, where there is little height, the step that broke and why', async () => {
    const inSight = async (words: string): Promise<boolean> =>
      view.evaluate<boolean>(`(() => {
        const { top, bottom } = [...document.querySelectorAll('[data-pane=flow] *')].findLast((one) => one.innerText?.includes('${words}')).getBoundingClientRect();
        return top >= document.querySelector('[data-pane=flow]').getBoundingClientRect().top && bottom <= innerHeight;
      })()`);
    const scrolled = () => view.evaluate<number>(`document.querySelector('[data-pane=flow]').scrollTop`);
    const isClear = `(() => {
      const { left, top } = ${broke}.querySelector('span').getBoundingClientRect();
      return ${broke}.contains(document.elementFromPoint(left + 1, top + 1));
    })()`;
    await page.setViewport({ width: 1200, height: 320 });
    await open('failing-authlib-strict-session');
    expect(await view.waitFor(isClear)).toBe(true);
    expect(await inSight('Failed at')).toBe(true);
    expect(await inSight('SameSite=Strict: not sent')).toBe(true);
    expect(await inSight('The browser does not send the cookie library')).toBe(true);

    // The same when it becomes so little, and nobody has scrolled yet; nothing moves where all is in sight.
    await page.setViewport({ width: 1600, height: 900 });
    await open('fault-state-rejected');
    expect(await scrolled()).toBe(0);
    await page.setViewport({ width: 1200, height: 320 });
    expect(await view.waitFor(isClear)).toBe(true);
    await page.setViewport({ width: 1200, height: 440 });
    await open('failing-discovery-without-cors');
    expect(await view.waitFor(isClear)).toBe(true);
    expect(await scrolled()).toBe(0);
  });

  it('leaves nothing out of reach where there is little room', async () => {
    await open('spa-login');
    await page.setViewport({ width: 1200, height: 320 });
    await page.focus('[aria-label=Flows]');
    for (const key of ['e', 'c'] as const) {
      await page.keyboard.press(key);
      const end = `document.querySelector('[role=menu]')?.parentElement.getBoundingClientRect().bottom`;
      expect(await view.waitFor(`${end} > 0 && ${end} <= innerHeight`)).toBe(true);
      await page.keyboard.press('Escape');
    }
    // A step that is gone to is in sight among the others.
    await user.openStep('Authorization response');
    await user.readTab('Parameters', 'code');
    await user.press('step 5');
    const row = `document.querySelector('[aria-label=Steps] [aria-selected=true]')`;
    await view.waitFor(
      `${row}.innerText.includes('Code exchange') && ${row}.getBoundingClientRect().bottom <= innerHeight`,
    );
  });

  it('begins, in a narrow window, at the only login of a file, and at the list of several', async () => {
    await page.setViewport({ width: 400, height: 800 });
    const widths = `['flows', 'flow'].map((pane) => document.querySelector('[data-pane=' + pane + ']')?.offsetWidth > 0).join()`;
    const isRead = (name: string) =>
      `document.querySelector('[role=toolbar]').innerText.includes('${name}') && document.querySelector('progress') === null`;
    await open('spa-login');
    expect(await view.waitFor(`${isRead('spa-login')} && ${widths} === 'false,true'`)).toBe(true);
    await open('saml-brokered');
    expect(await view.waitFor(`${isRead('saml-brokered')} && ${widths} === 'true,false'`)).toBe(true);
  });

  it('has its list again in a window that was narrow for a while', async () => {
    await open('spa-login');
    await user.openStep('Code exchange');
    await page.setViewport({ width: 400, height: 800 });
    await view.waitFor(`document.querySelector('[data-pane=flows]').offsetWidth === 0`);
    // What measures sizes is told before a frame is drawn, and draws in the next.
    for (let frame = 0; frame < 4; frame += 1) await nextFrame(page);
    await page.setViewport({ width: 1600, height: 900 });
    const row = `document.querySelector('[id^=flow-row-]')?.offsetHeight`;
    expect(await view.waitFor(`${row} > 20`)).toBe(true);
    await page.setViewport({ width: 1200, height: 320 });
    expect(await view.waitFor(`${row} > 20`)).toBe(true);
  });

  it('folds what is huge and what is said again, and names the method of a call', async () => {
    await open('mcp-2025-11-25');
    expect(await textOf('[aria-label=Steps]')).toContain('tools/call orders');
    const path = join(folder, 'more.har');
    writeFileSync(path, loginWithManyScopes());
    await dropFile(page, path);
    await view.waitFor(`document.querySelector('[role=toolbar]').innerText.includes('more.har')`);
    expect((await user.steps('Discovery')).join()).toMatch(/fetched \d more times/);
    await user.openStep('Authorization request');
    expect(await user.readTab('Explain', 'show all 100 scopes')).not.toContain('thing-50');
    await view.evaluate(
      `[...document.querySelectorAll('[role=tabpanel] button')].find((one) => one.innerText.startsWith('show all 1')).click()`,
    );
    await user.readTab('Explain', 'thing-50');
  });

  it('offers of a step what is safe, and in red and last what is not', async () => {
    await open('spa-login');
    await user.openStep('Code exchange');
    await user.press('Copy from this step');
    const items = await view.waitFor<readonly string[]>(
      `[...document.querySelectorAll('[role=menuitem]')].map((one) => one.innerText)`,
    );
    expect(items.at(-1)).toContain('as recorded');
    await page.keyboard.press('Escape');
  });
});
