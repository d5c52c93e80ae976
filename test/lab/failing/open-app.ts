import { openServer, type OpenServer } from '../open-server.ts';
import { startNginx, proxyTo } from '../software/nginx.ts';
import type { Parts } from './parts.ts';

/** An app and the address under which browsers find it. */
export type OpenApp = { readonly origin: string; readonly server: OpenServer };

/** A place for an app behind nginx, which ends TLS for it: `https://NAME.test`. `directives` go into the location. */
export async function openBehindNginx(parts: Parts, name: string, directives = ''): Promise<OpenApp> {
  const server = parts.add(await openServer('127.0.0.1'));
  const nginx = parts.add(await startNginx({ tls: true, server: proxyTo(server.port, directives) }));
  return { origin: `https://${name}.test:${nginx.port}`, server };
}

/** A place for an app that browsers reach by plain http: `http://HOST`. */
export async function openPlainly(parts: Parts, host: string): Promise<OpenApp> {
  const server = parts.add(await openServer(host));
  return { origin: server.origin, server };
}
