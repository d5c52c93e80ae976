import type { Browser } from 'puppeteer-core';
import { drive, type ExtensionPage } from './extension-page.ts';
import { inBrowserItself } from './firefox.ts';
import { pollUntil } from './poll-until.ts';

/** Opens the toolbox on the tab that is shown, goes to the tab "OAuth" in it, and drives that. */
export async function openFirefoxOAuthTab(browser: Browser): Promise<ExtensionPage> {
  await pollUntil(() => inBrowserItself(browser, showOAuthTab), 'the toolbox has the tab OAuth');
  const tab = within(browser, panelOfTab);
  await tab.waitFor(`document.querySelector('[role=toolbar]') !== null`);
  return tab;
}

/** Closes the toolbox of the tab that is shown. */
export async function closeFirefoxToolbox(browser: Browser): Promise<void> {
  await inBrowserItself(browser, `${devtools}.closeToolboxForTab(gBrowser.selectedTab).then(() => true)`);
}

/** Opens the popup on the tab that is shown, as a click on the toolbar button does. @param opener a page of the add-on */
export async function openFirefoxPopup(browser: Browser, opener: ExtensionPage): Promise<ExtensionPage> {
  await opener.evaluate('browser.action.openPopup().then(() => true)');
  await pollUntil(
    () => inBrowserItself(browser, `Boolean(${popup} && ${isLoaded(popup)})`),
    'the popup is there',
  );
  return within(browser, popup);
}

/** Firefox has no protocol by which its own tools are reached: its modules are. */
const devtools = `ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs').require('devtools/client/framework/devtools').gDevTools`;

const panelOfTab = `await (async () => {
  const toolbox = await ${devtools}.showToolboxForTab(gBrowser.selectedTab);
  const tool = toolbox.getAdditionalTools().find(({ label }) => label === 'OAuth');
  return toolbox.doc.getElementById('toolbox-panel-iframe-' + tool.id).contentDocument.querySelector('browser');
})()`;

const popup = `[...document.querySelectorAll('browser')].find(({ currentURI }) => currentURI?.spec.endsWith('/popup.html'))`;

/** Until then it is an empty page in another process: a script sent there never answers. */
const isLoaded = (page: string): string => `!${page}.webProgress.isLoadingDocument`;

const showOAuthTab = `(async () => {
  const toolbox = await ${devtools}.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
  const tool = toolbox.getAdditionalTools().find(({ label }) => label === 'OAuth');
  if (!tool) return false;
  await toolbox.selectTool(tool.id);
  const page = ${panelOfTab};
  return page?.currentURI?.spec.endsWith('/panel.html') && ${isLoaded('page')};
})()`;

/** A page of the add-on that is no tab. @param page an expression of Firefox's own code for the element that shows it */
function within(browser: Browser, page: string): ExtensionPage {
  return drive(async <Result>(expression: string) => {
    const said = await inBrowserItself(browser, evaluatedThere(page, expression));
    const { value, error } = JSON.parse(String(said)) as { readonly value?: Result; readonly error?: string };
    if (error !== undefined) throw new Error(error);
    return value as Result;
  });
}

let count = 0;

/** The page is in another process: a script of Firefox's own goes there, evaluates beside the page’s rules, and sends back JSON. */
function evaluatedThere(page: string, expression: string): string {
  count += 1;
  const answer = `oauth-lens-${count}`;
  const script = `(async () => {
    const said = {};
    try {
      const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      said.value = await Cu.evalInSandbox(${JSON.stringify(expression)}, box);
    } catch (error) {
      said.error = String(error);
    }
    sendAsyncMessage('${answer}', JSON.stringify(said));
  })()`;
  return `(async () => {
    const { messageManager } = ${page};
    return new Promise((resolve) => {
      setTimeout(() => resolve('{"error":"no answer from the page"}'), 10_000);
      messageManager.addMessageListener('${answer}', ({ data }) => resolve(data));
      messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
    });
  })()`;
}
