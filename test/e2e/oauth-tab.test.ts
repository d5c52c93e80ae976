import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { click, logInToSpa, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { isDrawerOpen, openOAuthTab, type OAuthTab } from '../support/browser/oauth-tab.ts';
import { goThere, loadAhead } from '../support/browser/prerender.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { keptInPrivate, openPrivateWindow } from '../support/browser/private-window.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { killWorker, workerOf } from '../support/browser/worker.ts';

describe('the OAuth tab', () => {
  const login = ['Authorization request', 'Authorization response', 'Code exchange'];
  let dir: string;
  beforeAll(() => {
    dir = buildExtension();
  });

  describe('opened after a login', () => {
    let stage: Stage;
    let tab: OAuthTab;
    beforeAll(async () => {
      stage = await openStage(dir);
      await logInToSpa(stage.page, stage.lab.spa.url);
      tab = await openOAuthTab(stage.page);
    });
    afterAll(() => stage.close());

    it('shows a login that ran while DevTools were closed', async () => {
      const { lab } = stage;
      const user = inspectorUser(tab);
      const [flow] = await user.flows(1);
      expect(flow).toContain(new URL(lab.spa.url).host);
      expect(flow).toContain(new URL(lab.provider.url).host);
      expect(await user.steps('Code exchange')).toEqual(expect.arrayContaining(login));
    });

    it('follows a value through the steps that carry it', async () => {
      const user = inspectorUser(tab);
      await user.openStep('Authorization response');
      await user.readTab('Parameters', 'state');
      await user.press('Follow code');
      await tab.waitFor(`document.querySelectorAll('[data-carries=right][role=option]').length === 2`);
      const strip = `document.querySelector('[aria-label="The way of a value"]')`;
      expect(await tab.evaluate(`${strip}.innerText`)).toMatch(
        /first seen at \S+ in the redirect as code\s+step \d+ in the address as code\s+step \d+ in the request body as code/,
      );
      await user.press('Let the value go');
      await tab.waitFor(`${strip} === null`);
    });

    it('knows nothing of a private window, which shows its own logins and is forgotten with it', async () => {
      const { browser, lab } = stage;
      const user = inspectorUser(tab);
      const before = await user.flows(1);
      const first = await openPrivateWindow(browser);
      await logInToSpa(first.page, lab.spa.url);
      const shown = inspectorUser(first.viewer);
      expect(await shown.flows(1)).toHaveLength(1);
      expect(await shown.steps('Code exchange')).toEqual(expect.arrayContaining(login));
      const kept = await keptInPrivate(browser);
      expect(kept.apart).toBeGreaterThan(login.length);
      expect(await user.flows(1)).toEqual(before);
      await first.close();
      const second = await openPrivateWindow(browser);
      await second.viewer.waitFor(`document.body.innerText.includes('Waiting for a login')`);
      expect((await keptInPrivate(browser)).shared).toBe(kept.shared);
      await second.close();
    });

    it('closes what Esc is meant for, and DevTools do not hear of it', async () => {
      const user = inspectorUser(tab);
      await user.flows(1);
      await user.press('Questions and words');
      await tab.waitFor(`document.querySelector('dialog')?.contains(document.activeElement)`);
      await tab.devtools.keyboard.press('Escape');
      await tab.waitFor(`document.querySelector('dialog') === null`);
      await user.press('Export');
      await tab.waitFor(`document.activeElement?.role === 'menuitem'`);
      await tab.devtools.keyboard.press('Escape');
      await tab.waitFor(`document.activeElement?.ariaLabel === 'Export'`);
      expect(await isDrawerOpen(tab)).toBe(false);
    });

    it('clears what is shown, in the worker too, takes it back, and shows examples apart from it', async () => {
      const user = inspectorUser(tab);
      const before = await user.flows(1);
      await user.press('Clear what is shown');
      await tab.waitFor(`document.body.innerText.includes('Waiting for a login')`);
      await tab.waitFor(`document.body.innerText.includes('Cleared one flow.')`);
      await tab.evaluate(
        `[...document.querySelectorAll('button')].find((one) => one.innerText === 'Undo').click()`,
      );
      expect(await user.flows(1)).toEqual(before);
      await user.press('Questions and words');
      await user.press('A lost cookie');
      expect(await user.reason('SameSite=Lax')).toContain('wiki.sid');
      expect(await tab.evaluate(`document.querySelector('[role=toolbar]').innerText`)).toContain(
        'Example: A lost cookie',
      );
      expect(await user.flows(1)).toHaveLength(1);
      await user.press('Close the file');
      await tab.waitFor(`!document.body.innerText.includes('Example:')`);
      expect(await user.flows(1)).toEqual(before);
    });

    it('looks the next time as it was left, and keeps nothing of what was looked for', async () => {
      const user = inspectorUser(tab);
      await user.flows(1);
      const widthOf = (pane: string) =>
        tab.evaluate<number>(`Math.round(document.querySelector('[data-pane=${pane}]').offsetWidth)`);
      const look = `[...document.querySelectorAll('[role=tab][aria-selected=true], [aria-label="Told for a"] :checked')].map((one) => one.innerText.split('\\n')[0]).join()`;
      const box = `document.querySelector('input[type=checkbox]')`;
      const before = await widthOf('flows');
      await tab.evaluate(`document.querySelector('[aria-label="Width of the list"]').focus()`);
      await tab.devtools.keyboard.press('ArrowRight');
      await tab.evaluate(`document.querySelector('[aria-label="Told for a"]').focus()`);
      await tab.devtools.keyboard.press('End');
      await user.press('Findings');
      await user.press('Request');
      await tab.evaluate(`${box}.click()`);
      await tab.evaluate(`document.querySelector('[aria-label="Search flows"]').focus()`);
      await tab.devtools.keyboard.type('openid');
      const [width, chosen] = [await widthOf('flows'), await tab.evaluate(look)];
      expect(width).toBe(before + 24);
      await tab.evaluate('void setTimeout(() => location.reload())');
      await tab.waitFor(`document.querySelector('[aria-label="Search flows"]')?.value === ''`);
      await user.flows(1);
      expect([await widthOf('flows'), await tab.evaluate(look)]).toEqual([width, chosen]);
      expect(await tab.evaluate(`${box}.checked`)).toBe(false);
      expect(chosen).toBe('Reviewer,Findings,Request');
      expect(await tab.evaluate(`JSON.stringify(Object.entries(localStorage))`)).not.toContain('openid');
      await tab.evaluate(`localStorage.clear(); void setTimeout(() => location.reload())`);
      await tab.waitFor(`${box}?.checked === true`);
      await user.flows(1);
    });

    it('is used by keys alone', async () => {
      await inspectorUser(tab).flows(1);
      const { keyboard } = tab.devtools;
      const focused = (selector: string) => tab.waitFor(`document.activeElement?.matches('${selector}')`);
      await tab.evaluate(`document.querySelector('[data-pane=flows] [role=listbox]').focus()`);
      await keyboard.press('Enter');
      await focused('[data-pane=flow] [role=listbox]');
      const marked = `document.activeElement?.getAttribute('aria-activedescendant')`;
      const first = await tab.evaluate(marked);
      await keyboard.press('j');
      await tab.waitFor(`${marked} !== ${JSON.stringify(first)}`);
      await keyboard.press('k');
      await tab.waitFor(`${marked} === ${JSON.stringify(first)}`);
      await keyboard.press('Enter');
      await focused('[data-pane=step] [role=tab]');
      await keyboard.press('c');
      await focused('[data-pane=step] [role=menuitem]');
      await keyboard.press('Enter');
      await tab.waitFor(
        `document.body.innerText.includes('Copied. Secrets and personal data are replaced.')`,
      );
      await keyboard.press('e');
      await focused('[data-shortcut=e] [role=menuitem]');
      await keyboard.press('Escape');
      await keyboard.type('?');
      await tab.waitFor(`document.querySelector('dialog')?.innerText.includes('walk the list or the steps')`);
      await keyboard.press('Escape');
      await tab.waitFor(`document.querySelector('dialog') === null`);
      await keyboard.down('Control');
      await keyboard.press('v', { commands: ['Paste'] });
      await keyboard.up('Control');
      await tab.waitFor(`document.querySelector('dialog h3') !== null`);
      await keyboard.press('Escape');
      await tab.waitFor(`document.querySelector('dialog') === null`);
      await keyboard.type('/');
      await focused('input[type=search]');
      await keyboard.type('cje');
      expect(await tab.evaluate(`document.querySelector('input[type=search]').value`)).toBe('cje');
      expect(await isDrawerOpen(tab)).toBe(false);
    });

    it('shows the login of a page that the browser had loaded ahead, with what was answered', async () => {
      const { browser, lab } = stage;
      const request = {
        client_id: 'spa',
        redirect_uri: new URL('/callback', lab.spa.url).href,
        response_type: 'code',
        scope: 'openid',
        state: 'loaded-ahead',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      };
      const url = new URL(`/auth?${new URLSearchParams(request)}`, lab.provider.url).href;
      const page = await browser.newPage();
      await page.goto(new URL('/.well-known/openid-configuration', lab.provider.url).href);
      await loadAhead(page, url);
      const worker = await workerOf(browser);
      const asked = async (prefix: string, isFrame: (frame: number | undefined) => boolean) => {
        const kept = (await worker.evaluate(keptExchanges(prefix))) as Exchange[];
        return kept.find((one) => one.url === url && one.status && isFrame(one.context.frame));
      };
      await pollUntil(() => asked('r:', (frame) => frame !== 0), 'it is loaded ahead');
      await goThere(page);
      const shown = await pollUntil(() => asked('x:', (frame) => frame === 0), 'it is evidence');
      expect([shown?.status, shown?.context.frame]).toEqual([303, 0]);
      expect(shown?.responseHeaders?.length).toBeGreaterThan(0);
    });

    it('says no more what went well a while ago', async () => {
      expect(await tab.waitFor(`!document.body.innerText.includes('Copied.')`)).toBe(true);
    });
  });

  describe('beside what happens', () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await openStage(dir);
    });
    afterEach(() => stage.close());

    it('shows the token response and the ID token of a login that runs while it is open', async () => {
      const { page, lab } = stage;
      await page.goto(lab.spa.url);
      const tab = await openOAuthTab(page);
      const user = inspectorUser(tab);
      // Between code and token nothing is guessed of a login that goes on.
      await tab.evaluate(
        `new MutationObserver(() => { globalThis.guessed ||= /Perhaps:/.test(document.body.textContent); }).observe(document.body, { subtree: true, childList: true, characterData: true })`,
      );
      await logInToSpa(page, lab.spa.url);
      await click(page, '#api');
      await statusOf(page, 'signed in as alice, orders 200');
      expect(await user.steps('API call')).toEqual(
        expect.arrayContaining([...login, 'UserInfo request', 'API call']),
      );
      await user.openStep('Code exchange');
      expect(await user.readTab('Response', '"id_token"')).toContain('"token_type": "Bearer"');
      const tokens = await user.readTab('Tokens', 'Claims');
      expect(tokens).toContain(lab.provider.url);
      expect(tokens).toContain('alice');
      expect(await tab.evaluate('globalThis.guessed')).toBe(false);
    });

    it('shows one and the same flow when the worker died on the login page', async () => {
      const { browser, page, lab } = stage;
      await page.goto(lab.spa.url);
      await click(page, '#login');
      await page.waitForSelector('#sign-in');
      await killWorker(browser);
      await signIn(page);
      await statusOf(page, 'signed in as alice');
      const user = inspectorUser(await openOAuthTab(page));
      expect(await user.flows(1)).toHaveLength(1);
      const steps = await user.steps('Code exchange');
      expect(steps.filter((title) => login.includes(title))).toEqual(login);
    });

    it('says what went wrong, and shows nothing but examples on a page without a login', async () => {
      const { page, lab } = stage;
      await page.goto(`${lab.broken.url}/offers`);
      await statusOf(page, 'loaded');
      const tab = await openOAuthTab(page);
      const user = inspectorUser(tab);
      expect(await tab.evaluate(`document.querySelectorAll('[id^=flow-row-]').length`)).toBe(0);
      await user.press('SAML');
      expect(await user.steps('Login response (SAML 2.0)')).toContain('Login request (SAML 2.0)');
      await tab.evaluate(`document.querySelector('[aria-label="Told for a"]').focus()`);
      await tab.devtools.keyboard.press('ArrowDown');
      await tab.waitFor(`document.body.innerText.includes('Checked, and held')`);
      await tab.devtools.keyboard.press('Home');
      await tab.waitFor(`document.body.innerText.includes('Not here: this goes by another way, SAML 2.0.')`);
      await user.press('Questions and words');
      await user.press('OAuth 1.0a');
      await tab.waitFor(`document.body.innerText.includes('between servers, if it happened: not seen')`);
      await user.press('Questions and words');
      await tab.waitFor(`document.querySelector('dialog')?.innerText.includes('Here an approval came back')`);
      await tab.evaluate(`document.querySelector('dialog [data-leads-away] button').click()`);
      await tab.waitFor(`document.querySelector('dialog') === null`);
      await tab.waitFor(
        `document.querySelector('[data-pane=step] h2').innerText.includes('Approval (OAuth 1.0a)')`,
      );
      await user.press('Close the file');
      await tab.waitFor(`document.querySelectorAll('[id^=flow-row-]').length === 0`);
      await user.press('Questions and words');
      await tab.waitFor(`document.querySelector('dialog')?.innerText.includes('What is OAuth?')`);
      expect(await tab.evaluate(`document.querySelector('dialog').innerText`)).not.toContain('you look at');
      await user.press('Close');
      await page.goto(lab.broken.start('no-pkce'));
      await signIn(page);
      await statusOf(page, 'signed in');
      expect(await user.flows(1)).toHaveLength(1);
      expect(await tab.waitFor(`document.body.innerText.includes('without PKCE')`)).toBe(true);

      await page.goto(lab.broken.start('wrong-verifier'));
      await statusOf(page, 'failed');
      await tab.waitFor(`/failed/.test(document.querySelector('p[role=status]')?.innerText)`);
    });
  });
});

/** Runs in the worker: the exchanges under those keys of its memory. */
const keptExchanges = (prefix: string) => `chrome.storage.session.get(null).then((all) =>
  Object.entries(all).filter(([key]) => key.startsWith('${prefix}')).map(([, text]) => JSON.parse(text)))`;
