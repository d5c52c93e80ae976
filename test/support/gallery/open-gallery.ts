import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** The gallery on a free loopback port: `?scene=all&theme=dark`, `&popup`. Close it when done. */
export type Gallery = { readonly origin: string; readonly close: () => void };

/** Builds the gallery and serves it. */
export async function openGallery(): Promise<Gallery> {
  const site = join(tmpdir(), 'oauth-lens-gallery');
  await build({
    root: import.meta.dirname,
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: site, emptyOutDir: true, target: 'esnext' },
  });
  const { server, origin } = await serve(site);
  return { origin, close: () => server.close() };
}

const goldens = join(import.meta.dirname, '../../golden');

async function serve(root: string) {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? '/index.html' : path;
    const folder = /^\/(?:captures|failures)\//.test(file) ? goldens : root;
    const content = await readFile(join(folder, file)).catch(() => undefined);
    response
      .writeHead(content ? 200 : 404, { 'content-type': types[file.split('.').at(-1) ?? ''] ?? '' })
      .end(content);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
