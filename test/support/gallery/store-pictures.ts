/**
 * The pictures of the extension’s page in the stores, 1280×800, taken of the built product: a login that breaks, a lost cookie, findings
 * with their evidence, the popup on a login page, and a login told as a story. `npm run pictures`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { labBrowserArgs, startLab } from '../../lab/lab.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { drivePage } from '../browser/extension-page.ts';
import { inspectorUser } from '../browser/inspector.ts';
import { launchWithExtension } from '../browser/launch-with-extension.ts';
import { pollUntil } from '../browser/poll-until.ts';
import { screenshot } from '../browser/screenshot.ts';
import { popupOf } from '../browser/toolbar-button.ts';
import { importText, openViewer } from '../browser/viewer.ts';

type Theme = 'light' | 'dark';
/** What is looked at of a golden capture: a view of the login, a step by its title. */
type Picture = {
  readonly name: string;
  readonly capture: string;
  readonly theme: Theme;
  readonly view?: string;
  readonly step?: string;
  /** Down to the end of the steps, as far as the page is too small for all. */
  readonly toEnd?: true;
};

const pictures: readonly Picture[] = [
  { name: '1-the-break', capture: 'fault-wrong-verifier', theme: 'light', step: 'Code exchange' },
  { name: '2-a-lost-cookie', capture: 'failing-authlib-strict-session', theme: 'light', toEnd: true },
  { name: '3-findings', capture: 'fault-implicit', theme: 'dark', view: 'Findings' },
  { name: '5-a-story', capture: 'oauth1-web-app', theme: 'light', view: 'Story' },
];

const size = { width: 1280, height: 800 };
const folder = fileURLToPath(new URL('../../../docs/screenshots/store/', import.meta.url));
const captures = fileURLToPath(new URL('../../golden/captures/', import.meta.url));

const lab = await startLab();
const { browser, extensionId } = await launchWithExtension({
  dir: buildExtension(),
  args: labBrowserArgs,
});
try {
  for (const picture of pictures) await take(picture);
  await takePopup(browser);
} finally {
  await browser.close();
  await lab.close();
}

async function take({ name, capture, theme, view, step, toEnd }: Picture): Promise<void> {
  const page = await openViewer(browser, extensionId);
  await page.setViewport(size);
  await wear(page, theme);
  await importText(page, readFileSync(`${captures}${capture}.har`, 'utf8'));
  const user = inspectorUser(drivePage(page));
  await user.flows(1);
  await page.waitForSelector('progress', { hidden: true });
  if (view) await user.readTab(view, '');
  if (step) await user.openStep(step);
  if (toEnd) await page.evaluate(`document.querySelector('[data-pane=flow]').scrollTo(0, 1e6)`);
  await screenshot(page, `${folder}${name}.png`);
  await page.close();
}

/** The popup is a window of its own: it is set on a picture of the page that it belongs to, where the browser opens it. */
async function takePopup(of: Browser): Promise<void> {
  const page = await of.newPage();
  await page.setViewport(size);
  await page.goto(lab.broken.start('no-pkce'));
  await page.waitForSelector('#sign-in');
  const behind = await page.screenshot({ encoding: 'base64' });
  const popup = await popupOf(page);
  await pollUntil(
    () => popup.evaluate(() => /PKCE/.test(document.body.innerText)),
    'the popup shows the login',
  );
  await wear(popup, 'light');
  const card = await popup.screenshot({ encoding: 'base64' });
  const stage = await of.newPage();
  await stage.setViewport(size);
  await stage.setContent(`<style>
    * { margin: 0 }
    img { display: block }
    .card { position: absolute; top: 8px; right: 24px; border-radius: 8px; box-shadow: 0 6px 28px rgb(0 0 0 / 45%) }
  </style>
  <img src="data:image/png;base64,${behind}"><img class="card" src="data:image/png;base64,${card}">`);
  await screenshot(stage, `${folder}4-the-popup.png`);
}

async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
}
