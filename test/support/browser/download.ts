import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** Does what makes the browser save a file, into the folder; tells where it is once it is whole. */
export async function downloaded(
  browser: Browser,
  folder: string,
  act: () => Promise<void>,
): Promise<string> {
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
  await act();
  const path = join(folder, await done);
  await session.detach();
  return path;
}
