import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer-core';

/** Writes what the page shows to a PNG; makes the folder. */
export async function screenshot(page: Page, path: `${string}.png`): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
