import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { buildExtension } from '../support/browser/build-extension.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { launchOptions } from '../support/browser/launch.ts';
import { ratioOf, type Ratio } from './ratio.ts';

/** What a page loads: small things that scripts fetch, and images, scripts and styles. */
type Load = { readonly fetches: number; readonly assets: number };

const rounds = 20;

/** A page that makes 500 small fetches, with nothing of a login anywhere. */
export const fetchingPage = (): Promise<Ratio> => compared({ fetches: 500, assets: 0 });

/** A page with 200 images, scripts and styles, and 20 fetches. */
export const ordinaryPage = (): Promise<Ratio> => compared({ fetches: 20, assets: 200 });

/** The page of 500 fetches, while a login waits at its provider in another tab. */
export const besideLogin = (): Promise<Ratio> => compared({ fetches: 500, assets: 0 }, true);

/**
 * How long a page takes in real Chromium with our extension, against the same browser with an extension that may see every request and
 * listens to none: the floor for any such tool.
 */
async function compared(load: Load, isBesideLogin = false): Promise<Ratio> {
  const server = await served();
  const ours = await launchWithExtension({ dir: buildExtension() });
  const floor = await launchFloor();
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [measured, against] = await Promise.all(
      [ours.browser, floor.browser].map(async (browser) => {
        if (isBesideLogin) await (await browser.newPage()).goto(`${origin}${waitingLogin}`);
        return { browser, page: await browser.newPage() };
      }),
    );
    const of = (subject: typeof measured) => () => loaded(subject!.page, `${origin}/page`, load);
    return await ratioOf({ measured: of(measured), against: of(against), samples: rounds });
  } finally {
    await Promise.all([ours.browser.close(), floor.close()]);
    server.closeAllConnections();
    server.close();
  }
}

const waitingLogin = `/authorize?${new URLSearchParams({
  response_type: 'code',
  client_id: 'bench',
  redirect_uri: 'http://127.0.0.1/callback',
  scope: 'openid',
  state: 'Zx81kQw3Rt7Lm2Vb9Yc4',
}).toString()}`;

async function loaded(page: Page, url: string, load: Load): Promise<void> {
  await page.goto(url);
  await page.evaluate(async ({ fetches, assets }) => {
    const shown = (name: string, at: number): Promise<unknown> => {
      const element = document.createElement(name);
      const done = new Promise((resolve) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', resolve);
      });
      const address = `/asset/${name}/${at}`;
      if (element instanceof HTMLLinkElement) Object.assign(element, { rel: 'stylesheet', href: address });
      else element.setAttribute('src', address);
      document.body.append(element);
      return done;
    };
    await Promise.all([
      ...Array.from({ length: fetches }, async (_, at) => (await fetch(`/api/items/${at}?page=2`)).text()),
      ...Array.from({ length: assets }, (_, at) => shown(['img', 'script', 'link'][at % 3]!, at)),
    ]);
  }, load);
}

function served(): Promise<Server> {
  const types: Readonly<Record<string, string>> = {
    img: 'image/svg+xml',
    script: 'text/javascript',
    link: 'text/css',
  };
  const bodies: Readonly<Record<string, string>> = { img: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  const server = createServer(({ url = '' }, response) => {
    const [, room = '', kind = ''] = url.split('/');
    const isPage = room === 'page' || room.startsWith('authorize');
    response.writeHead(200, {
      'Content-Type': isPage ? 'text/html' : (types[kind] ?? 'application/json'),
      'Cache-Control': 'no-store',
    });
    response.end(
      isPage
        ? '<!doctype html><title>Shop</title><p>A page.</p>'
        : (bodies[kind] ?? (room === 'api' ? '{"items":[]}' : '')),
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** A browser with an extension that has the permission to see every request, and no listener. */
async function launchFloor(): Promise<{ readonly browser: Browser; readonly close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'floor-'));
  writeFileSync(
    join(dir, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Floor',
      version: '1',
      permissions: ['webRequest', 'webNavigation', 'storage', 'scripting'],
      host_permissions: ['<all_urls>'],
      background: { service_worker: 'worker.js' },
    }),
  );
  writeFileSync(join(dir, 'worker.js'), '');
  const browser = await puppeteer.launch({ ...launchOptions({}), enableExtensions: true });
  await browser.installExtension(dir);
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
