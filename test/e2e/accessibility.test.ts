import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../lib/analysis.ts';
import { captureText } from '../support/captures.ts';
import { launchBrowser } from '../support/browser/launch.ts';
import { openGallery, type Gallery } from '../support/gallery/open-gallery.ts';

/** Every view of the inspector, and the card. */
const scenes = [
  'all',
  'parameters',
  'tokens',
  'request',
  'failing',
  'findings',
  'profiles',
  'story',
  'search',
  'compare',
  'hugeScopes',
  'hugeParameters',
  'empty',
  'notice',
  'partlyJudged',
  'opening',
  'reading',
  'longFlow',
];
/** Among them those of which each has colours of its own; what is long or huge has no others. */
const colourful = [
  'all',
  'tokens',
  'failing',
  'findings',
  'profiles',
  'story',
  'search',
  'compare',
  'empty',
  'notice',
  'partlyJudged',
];
const cards = ['popupPending', 'popupClean', 'popupBad', 'popupPartlyJudged'];

describe('what axe finds', () => {
  let gallery: Gallery;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    gallery = await openGallery();
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(gallery.origin);
    await page.waitForFunction('globalThis.show !== undefined');
  });
  afterAll(async () => {
    await browser?.close();
    gallery?.close();
  });

  const slow = 240_000;

  it(
    'is nothing in any view',
    async () => {
      expect(await complaints(scenes, 'theme=light', 1600)).toEqual([]);
      expect(await complaints(cards, 'theme=light&popup', 380)).toEqual([]);
      expect(await complaints(['findings', 'failing'], 'theme=light&level=reviewer', 1600)).toEqual([]);
      expect(await complaints(['all'], 'theme=light&paste=request', 1600)).toEqual([]);
      expect(await complaints(['findings', 'failing'], 'theme=light&level=newcomer', 1600)).toEqual([]);
    },
    slow,
  );

  it(
    'is no contrast too weak, in the dark either',
    async () => {
      expect(await complaints(colourful, 'theme=dark', 1600, 'color-contrast')).toEqual([]);
      expect(await complaints(cards, 'theme=dark&popup', 380, 'color-contrast')).toEqual([]);
      expect(await complaints(['all'], 'theme=dark&paste=nothing', 400, 'color-contrast')).toEqual([]);
      expect(await complaints(['findings'], 'theme=dark&level=reviewer', 1600, 'color-contrast')).toEqual([]);
      expect(await complaints(['failing'], 'theme=dark&level=newcomer', 1600, 'color-contrast')).toEqual([]);
    },
    slow,
  );

  it(
    'is nothing where there is room for one pane',
    async () => {
      expect(await complaints(['all', 'tokens', 'failing', 'search', 'compare'], 'theme=light', 400)).toEqual(
        [],
      );
    },
    slow,
  );

  it(
    'is nothing in a report that is opened from a disk without a network, in the dark either, and paper cuts no step',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
      const report = await browser.newPage();
      await report.setOfflineMode(true);
      for (const name of ['fault-wrong-verifier', 'failing-router-drops-fragment', 'saml-brokered']) {
        const path = join(folder, 'report.html');
        writeFileSync(path, await reportOf(name));
        for (const [theme, width] of [
          ['light', 1200],
          ['dark', 400],
        ] as const) {
          await report.setViewport({ width, height: 900 });
          await report.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
          await report.goto(pathToFileURL(path).href);
          expect(await axed(report, name, theme === 'dark' ? 'color-contrast' : undefined)).toEqual([]);
          expect(await report.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
        await report.emulateMediaType('print');
        const uncut = '[...document.querySelectorAll(".step, .line, .finding, .reason, .receipt")]';
        const cuts = `${uncut}.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length`;
        expect(await report.evaluate(`[${uncut}.length > 3, ${cuts}]`)).toEqual([true, 0]);
        await report.emulateMediaType();
      }
      rmSync(folder, { recursive: true });
    },
    slow,
  );

  /** `scene: rule: what to look at`, for each fault. */
  async function complaints(
    names: readonly string[],
    look: string,
    width: number,
    only?: string,
  ): Promise<readonly string[]> {
    await page.setViewport({ width, height: 900 });
    const found: string[] = [];
    for (const name of names) {
      await page.evaluate(`show('?scene=${name}&${look}')`);
      await page.waitForSelector('#root > *');
      if (look.includes('paste=')) await page.waitForSelector('dialog h3, dialog [role=alert]');
      found.push(...(await axed(page, name, only)));
    }
    return found;
  }

  async function axed(shown: Page, name: string, only?: string): Promise<readonly string[]> {
    if (!(await shown.evaluate(`'axe' in globalThis`))) await shown.evaluate(axe.source);
    const options = JSON.stringify({ resultTypes: ['violations'], ...(only && { runOnly: only }) });
    const { violations } = (await shown.evaluate(`axe.run(${options})`)) as axe.AxeResults;
    return violations.map(
      ({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ target }) => target).join(', ')}`,
    );
  }
});

async function reportOf(name: string): Promise<string> {
  const analysis = await analyze(captureText(name));
  return 'error' in analysis ? analysis.error : analysis.write('html');
}
