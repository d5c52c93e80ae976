/**
 * The icons of the extension, drawn by a browser from their two drawings: `npm run icons`. The small one is drawn for a toolbar, on whole
 * pixels; the other for everything larger. What is drawn is committed: a build needs no browser.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../browser/launch.ts';

const assets = fileURLToPath(new URL('../../../assets/', import.meta.url));
const folder = `${assets}public/icons`;
const drawings: readonly (readonly [file: string, sizes: readonly number[]])[] = [
  ['icon-small.svg', [16]],
  ['icon.svg', [32, 48, 64, 96, 128]],
];

await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch(launchOptions({}));
try {
  const page = await browser.newPage();
  for (const [file, sizes] of drawings) {
    const drawing = await readFile(assets + file, 'utf8');
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size });
      const style = `<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>`;
      await page.setContent(style + drawing);
      await page.screenshot({ path: `${folder}/${size}.png`, omitBackground: true });
    }
  }
} finally {
  await browser.close();
}
