import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';

/** Opens the inspector as a page of its own. */
export async function openViewer(browser: Browser, extensionId: string): Promise<Page> {
  const viewer = await browser.newPage();
  await viewer.goto(`chrome-extension://${extensionId}/viewer.html`);
  await viewer.waitForSelector('main');
  return viewer;
}

/** Imports a file with this text as a person does; what is known of it comes later. */
export async function importText(viewer: Page, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
  const path = join(folder, 'session.har');
  writeFileSync(path, text);
  const press = `document.querySelector('[role=toolbar] [aria-label^=Import]').click()`;
  const [chooser] = await Promise.all([viewer.waitForFileChooser(), viewer.evaluate(press)]);
  await chooser.accept([path]);
  // The page reads the file when it likes: it is ours until something is known.
  await viewer.waitForSelector('[aria-label="Close the file"], [role=alert]', { timeout: 60_000 });
  rmSync(folder, { recursive: true });
}

/** Drags a file, or several, from the desktop to a place across the viewer, from 0 to 1, and lets it go. */
export async function dropFile(viewer: Page, path: string | readonly string[], across = 0.25): Promise<void> {
  const client = await viewer.createCDPSession();
  const width = await viewer.evaluate('innerWidth');
  const data = { items: [], files: [path].flat(), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: Number(width) * across, y: 300, data });
  await client.detach();
}
