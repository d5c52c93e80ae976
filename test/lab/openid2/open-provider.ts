import { openServer } from '../open-server.ts';
import { createOpenidProvider, type OpenidEvent } from './provider.ts';

/** A running provider of OpenID 2.0. */
export type RunningOpenidProvider = {
  readonly origin: string;
  readonly log: readonly OpenidEvent[];
  readonly close: () => Promise<void>;
};

/** By its address: `openid` finds servers by name, which not every system resolves for `*.localhost`. */
export async function openOpenidProvider(): Promise<RunningOpenidProvider> {
  const server = await openServer('127.0.0.1');
  const { listener, log } = createOpenidProvider(server.origin);
  server.serve(listener);
  return { origin: server.origin, log, close: () => server.close() };
}
