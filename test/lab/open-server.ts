import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OpenServer = {
  /** `http://id.localhost:40123` */
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
export async function openServer(host: string): Promise<OpenServer> {
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
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
