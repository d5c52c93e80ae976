import * as client from 'openid-client';
import { loopbackFetch } from '../loopback-fetch.ts';
import { secrets } from '../provider/clients.ts';
import type { WebAppVariant } from './variants.ts';

export type OpenIdClients = (variant: WebAppVariant) => Promise<client.Configuration>;

/** One `openid-client` a registration and response type, discovered when first needed. */
export function createOpenIdClients(issuer: string, privateKey: CryptoKey): OpenIdClients {
  const known = new Map<string, Promise<client.Configuration>>();
  const authentication = {
    'web-app': () => client.ClientSecretBasic(secrets.webApp),
    'web-app-post': () => client.ClientSecretPost(secrets.webAppPost),
    'web-app-key': () => client.PrivateKeyJwt(privateKey),
  };
  const discover = async ({ clientId, responseType }: WebAppVariant): Promise<client.Configuration> => {
    const metadata = { id_token_signed_response_alg: 'ES256' };
    const options = { execute: [client.allowInsecureRequests], [client.customFetch]: loopbackFetch };
    const found = await client.discovery(
      new URL(issuer),
      clientId,
      metadata,
      authentication[clientId](),
      options,
    );
    if (responseType === 'code id_token') client.useCodeIdTokenResponseType(found);
    return found;
  };
  return (variant) => {
    const key = `${variant.clientId} ${variant.responseType}`;
    const configuration = known.get(key) ?? discover(variant);
    known.set(key, configuration);
    return configuration;
  };
}
