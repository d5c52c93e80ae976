import type { IncomingMessage } from 'node:http';
import * as client from 'openid-client';
import { loopbackFetch } from '../loopback-fetch.ts';
import type { Federation } from './options.ts';

/** The login at another provider that a broker offers on its own login page. */
export type FederatedLogin = {
  readonly name: string;
  /** Where to send the browser for the login that belongs to this interaction. */
  begin(interaction: string): Promise<string>;
  /** Takes the other provider's answer (for protocols that post it, with its form); tells who came back, and to which interaction. */
  finish(
    url: URL,
    request: IncomingMessage,
  ): Promise<{ readonly interaction: string; readonly accountId: string }>;
};

type Pending = { readonly interaction: string; readonly verifier: string; readonly nonce: string };

/** A broker is a client of the other provider: server side, confidential, with PKCE. */
export function createFederatedLogin(federation: Federation, redirectUri: string): FederatedLogin {
  const pending = new Map<string, Pending>();
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> =>
    (discovered ??= client.discovery(
      new URL(federation.issuer),
      federation.clientId,
      { id_token_signed_response_alg: 'ES256' },
      client.ClientSecretBasic(federation.clientSecret),
      { execute: [client.allowInsecureRequests], [client.customFetch]: loopbackFetch },
    ));
  return {
    name: 'Lab ID',
    async begin(interaction) {
      const state = client.randomState();
      const nonce = client.randomNonce();
      const verifier = client.randomPKCECodeVerifier();
      pending.set(state, { interaction, verifier, nonce });
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    },
    async finish(url) {
      const state = url.searchParams.get('state') ?? '';
      const { interaction, verifier, nonce } = pending.get(state) ?? {
        interaction: '',
        verifier: '',
        nonce: '',
      };
      pending.delete(state);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
      const tokens = await client.authorizationCodeGrant(await configuration(), url, checks);
      return { interaction, accountId: tokens.claims()?.sub ?? 'unknown' };
    },
  };
}
