import { pageOf } from '../exchange/page-request.ts';
import type { Flow } from '../flows/flow.ts';
import type { Environment } from '../vocabulary/environment.ts';
import type { Client } from './client/client.ts';
import { isLoopback } from '../exchange/loopback.ts';
import { isDevelopment, isPlayground } from './development.ts';
import type { AuthorizationServer } from './server.ts';

/** Where the client of a flow runs, as its redirect URI says, else the page that asked. Without either: `production`. */
export function environmentOf(flow: Flow, client: Client, server: AuthorizationServer): Environment {
  if ([client.redirectUri, server.origin].some((address) => isPlayground(address ?? ''))) return 'playground';
  const home = client.redirectUri ?? pageOfClient(flow) ?? '';
  return isDevelopment(home) && !isNative(flow, client) ? 'development' : 'production';
}

/** Where a client without a redirect URI runs: a device, a refresh by itself. */
function pageOfClient(flow: Flow): string | undefined {
  const asking = flow.messages.find(({ from, exchange }) => from === 'client' && pageOf(exchange));
  return asking && pageOf(asking.exchange);
}

/**
 * An application on the device opens the browser and listens for the answer alone: no page comes from there (RFC 8252 §7.3). The name
 * localhost is what people develop under, so that its port has to speak for an application too.
 */
function isNative({ messages }: Flow, { redirectUri, type }: Client): boolean {
  if (!redirectUri || !isLoopback(redirectUri) || !URL.canParse(redirectUri) || type === 'confidential')
    return false;
  const { origin, hostname, port } = new URL(redirectUri);
  const isServed = messages.some(
    ({ exchange }) => exchange.context.initiator === origin || pageOf(exchange) === origin,
  );
  return !isServed && (!hostname.endsWith('localhost') || Number(port) >= firstEphemeral);
}

/** Ports that a system hands out begin here on Linux, where they begin lowest (IANA: 49152): development servers choose lower ones. */
const firstEphemeral = 32_768;
