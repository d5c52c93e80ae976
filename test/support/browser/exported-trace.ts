import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { InspectorUser } from './inspector.ts';

/** Exports what the inspector shows, safe to share, into the folder; tells the file and its text. `as`: the line of the menu. */
export async function exportTrace(
  browser: Browser,
  user: InspectorUser,
  folder: string,
  as: 'Safe to share' | 'Support bundle' = 'Safe to share',
): Promise<{ path: string; text: string }> {
  mkdirSync(folder, { recursive: true });
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const names = new Map<string, string>();
  session.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) =>
    names.set(guid, suggestedFilename),
  );
  const done = new Promise<string>((resolve, reject) => {
    session.on('Browser.downloadProgress', ({ guid, state }) => {
      if (state === 'completed') resolve(names.get(guid) ?? guid);
      if (state === 'canceled') reject(new Error('the download was cancelled'));
    });
  });
  await user.press('Export');
  await user.press(as);
  const path = join(folder, await done);
  await session.detach();
  return { path, text: readFileSync(path, 'utf8') };
}
