import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedPortName, privateFeedPortName } from '../../lib/exchange/feed.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';

/** Asks our extension, as another may: by a message, by the feed’s ports, and for a file. Answers what came back. */
const asks = (id: string, names: readonly string[]): string => `(async () => {
  const said = [];
  await chrome.runtime.sendMessage(${JSON.stringify(id)}, { type: 'hello' }).then((answer) => said.push(answer ?? 'nothing'), (error) => said.push(error.message));
  for (const name of ${JSON.stringify(names)}) {
    await new Promise((resolve) => {
      const port = chrome.runtime.connect(${JSON.stringify(id)}, { name });
      port.onMessage.addListener((message) => said.push(message));
      port.onDisconnect.addListener(() => (said.push(chrome.runtime.lastError?.message ?? 'closed'), resolve()));
      port.postMessage({ type: 'hello' });
      setTimeout(() => (said.push('timeout'), resolve()), 5000);
    });
  }
  await fetch('chrome-extension://${id}/viewer.html').then((answer) => said.push(answer.status), (error) => said.push(error.message));
  return said;
})()`;

it('another extension is told nothing, whatever it asks', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'other-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'Another extension',
    version: '1',
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'worker.js'), 'self.isOther = true;');
  const { browser, extensionId } = await launchWithExtension({ dir: buildExtension() });
  try {
    const otherId = await browser.installExtension(dir);
    const target = await browser.waitForTarget((one) =>
      one.url().startsWith(`chrome-extension://${otherId}`),
    );
    const other = await target.worker();
    const nobody = 'Could not establish connection. Receiving end does not exist.';
    expect(await other?.evaluate(asks(extensionId, [feedPortName, privateFeedPortName]))).toEqual([
      nobody,
      nobody,
      nobody,
      'Failed to fetch',
    ]);
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true });
  }
}, 60_000);
