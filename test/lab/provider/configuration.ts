import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Configuration, ResponseType } from 'oidc-provider';
import { loopbackFetch, type LoopbackRequest } from '../loopback-fetch.ts';
import { renderPage } from '../page.ts';
import { accountsIn, claims } from './accounts.ts';
import { strongLogin } from '../extensions/guarded-api.ts';
import { extensionFeatures } from './extensions.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import type { ProviderSetup } from './options.ts';

/** Clients whose fault is to do without PKCE. */
const withoutPkce = new Set(['careless', 'implicit', 'leaky']);

const frontChannelTypes: ResponseType[] = [
  'id_token',
  'code id_token',
  'id_token token',
  'code token',
  'code id_token token',
];

/** One signing key for each provider and start; the kids differ, as they do in the world. */
function signingKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomBytes(6).toString('base64url');
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' };
}

export type ProviderConfiguration = {
  readonly configuration: Configuration;
  readonly key: Record<string, unknown>;
};

/** The configuration of `oidc-provider` for what the lab asked. */
export function providerConfiguration(setup: ProviderSetup): ProviderConfiguration {
  const { options, name } = setup;
  const key = signingKey();
  const cookie = {
    sameSite: options.sameSite ?? 'none',
    secure: true,
    httpOnly: true,
    signed: true,
  } as const;
  const configuration: Configuration = {
    adapter: createMemoryAdapter(),
    ...(options.tokenPath ? { routes: { token: options.tokenPath } } : {}),
    fetch: (address, init) => loopbackFetch(String(address), init as LoopbackRequest),
    clients: setup.clients,
    clientDefaults: { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' },
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString('hex')], long: cookie, short: cookie },
    claims: {
      openid: [...claims.openid],
      profile: [...claims.profile, ...(options.groups ? ['groups'] : [])],
      email: [...claims.email],
    },
    conformIdTokenClaims: !options.groups,
    scopes: ['openid', 'offline_access', 'profile', 'email', 'orders:read'],
    findAccount: accountsIn(options.groups ?? 0),
    enableHttpPostMethods: cookie.sameSite === 'none',
    clientBasedCORS: () => true,
    responseTypes: options.frontChannelTokens === false ? ['code'] : ['code', ...frontChannelTypes],
    pkce: {
      required: (_context, client) => (options.pkceRequired ?? true) && !withoutPkce.has(client.clientId),
    },
    rotateRefreshToken: options.rotateRefreshToken ?? true,
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    acrValues: [strongLogin],
    extraTokenClaims: (context) => {
      const acr = context.oidc.entities.AuthorizationCode?.acr;
      return acr === undefined ? undefined : { acr };
    },
    ttl: {
      AccessToken: options.accessTokenSeconds ?? 3600,
      IdToken: 3600,
      AuthorizationCode: 60,
      Session: 86_400,
      Interaction: 3600,
      Grant: 86_400,
      RefreshToken: 86_400,
      ClientCredentials: 3600,
      DeviceCode: 600,
      BackchannelAuthenticationRequest: 600,
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: features(setup),
    discovery: { check_session_iframe: `${setup.issuer}/session/check` },
    renderError: (context, out) => {
      const rows = Object.values(out).map(
        (value) => `<p><code>${String(value).replace(/[<&]/g, '')}</code></p>`,
      );
      context.type = 'html';
      context.body = renderPage({ title: name, body: `<h1>${name} cannot continue</h1>${rows.join('')}` });
    },
  };
  return { configuration, key };
}

function features(setup: ProviderSetup): Configuration['features'] {
  const { options, api, name, resources = [] } = setup;
  const ask = (form: string): string =>
    `<h1>Sign out of ${name}?</h1>${form}<div class="row"><button id="sign-out" type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button></div>`;
  return {
    ...extensionFeatures(setup),
    devInteractions: { enabled: false },
    webMessageResponseMode: { enabled: options.webMessage ?? true, ack: 'individual-draft-01' },
    userinfo: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: (_context, client) => client.clientId === 'api' },
    revocation: { enabled: options.revocation ?? true, allowedPolicy: () => true },
    pushedAuthorizationRequests: { enabled: options.pushedAuthorizationRequests ?? true },
    rpInitiatedLogout: {
      enabled: options.logout ?? true,
      logoutSource: (context, form) => {
        context.body = renderPage({ title: 'Sign out', body: ask(form) });
      },
      postLogoutSuccessSource: (context) => {
        context.body = renderPage({ title: 'Signed out', body: '<h1>Signed out</h1>' });
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_context, _client, oneOf) => oneOf ?? options.defaultApi,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context, resource) => {
        if (![api, ...resources].includes(resource)) throw new Error(`unknown resource ${resource}`);
        return {
          scope: 'orders:read',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  };
}
