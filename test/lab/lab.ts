import { exportJWK, generateKeyPair } from 'jose';
import { createApi } from './api.ts';
import { createBrokenApp } from './broken-app/server.ts';
import type { FaultName } from './broken-app/faults.ts';
import { openServer, type OpenServer } from './open-server.ts';
import type { Addresses } from './provider/addresses.ts';
import { apiClient, providerClients, secrets, spaClient } from './provider/clients.ts';
import type { ProviderOptions } from './provider/options.ts';
import type { ProviderEvent } from './provider/provider-log.ts';
import { createProvider } from './provider/provider.ts';
import { createSpa } from './single-page-app/server.ts';
import { createWebApp } from './web-app/server.ts';
import type { WebAppVariantName } from './web-app/variants.ts';

export type LabOptions = ProviderOptions & {
  /**
   * One site for all (`id.lab.localhost`, `notes.lab.localhost`) instead of a site each. Browsers that keep other sites'
   * cookies out of iframes then let silent renewal and framed logins work. Default false.
   */
  readonly oneSite?: boolean;
};

/** Real parts on free loopback ports, each an origin and a site of its own. All URLs are without trailing slash. */
export type Lab = {
  readonly provider: { readonly url: string; readonly log: readonly ProviderEvent[] };
  /** A provider whose login page offers the other provider. */
  readonly broker: { readonly url: string; readonly log: readonly ProviderEvent[] };
  readonly api: { readonly url: string };
  readonly spa: { readonly url: string };
  readonly webApp: { readonly url: string; readonly login: (variant: WebAppVariantName) => string };
  /** The web app at `http://web.test`: needs `labBrowserArgs`. */
  readonly webAppTest: { readonly url: string };
  /** The app that gets one thing wrong at a time. */
  readonly broken: { readonly url: string; readonly start: (fault: FaultName) => string };
  readonly close: () => Promise<void>;
};

/** What Chromium needs to find the lab's `*.test` host. `*.localhost` needs nothing. */
export const labBrowserArgs: readonly string[] = ['--host-resolver-rules=MAP *.test 127.0.0.1'];

/** Starts the lab. Close it when done: nothing else does. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const names = ['id', 'company', 'api', 'notes', 'books', 'careless', 'dead'] as const;
  const servers = await Promise.all(
    names.map((name) => openServer(`${name}.${options.oneSite ? 'lab.localhost' : 'localhost'}`)),
  );
  const [provider, broker, api, spa, webApp, broken, dead] = servers as Seven;
  await dead.close();
  const at: Addresses = {
    provider: provider.origin,
    broker: broker.origin,
    api: api.origin,
    spa: spa.origin,
    webApp: webApp.origin,
    webAppTest: `http://books.test:${webApp.port}`,
    broken: broken.origin,
    deadPort: `http://127.0.0.1:${dead.port}`,
  };
  const keys = await generateKeyPair('ES256');
  const labId = createProvider({
    issuer: at.provider,
    name: 'Lab ID',
    api: at.api,
    clients: providerClients(at, await exportJWK(keys.publicKey)),
    options,
  });
  const company = createProvider({
    issuer: at.broker,
    name: 'Company login',
    api: at.api,
    clients: [spaClient(at), apiClient()],
    federation: { issuer: at.provider, clientId: 'broker', clientSecret: secrets.broker },
    options,
  });
  provider.serve(labId.listener);
  broker.serve(company.listener);
  api.serve(createApi({ issuer: at.provider, audience: at.api }));
  spa.serve(createSpa(at));
  webApp.serve(createWebApp({ issuer: at.provider, privateKey: keys.privateKey }));
  broken.serve(createBrokenApp(at));
  return {
    provider: { url: at.provider, log: labId.log },
    broker: { url: at.broker, log: company.log },
    api: { url: at.api },
    spa: { url: at.spa },
    webApp: { url: at.webApp, login: (variant) => `${at.webApp}/login?variant=${variant}` },
    webAppTest: { url: at.webAppTest },
    broken: { url: at.broken, start: (fault) => `${at.broken}/start?fault=${fault}` },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

type Seven = [OpenServer, OpenServer, OpenServer, OpenServer, OpenServer, OpenServer, OpenServer];
