import type { ClientMetadata } from 'oidc-provider';
import type { Addresses } from './addresses.ts';

const code = { response_types: ['code'], grant_types: ['authorization_code', 'refresh_token'] } as const;

/** Secrets of the lab's confidential clients. They open nothing but the lab. */
export const secrets = {
  webApp: 'lab-web-app-secret-6b1f0c1d2e',
  webAppPost: 'lab-web-app-post-secret-90aa31',
  broker: 'lab-broker-secret-5e8d2277c0',
  api: 'lab-api-secret-41c7f3be90',
  leaked: 'lab-leaked-secret-77ac03d9e1',
  gadget: 'lab-gadget-secret-0d51f7a2c6',
} as const;

function publicClient(
  id: string,
  name: string,
  redirectUris: readonly string[],
  more: Partial<ClientMetadata> = {},
): ClientMetadata {
  return {
    client_id: id,
    client_name: name,
    token_endpoint_auth_method: 'none',
    redirect_uris: [...redirectUris],
    response_types: [...code.response_types],
    grant_types: [...code.grant_types],
    ...more,
  };
}

function confidentialClient(
  id: string,
  name: string,
  uris: readonly string[],
  more: Partial<ClientMetadata>,
): ClientMetadata {
  return publicClient(id, name, uris, { token_endpoint_auth_method: 'client_secret_basic', ...more });
}

/** The single-page app; every provider of the lab knows it. */
export function spaClient(at: Addresses): ClientMetadata {
  const pages = ['callback', 'silent', 'popup'].map((page) => `${at.spa}/${page}`);
  return publicClient('spa', 'Notes', pages, { post_logout_redirect_uris: [`${at.spa}/`] });
}

/** The page that does by hand what few libraries do. */
function readerClient(at: Addresses): ClientMetadata {
  return publicClient('reader', 'Reader', [`${at.reader}/callback`], {
    post_logout_redirect_uris: [`${at.reader}/`],
  });
}

/** The demo API: it asks the provider about opaque tokens, browsers never see that. */
export function apiClient(): ClientMetadata {
  return {
    client_id: 'api',
    client_secret: secrets.api,
    redirect_uris: [],
    response_types: [],
    grant_types: [],
  };
}

function webAppClients(at: Addresses, publicKey: JsonWebKey): ClientMetadata[] {
  const callbacks = [`${at.webApp}/callback`, `${at.webAppTest}/callback`];
  const logout = { post_logout_redirect_uris: [`${at.webApp}/`] };
  const types = ['code', 'code id_token'] as ClientMetadata['response_types'];
  return [
    confidentialClient('web-app', 'Bookshop', callbacks, {
      client_secret: secrets.webApp,
      response_types: types,
      grant_types: ['authorization_code', 'refresh_token', 'implicit'],
      ...logout,
    }),
    confidentialClient('web-app-post', 'Bookshop (secret in the body)', callbacks, {
      client_secret: secrets.webAppPost,
      token_endpoint_auth_method: 'client_secret_post',
      ...logout,
    }),
    confidentialClient('web-app-key', 'Bookshop (signs with its key)', callbacks, {
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [publicKey] },
      ...logout,
    }),
  ];
}

function brokenClients(at: Addresses): ClientMetadata[] {
  const callback = [`${at.broken}/callback`];
  const implicit = [
    'id_token token',
    'id_token',
    'code id_token token',
    'code token',
    'code id_token',
    'code',
  ];
  return [
    publicClient('careless', 'Careless app', callback),
    publicClient('implicit', 'App from 2014', callback, {
      response_types: implicit as ClientMetadata['response_types'],
      grant_types: ['implicit', 'authorization_code'],
    }),
    confidentialClient('leaky', 'App with a secret in the page', callback, {
      client_secret: secrets.leaked,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    }),
    publicClient('misdirected', 'App given a token of another app', callback),
    publicClient('unlucky', 'App whose state gets lost', callback),
    publicClient(
      'native',
      'Notes for the desktop',
      ['com.example.notes:/callback', `${at.deadPort}/callback`],
      {
        application_type: 'native',
      },
    ),
    publicClient('native-tablet', 'Notes for the tablet', ['com.example.notes:/callback'], {
      application_type: 'native',
    }),
  ];
}

/** Everyone the lab's provider knows. */
export function providerClients(at: Addresses, publicKey: JsonWebKey): ClientMetadata[] {
  const broker = confidentialClient('broker', 'Company login', [`${at.broker}/federation/callback`], {
    client_secret: secrets.broker,
  });
  return [
    spaClient(at),
    readerClient(at),
    apiClient(),
    broker,
    ...webAppClients(at, publicKey),
    ...brokenClients(at),
  ];
}
