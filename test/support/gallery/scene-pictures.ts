/**
 * Pictures of the built viewer in fifteen situations, at four sizes, dark and light: `npm run scenes [folder [scene …]]`. They are to be
 * looked at; none is kept.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { writeTrace } from '../../../lib/output/trace.ts';
import { generateHar } from '../../bench/generate-har.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { drivePage, type ExtensionPage } from '../browser/extension-page.ts';
import { inspectorUser, type InspectorUser } from '../browser/inspector.ts';
import { launchWithExtension } from '../browser/launch-with-extension.ts';
import { screenshot } from '../browser/screenshot.ts';
import { dropFile, openViewer } from '../browser/viewer.ts';
import { crossApp, idJag } from '../cross-app.ts';
import { loginWithManyScopes } from '../many-scopes.ts';
import { licenceQuery, mdocMadeElsewhere } from '../mdocs.ts';
import { presentation } from '../wallets.ts';

type Stage = { readonly page: Page; readonly view: ExtensionPage; readonly user: InspectorUser };

const own = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
const capture = (name: string): string =>
  fileURLToPath(new URL(`../../golden/captures/${name}.har`, import.meta.url));
const written = (name: string, text: string): string => {
  const path = join(own, name);
  writeFileSync(path, text);
  return path;
};

/** Exchanges as a recording with nothing masked. */
const recordingOf = (exchanges: readonly Exchange[]): string => {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  const report = inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
  return writeTrace({ exchanges: inspection.evidence(), report, redaction: 'off' });
};
/** For whom the refused assertion is, in the place of the server that it is presented to. */
const chat = 'https://chat.example';

const sizes = [
  [400, 800],
  [800, 700],
  [1200, 320],
  [1600, 900],
] as const;
const themes = ['dark', 'light'] as const;

const open = async ({ page, view }: Stage, path: string): Promise<void> => {
  await dropFile(page, path, 0.1);
  await view.waitFor(
    `document.querySelector('progress') === null && document.querySelector('[aria-label=Steps] [role=option]') !== null`,
  );
};

/** The login itself is what a narrow window shows then. */
const openLogin = async (stage: Stage, path: string): Promise<void> => {
  await open(stage, path);
  await stage.page.click('[id^=flow-row-]');
};

/** What is opened and done before a picture is taken, in a wide window. */
const scenes: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  cors: (stage) => openLogin(stage, capture('failing-discovery-without-cors')),
  'refused-state': async (stage) => {
    await openLogin(stage, capture('fault-state-rejected'));
    await stage.user.readTab('Parameters', 'state');
  },
  'lost-cookie': (stage) => openLogin(stage, capture('failing-authlib-strict-session')),
  passkey: (stage) => openLogin(stage, capture('sign-in-passkey')),
  'lost-session': (stage) => openLogin(stage, capture('sign-in-session-narrow')),
  'story-beside': async (stage) => {
    await openLogin(stage, capture('sign-in-session-narrow'));
    await stage.user.readTab('Story', '');
    await stage.view.waitFor(`document.body.innerText.includes('And beside it')`);
    await stage.view.evaluate(
      `[...document.querySelectorAll('li')].findLast((one) => one.dataset.tone).scrollIntoView()`,
    );
  },
  wallet: async (stage) => {
    await openLogin(stage, capture('wallet-presentation'));
    await stage.user.openStep('Presentation');
    await stage.user.readTab('Tokens', 'Signed by the issuer');
  },
  'wallet-document': async (stage) => {
    const shown = presentation({
      object: { dcql_query: licenceQuery },
      answer: { vp_token: JSON.stringify({ mdl: [mdocMadeElsewhere] }) },
    });
    await openLogin(stage, written('document.har', recordingOf(shown)));
    await stage.user.openStep('Presentation');
    await stage.user.readTab('Tokens', 'org.iso.18013.5.1.mDL');
  },
  'cross-app': async (stage) => {
    await openLogin(stage, fileURLToPath(new URL('../../golden/mcp/ok-ema.har', import.meta.url)));
    await stage.user.openStep('Assertion exchange');
    await stage.user.readTab('Tokens', 'oauth-id-jag+jwt');
  },
  'cross-app-refused': (stage) =>
    openLogin(
      stage,
      written('refused.har', recordingOf(crossApp({ assertion: idJag({ aud: chat }), answer: null }))),
    ),
  'saml-audience': (stage) => openLogin(stage, capture('failing-ssp-audience')),
  '2000-flows': async (stage) => {
    await open(stage, written('many.har', generateHar(8000, 2000, 2000)));
    await stage.view.waitFor(
      `document.querySelector('[id^=flow-row-]').ariaSetSize === '2000' && document.querySelector('progress') === null`,
    );
  },
  comparison: async (stage) => {
    await open(stage, capture('spa-login'));
    await dropFile(stage.page, capture('fault-wrong-redirect-uri'), 0.8);
    await stage.view.waitFor(`document.querySelector('[aria-label="Two logins compared"] h2') !== null`);
  },
  'pinned-value': async (stage) => {
    await open(stage, capture('spa-login'));
    await stage.user.openStep('Authorization response');
    await stage.user.readTab('Parameters', 'state');
    await stage.user.press('Follow code');
    await stage.view.waitFor(`document.querySelector('[aria-label="The way of a value"]') !== null`);
  },
  '100-scopes': async (stage) => {
    await open(stage, written('scopes.har', loginWithManyScopes()));
    await stage.user.openStep('Authorization request');
    await stage.user.readTab('Explain', 'show all');
  },
};

const [, , folder = 'output/scenes', ...wanted] = argv;
const { browser, extensionId } = await launchWithExtension({ dir: buildExtension() });
try {
  for (const [name, prepare] of Object.entries(scenes))
    if (wanted.length === 0 || wanted.includes(name)) await take(name, prepare);
} finally {
  await browser.close();
  rmSync(own, { recursive: true });
}

async function take(name: string, prepare: (stage: Stage) => Promise<void>): Promise<void> {
  const page = await openViewer(browser, extensionId);
  // A view that another scene chose is remembered.
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await page.waitForSelector('main');
  await page.setViewport({ width: 1600, height: 900 });
  const view = drivePage(page);
  await prepare({ page, view, user: inspectorUser(view) });
  for (const [width, height] of sizes)
    for (const theme of themes) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      const overflow = await view.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      const file = `${name}-${width}x${height}-${theme}.png` as const;
      console.log(overflow > 0 ? `${file} is ${overflow} px too wide` : file);
      await screenshot(page, `${folder}/${file}`);
    }
  await page.close();
}
