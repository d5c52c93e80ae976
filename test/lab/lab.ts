import { exportJWK, generateKeyPair } from 'jose';
import { createApi } from './api.ts';
import { createBrokenApp } from './broken-app/server.ts';
import type { FaultName } from './broken-app/faults.ts';
import { createOpenidLogin } from './openid2/federated-login.ts';
import { openOpenidProvider } from './openid2/open-provider.ts';
import { withClientDocument } from './extensions/client-document.ts';
import { createExtensionsApp } from './extensions/server.ts';
import { createGadgetKeys } from './extensions/keys.ts';
import { createGuardedApi } from './extensions/guarded-api.ts';
import type { Play } from './extensions/plays.ts';
import { createAgent } from './mcp/agent.ts';
import { createTools } from './mcp/tools.ts';
import { openServer, openTlsServer, type OpenServer } from './open-server.ts';
import type { Addresses } from './provider/addresses.ts';
import { apiClient, providerClients, secrets, spaClient } from './provider/clients.ts';
import type { ProviderOptions } from './provider/options.ts';
import type { ProviderEvent } from './provider/provider-log.ts';
import { createProvider } from './provider/provider.ts';
import { extensionClients } from './provider/extension-clients.ts';
import { createReader } from './reader/server.ts';
import { createSpa } from './single-page-app/server.ts';
import { createWebApp } from './web-app/server.ts';
import type { WebAppVariantName } from './web-app/variants.ts';

export type LabOptions = ProviderOptions & {
  /**
   * One site for all (`id.lab.localhost`, `notes.lab.localhost`) instead of a site each. Browsers that keep other sites'
   * cookies out of iframes then let silent renewal and framed logins work. Default false.
   */
  readonly oneSite?: boolean;
  /** The reader’s server holds the form’s g_csrf_token against its cookie. Default true. */
  readonly comparesCredential?: boolean;
  /** By which protocol the broker asks another provider. Default: OpenID Connect, at `provider`. */
  readonly brokersThrough?: 'openid2';
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
  /** The page that tries one grant or extension at a time, with `openid-client`. `published` is at an https origin that nobody vouches for. */
  readonly gadget: { readonly url: string; readonly start: (play: Play) => string };
  /** A page with an MCP client. */
  readonly agent: { readonly url: string };
  /** A page that speaks the less common parts of OpenID Connect by hand. */
  readonly reader: { readonly url: string };
  readonly close: () => Promise<void>;
};

/** What Chromium needs to find the lab's `*.test` host. `*.localhost` needs nothing. */
export const labBrowserArgs: readonly string[] = ['--host-resolver-rules=MAP *.test 127.0.0.1'];

/** Starts the lab. Close it when done: nothing else does. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const names = [
    'id',
    'company',
    'api',
    'notes',
    'books',
    'careless',
    'gadget',
    'bank',
    'agent',
    'tools',
    'dead',
  ] as const;
  const servers = await Promise.all(
    names.map((name) => openServer(`${name}.${options.oneSite ? 'lab.localhost' : 'localhost'}`)),
  );
  const [provider, broker, api, spa, webApp, broken, gadget, guarded, agent, tools, dead] = servers as Eleven;
  await dead.close();
  const reader = await openServer(`reader.${options.oneSite ? 'lab.localhost' : 'localhost'}`);
  const published = await openTlsServer('gadgets.localhost');
  const at: Addresses = {
    provider: provider.origin,
    broker: broker.origin,
    api: api.origin,
    spa: spa.origin,
    webApp: webApp.origin,
    webAppTest: `http://books.test:${webApp.port}`,
    broken: broken.origin,
    reader: reader.origin,
    gadget: gadget.origin,
    deadPort: `http://127.0.0.1:${dead.port}`,
  };
  const keys = await generateKeyPair('ES256');
  const gadgetKeys = await createGadgetKeys();
  const labId = createProvider({
    issuer: at.provider,
    name: 'Lab ID',
    api: at.api,
    logoutPages: { reader: `${at.reader}/front-logout` },
    resources: [guarded.origin, `${tools.origin}/mcp`],
    clients: [
      ...providerClients(at, await exportJWK(keys.publicKey)),
      ...extensionClients(at, gadgetKeys.publicKeys),
    ],
    options,
  });
  const foreign = options.brokersThrough && (await openOpenidProvider());
  const company = createProvider({
    issuer: at.broker,
    name: 'Company login',
    api: at.api,
    clients: [spaClient(at), apiClient()],
    federation: { issuer: at.provider, clientId: 'broker', clientSecret: secrets.broker },
    federatedLogin: foreign && createOpenidLogin(foreign.origin, `${at.broker}/federation/callback`),
    options,
  });
  provider.serve(labId.listener);
  broker.serve(company.listener);
  api.serve(createApi({ issuer: at.provider, audience: at.api }));
  spa.serve(createSpa(at));
  webApp.serve(createWebApp({ issuer: at.provider, privateKey: keys.privateKey }));
  broken.serve(createBrokenApp(at));
  reader.serve(createReader({ ...at, comparesCredential: options.comparesCredential ?? true }));
  const extensions = { provider: at.provider, api: at.api, guarded: guarded.origin, secret: secrets.gadget };
  const gadgetPage = createExtensionsApp({ ...extensions, ...gadgetKeys.privateKeys });
  gadget.serve(gadgetPage);
  published.serve(withClientDocument(published.origin, gadgetPage));
  guarded.serve(createGuardedApi({ issuer: at.provider, origin: guarded.origin }));
  agent.serve(createAgent(`${tools.origin}/mcp`));
  tools.serve(createTools({ issuer: at.provider, origin: tools.origin }));
  return {
    provider: { url: at.provider, log: labId.log },
    broker: { url: at.broker, log: company.log },
    api: { url: at.api },
    spa: { url: at.spa },
    webApp: { url: at.webApp, login: (variant) => `${at.webApp}/login?variant=${variant}` },
    webAppTest: { url: at.webAppTest },
    gadget: {
      url: at.gadget,
      start: (play) => `${play === 'published' ? published.origin : at.gadget}/?play=${play}`,
    },
    agent: { url: agent.origin },
    broken: { url: at.broken, start: (fault) => `${at.broken}/start?fault=${fault}` },
    reader: { url: at.reader },
    close: async () => {
      const others = [reader, published, ...(foreign ? [foreign] : [])];
      await Promise.all([...servers, ...others].map((server) => server.close()));
    },
  };
}

type Five = [OpenServer, OpenServer, OpenServer, OpenServer, OpenServer];
type Eleven = [...Five, ...Five, OpenServer];
