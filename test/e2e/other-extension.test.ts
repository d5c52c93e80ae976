import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { geckoId } from '../../build/gecko-id.ts';
import { feedPortName, privateFeedPortName } from '../../lib/exchange/feed.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { addOnPlace, launchFirefox } from '../support/browser/firefox.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';

/** Asks our extension, as another may: by a message, by the feed’s ports, and for a file. Answers what came back. */
const asks = (
  id: string,
  names: readonly string[],
  place = `chrome-extension://${id}`,
): string => `(async () => {
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
  await fetch('${place}/viewer.html').then((answer) => said.push(answer.status), (error) => said.push(error.message));
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

it('nor is another add-on in Firefox', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'other-add-on-'));
  const heard = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => {
    void text(request).then((said) => heard.resolve(JSON.parse(said)));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const manifest = {
    manifest_version: 3,
    name: 'Another add-on',
    version: '1',
    browser_specific_settings: { gecko: { id: 'other@add-on.example' } },
    background: { scripts: ['worker.js'] },
    // The default would ask for the server by https.
    content_security_policy: { extension_pages: `script-src 'self'` },
  };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  const asked = asks(geckoId, [feedPortName, privateFeedPortName], addOnPlace);
  writeFileSync(
    join(dir, 'worker.js'),
    `${asked}.then((said) => fetch('http://127.0.0.1:${port}/', { method: 'POST', mode: 'no-cors', body: JSON.stringify(said) }));`,
  );
  const browser = await launchFirefox(buildExtension('firefox'));
  try {
    await browser.installExtension(dir);
    const nobody = 'Could not establish connection. Receiving end does not exist.';
    expect(await heard.promise).toEqual([
      nobody,
      'closed',
      'closed',
      'NetworkError when attempting to fetch resource.',
    ]);
  } finally {
    await browser.close();
    server.close();
    rmSync(dir, { recursive: true });
  }
}, 60_000);
