import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { downloaded } from './download.ts';
import type { InspectorUser } from './inspector.ts';

/** Exports what the inspector shows, safe to share, into the folder; tells the file and its text. `as`: the line of the menu. */
export async function exportTrace(
  browser: Browser,
  user: InspectorUser,
  folder: string,
  as: 'Safe to share' | 'Support bundle' = 'Safe to share',
): Promise<{ path: string; text: string }> {
  const path = await downloaded(browser, folder, async () => {
    await user.press('Export');
    await user.press(as);
  });
  return { path, text: readFileSync(path, 'utf8') };
}
