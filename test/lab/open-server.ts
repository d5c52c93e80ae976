import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { labKey } from './single-sign-on/keys.ts';

export type OpenServer = {
  /** `http://id.localhost:40123`, or `https:` */
  readonly origin: string;
  readonly port: number;
  /** Requests that come before are answered 503. */
  serve(listener: RequestListener): void;
  close(): Promise<void>;
};

/**
 * Opens a loopback port under its own host name before anybody serves it: provider and clients must know each other's
 * addresses first. `*.localhost` names are loopback in every browser (RFC 6761 §6.3), secure contexts, and sites of their own.
 */
export function openServer(host: string): Promise<OpenServer> {
  return open(`http://${host}`, createServer);
}

/** The same over TLS, with a certificate that nobody vouches for: browsers must be told to take it. */
export function openTlsServer(host: string): Promise<OpenServer> {
  return open(`https://${host}`, (listener) => createTlsServer(labKey, listener));
}

async function open(
  name: string,
  create: (listener: RequestListener) => ReturnType<typeof createServer>,
): Promise<OpenServer> {
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = create((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${name}:${port}`,
    port,
    serve: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
