import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { geckoId } from '../../../build/gecko-id.ts';
import { drivePage, type ExtensionPage } from './extension-page.ts';
import { findFirefox } from './find-firefox.ts';
import { pollUntil } from './poll-until.ts';

/** The address that Firefox would otherwise draw by lot for the add-on's pages. */
const uuid = '0a0b0c0d-1111-4222-8333-444455556666';
/** Where the add-on’s files are. */
export const addOnPlace = `moz-extension://${uuid}`;

/**
 * A Firefox with the add-on installed, and allowed in private windows. @param dir the unpacked add-on, built: `.output/firefox-mv3`
 * @param userDataDir a profile that outlives the browser
 */
export async function launchFirefox(dir: string, userDataDir?: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    ...(userDataDir !== undefined && { userDataDir }),
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }) },
  });
  await allowInPrivateWindows(browser);
  await browser.installExtension(dir);
  return browser;
}

/** As much of puppeteer's connection as is asked: WebDriver has no word for what is allowed in private windows. */
type Connected = {
  readonly connection: { send(method: string, parameters: object): Promise<{ readonly result: unknown }> };
};

async function allowInPrivateWindows(browser: Browser): Promise<void> {
  await inBrowserItself(
    browser,
    `ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs').ExtensionPermissions.add(
      '${geckoId}', { permissions: ['internal:privateBrowsingAllowed'], origins: [] }).then(() => true)`,
  );
}

/** Evaluates an expression in Firefox’s own code, and tells its value if it is a plain one. */
export async function inBrowserItself(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as Connected;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = tree as { readonly contexts: readonly { readonly context: string }[] };
  const target = { context: contexts[0]?.context };
  const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
  return (result as { readonly result?: { readonly value?: unknown } }).result?.value;
}

const extension = `WebExtensionPolicy.getByID('${geckoId}').extension`;

/** Ends the add-on's event page at once, as half a minute without events does, or a browser that needs memory. The next event starts a fresh one. */
export async function endEventPage(browser: Browser): Promise<void> {
  // An event that comes while it is being ended keeps it alive.
  const end = `${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => ${extension}.backgroundState)`;
  await pollUntil(
    async () => (await inBrowserItself(browser, end)) === 'stopped',
    'the event page is stopped',
  );
}

/** Waits for Firefox’s own question whether the add-on may have what it asked for, and answers it as a person does. */
export async function answerPermissionQuestion(browser: Browser, answer: 'Allow' | 'Deny'): Promise<void> {
  const panel = `Services.wm.getMostRecentWindow('navigator:browser').document.getElementById('notification-popup')`;
  const question = `${panel}.querySelector('#addon-webext-permissions-notification')`;
  await pollUntil(
    async () => inBrowserItself(browser, `${panel}?.state === 'open' && ${question} !== null`),
    'Firefox asks',
  );
  const button = answer === 'Allow' ? 'button' : 'secondaryButton';
  await inBrowserItself(browser, `${question}.${button}.click()`);
}

/** Puts the add-on anew in its own place, as an update does. */
export async function reloadAddOn(browser: Browser): Promise<void> {
  await inBrowserItself(
    browser,
    `AddonManager.getAddonByID('${geckoId}').then((one) => one.reload()).then(() => true)`,
  );
}

/** Whether the add-on's event page runs. */
export async function isEventPageRunning(browser: Browser): Promise<boolean> {
  return (await inBrowserItself(browser, `${extension}.backgroundState`)) !== 'stopped';
}

/** Opens a private window with these pages of sites or of the add-on (by name), and tells them. */
export async function openPrivateWindow(
  browser: Browser,
  opener: ExtensionPage,
  urls: readonly string[],
): Promise<readonly Page[]> {
  const known = new Set(await browser.pages());
  const pages = urls.map((url) => (url.includes(':') ? url : `${addOnPlace}/${url}`));
  await opener.evaluate(
    `browser.windows.create({ incognito: true, url: ${JSON.stringify(pages)} }).then(() => true)`,
  );
  const shownThere = async (): Promise<readonly Page[] | undefined> => {
    const opened = (await browser.pages()).filter((page) => !known.has(page));
    const shown = await Promise.all(opened.map((page) => addressOf(page)));
    const placed = pages.flatMap(
      (url) => opened[shown.findIndex((address) => address.startsWith(url))] ?? [],
    );
    return placed.length === pages.length ? placed : undefined;
  };
  return (await pollUntil(shownThere, 'the private window is there')) ?? [];
}

/** Of a page of the add-on, the browser says none. */
function addressOf(page: Page): Promise<string> {
  return page.evaluate('location.href').then(String, () => '');
}

/** Opens a page of the add-on, in that page of the browser or a new one. Firefox never says that it has loaded: the page itself tells. */
export async function openAddOnPage(browser: Browser, name: string, there?: Page): Promise<ExtensionPage> {
  const page = there ?? (await browser.newPage());
  // Of rows out of sight, which are not laid out, Firefox tells no text.
  await page.setViewport({ width: 1280, height: 2000 });
  page.goto(`${addOnPlace}/${name}`).catch(() => undefined);
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
