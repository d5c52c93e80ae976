import { exportJWK, generateKeyPair } from 'jose';
import { openServer, type OpenServer } from '../open-server.ts';
import { secrets } from '../provider/clients.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { createProvider } from '../provider/provider.ts';
import { createWebApp } from '../web-app/server.ts';
import { createCasClient } from './cas-client.ts';
import { createCasServer } from './cas-server.ts';
import { createIdentityProvider } from './identity-provider.ts';
import { createRelyingParty } from './relying-party.ts';
import { createSamlFederation } from './saml-federation.ts';
import { createServiceProvider } from './service-provider.ts';
import { createTokenService } from './token-service.ts';

/** Logins of organisations, each party an origin and a site of its own. All URLs are without trailing slash. */
export type SingleSignOnLab = {
  /**
   * SAML 2.0: one identity provider, a service provider, one whose assertions are encrypted, and two that get artifacts, by redirect and
   * by form.
   */
  readonly saml: Readonly<
    Record<'idp' | 'federationMetadata' | 'library' | 'archive' | 'museum' | 'gallery', string>
  >;
  readonly wsfed: { readonly app: string };
  readonly cas: { readonly app: string };
  /** An OpenID Connect app whose provider signs people in at the SAML identity provider. */
  readonly brokered: { readonly app: string; readonly log: readonly ProviderEvent[] };
  readonly close: () => Promise<void>;
};

/** Starts the servers. Close them when done: nothing else does. */
export async function startSingleSignOnLab(): Promise<SingleSignOnLab> {
  const names = [
    'staff',
    'library',
    'archive',
    'sts',
    'timesheets',
    'cas',
    'courses',
    'hub',
    'bookshop',
    'museum',
    'gallery',
  ];
  const servers = await Promise.all(names.map((name) => openServer(`${name}.localhost`)));
  const [idp, library, archive, sts, timesheets, cas, courses, hub, bookshop, museum, gallery] =
    servers as Eleven;
  const entity = (server: OpenServer) => `${server.origin}/saml/metadata`;
  const address = (server: OpenServer) => ({
    entityId: entity(server),
    acs: `${server.origin}/acs`,
    slo: `${server.origin}/slo`,
  });
  idp.serve(
    createIdentityProvider(idp.origin, [
      address(library),
      { ...address(archive), encrypted: true },
      { ...address(museum), artifacts: 'redirect' },
      { ...address(gallery), artifacts: 'form' },
      { ...address(hub), acs: `${hub.origin}/federation/callback` },
    ]),
  );
  const identityProvider = idp.origin;
  library.serve(
    createServiceProvider({ origin: library.origin, identityProvider, entityId: entity(library) }),
  );
  archive.serve(
    createServiceProvider({
      origin: archive.origin,
      identityProvider,
      entityId: entity(archive),
      encrypted: true,
    }),
  );
  for (const server of [museum, gallery]) {
    const { origin } = server;
    const setup = { origin, identityProvider, entityId: entity(server), artifacts: true };
    server.serve(createServiceProvider(setup));
  }
  const realm = 'urn:lab:timesheets';
  sts.serve(createTokenService(sts.origin, { realm, reply: `${timesheets.origin}/` }));
  timesheets.serve(createRelyingParty(timesheets.origin, sts.origin, realm));
  cas.serve(createCasServer());
  courses.serve(createCasClient(courses.origin, cas.origin));
  const log = await serveBroker(
    hub,
    bookshop,
    createSamlFederation(hub.origin, identityProvider, entity(hub)),
  );
  return {
    saml: {
      idp: idp.origin,
      federationMetadata: `${idp.origin}/FederationMetadata/2007-06/FederationMetadata.xml`,
      library: library.origin,
      archive: archive.origin,
      museum: museum.origin,
      gallery: gallery.origin,
    },
    wsfed: { app: timesheets.origin },
    cas: { app: courses.origin },
    brokered: { app: bookshop.origin, log },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

type Eleven = [
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
  OpenServer,
];

async function serveBroker(
  hub: OpenServer,
  app: OpenServer,
  federatedLogin: ReturnType<typeof createSamlFederation>,
): Promise<readonly ProviderEvent[]> {
  const keys = await generateKeyPair('ES256');
  const client = {
    client_id: 'web-app',
    client_name: 'Bookshop',
    client_secret: secrets.webApp,
    redirect_uris: [`${app.origin}/callback`],
    authorization_signed_response_alg: 'ES256',
    jwks: { keys: [await exportJWK(keys.publicKey)] },
  };
  const clients = [client as Parameters<typeof createProvider>[0]['clients'][number]];
  const setup = { issuer: hub.origin, name: 'Hub', api: app.origin, clients, federatedLogin, options: {} };
  const provider = createProvider(setup);
  hub.serve(provider.listener);
  app.serve(createWebApp({ issuer: hub.origin, privateKey: keys.privateKey }));
  return provider.log;
}
