import type { ClientMetadata } from 'oidc-provider';
import type { Addresses } from './addresses.ts';
import { secrets } from './clients.ts';

/** Public keys of the gadget: the one it signs with, the one that answers are encrypted for. */
export type GadgetKeys = { readonly signing: JsonWebKey; readonly encryption: JsonWebKey };

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const cibaGrant = 'urn:openid:params:grant-type:ciba';
export const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** The clients of `extensions/`, each registered for what it is to show. */
export function extensionClients(at: Pick<Addresses, 'gadget'>, keys: GadgetKeys): ClientMetadata[] {
  const page = {
    redirect_uris: [`${at.gadget}/callback`],
    token_endpoint_auth_method: 'none',
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token', deviceGrant],
  } satisfies Partial<ClientMetadata>;
  const noRedirect = { redirect_uris: [], response_types: [] } satisfies Partial<ClientMetadata>;
  const jwks = { keys: [keys.signing, keys.encryption] } as ClientMetadata['jwks'];
  return [
    { client_id: 'gadget', client_name: 'Gadget', authorization_details_types: ['payment'], ...page },
    {
      client_id: 'gadget-signed',
      client_name: 'Gadget that signs',
      ...page,
      jwks,
      request_object_signing_alg: 'ES256',
    },
    {
      client_id: 'gadget-sealed',
      client_name: 'Gadget with a keyhole',
      ...page,
      jwks,
      authorization_encrypted_response_alg: 'ECDH-ES',
    },
    {
      client_id: 'gadget-bank',
      client_name: 'Gadget bank',
      ...noRedirect,
      jwks,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      grant_types: [cibaGrant],
      backchannel_token_delivery_mode: 'poll',
    },
    {
      client_id: 'gadget-machine',
      client_name: 'Gadget machine',
      ...noRedirect,
      client_secret: secrets.gadget,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials', exchangeGrant],
      scope: 'orders:read',
    },
  ];
}
