import type { RequestListener } from 'node:http';
import type { ClientMetadata } from 'oidc-provider';
import { openServer, openTlsServer } from '../open-server.ts';
import type { ProviderOptions } from '../provider/options.ts';
import { createProvider } from '../provider/provider.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import type { Part } from './parts.ts';

export type OpenProvider = Part & {
  /** Its issuer, without trailing slash. */
  readonly origin: string;
  readonly log: readonly ProviderEvent[];
};

export type OpenProviderSetup = {
  /** Who may log in here. */
  readonly clients: readonly ClientMetadata[];
  /** Default `https://id.test`, with the lab's certificate; `http` is `http://id.localhost`. */
  readonly scheme?: 'http' | 'https';
  /** The API that tokens may be asked for (RFC 8707). */
  readonly api?: string;
  /** Nobody is asked for consent unless this says so. */
  readonly options?: ProviderOptions;
  /** Milliseconds that every answer takes. Default: none. */
  readonly delay?: number | undefined;
  /** Stands in front of the provider. */
  readonly behind?: (listener: RequestListener) => RequestListener;
};

/** The lab's OpenID provider for a few clients, on its own. */
export async function openProvider(setup: OpenProviderSetup): Promise<OpenProvider> {
  const { clients, scheme = 'https', api = 'https://api.test', options, delay, behind } = setup;
  const server = await (scheme === 'https' ? openTlsServer('id.test') : openServer('id.localhost'));
  const { listener, log } = createProvider({
    issuer: server.origin,
    name: 'Lab ID',
    api,
    clients,
    options: { consent: false, ...options },
  });
  const whole = behind ? behind(listener) : listener;
  server.serve(delay ? (request, response) => setTimeout(() => whole(request, response), delay) : whole);
  return { origin: server.origin, log, close: () => server.close() };
}

/** A web app with a secret; its callbacks differ from scenario to scenario. */
export function webClient(id: string, callback: string, more: Partial<ClientMetadata> = {}): ClientMetadata {
  return {
    client_id: id,
    client_name: 'Wiki',
    client_secret: clientSecret,
    redirect_uris: [callback],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
    ...more,
  };
}

/** What every web app of the failing logins authenticates with. It opens nothing but the lab. */
export const clientSecret = 'lab-wiki-secret-2f6b9d81c4';
