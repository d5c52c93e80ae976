import type { Browser } from 'puppeteer-core';
import { drive, type ExtensionPage } from './extension-page.ts';
import { inBrowserItself } from './firefox.ts';
import { pollUntil } from './poll-until.ts';

/** Opens the toolbox on the tab that is shown, goes to the tab "OAuth" in it, and drives that. */
export async function openFirefoxOAuthTab(browser: Browser): Promise<ExtensionPage> {
  await pollUntil(() => inBrowserItself(browser, showOAuthTab), 'the toolbox has the tab OAuth');
  const tab = drive(async <Result>(expression: string) => {
    const said = await inBrowserItself(browser, evaluatedThere(expression));
    const { value, error } = JSON.parse(String(said)) as { readonly value?: Result; readonly error?: string };
    if (error !== undefined) throw new Error(error);
    return value as Result;
  });
  await tab.waitFor(
    `location.pathname === '/panel.html' && document.querySelector('[role=toolbar]') !== null`,
  );
  return tab;
}

/** Closes the toolbox of the tab that is shown. */
export async function closeFirefoxToolbox(browser: Browser): Promise<void> {
  await inBrowserItself(browser, `${devtools}.closeToolboxForTab(gBrowser.selectedTab).then(() => true)`);
}

/** Firefox has no protocol by which its own tools are reached: its modules are. */
const devtools = `ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs').require('devtools/client/framework/devtools').gDevTools`;

const showOAuthTab = `(async () => {
  const toolbox = await ${devtools}.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
  const tool = toolbox.getAdditionalTools().find(({ label }) => label === 'OAuth');
  if (!tool) return false;
  await toolbox.selectTool(tool.id);
  const page = toolbox.doc.getElementById('toolbox-panel-iframe-' + tool.id).contentDocument.querySelector('browser');
  // Until then it is an empty page in another process: a script sent there never answers.
  return page?.currentURI?.spec.endsWith('/panel.html') && !page.webProgress.isLoadingDocument;
})()`;

/** The page of the tab is in another process: a script of Firefox's own goes there, evaluates beside the page’s rules, and sends back JSON. */

function evaluatedThere(expression: string): string {
  const script = (answer: string) => `(async () => {
    const said = {};
    try {
      const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      said.value = await Cu.evalInSandbox(${JSON.stringify(expression)}, box);
    } catch (error) {
      said.error = String(error);
    }
    sendAsyncMessage('${answer}', JSON.stringify(said));
  })()`;
  const answer = `oauth-lens-${counted()}`;
  return `(async () => {
    const toolbox = await ${devtools}.showToolboxForTab(gBrowser.selectedTab);
    const tool = toolbox.getAdditionalTools().find(({ label }) => label === 'OAuth');
    const frame = toolbox.doc.getElementById('toolbox-panel-iframe-' + tool.id);
    const { messageManager } = frame.contentDocument.querySelector('browser');
    return new Promise((resolve) => {
      setTimeout(() => resolve('{"error":"no answer from the tab OAuth"}'), 10_000);
      messageManager.addMessageListener('${answer}', ({ data }) => resolve(data));
      messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script(answer))}), false);
    });
  })()`;
}

let count = 0;
function counted(): number {
  count += 1;
  return count;
}
