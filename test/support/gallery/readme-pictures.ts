/**
 * The pictures of the README, taken of the built product on the lab: `npm run pictures`. A login that fails, in DevTools with
 * its dark theme, and the popup on the login page of an app without PKCE.
 */
import { fileURLToPath } from 'node:url';
import { labBrowserArgs, startLab } from '../../lab/lab.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { inspectorUser } from '../browser/inspector.ts';
import { signIn, statusOf } from '../browser/lab-steps.ts';
import { launchWithExtension } from '../browser/launch-with-extension.ts';
import { openOAuthTab } from '../browser/oauth-tab.ts';
import { pollUntil } from '../browser/poll-until.ts';
import { screenshot } from '../browser/screenshot.ts';
import { popupOf } from '../browser/toolbar-button.ts';

const pictures = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

const lab = await startLab();
const { browser } = await launchWithExtension({
  dir: buildExtension(),
  args: [...labBrowserArgs, '--force-dark-mode'],
});
try {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(lab.broken.start('no-pkce'));
  await page.waitForSelector('#sign-in');
  const popup = await popupOf(page);
  await pollUntil(
    () => popup.evaluate(() => /PKCE/.test(document.body.innerText)),
    'the popup shows the login',
  );
  await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await screenshot(popup, `${pictures}popup.png`);

  await page.goto(`${lab.broken.url}/offers`);
  const tab = await openOAuthTab(page);
  await page.goto(lab.broken.start('wrong-verifier'));
  await signIn(page);
  await statusOf(page, 'failed');
  await inspectorUser(tab).openStep('Code exchange');
  await tab.waitFor(`/grant request is invalid/.test(document.body.innerText)`);
  await screenshot(tab.devtools, `${pictures}panel-dark-wide.png`);
} finally {
  await browser.close();
  await lab.close();
}
