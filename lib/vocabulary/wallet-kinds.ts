import { direct, document, request, response, toClient } from './kind-parts.ts';
import type { KindRow } from './kind-row.ts';

const credentials = {
  ...direct,
  to: 'resource_server',
  protocol: 'openid4vci',
  role: 'use',
  begins: true,
  isConfidential: true,
  presentsToken: true,
} as const;

/** The rows of OpenID4VP and OpenID4VCI. */
export const walletKinds = {
  /** A wallet stands where the authorization server is, a verifier where the client is. OpenID4VP §2. */
  presentation_request: { ...request, protocol: 'openid4vp' },
  presentation_request_object: {
    ...toClient,
    protocol: 'openid4vp',
    role: 'preparation',
    channel: 'direct',
    begins: true,
    decides: 'refusal',
  },
  presentation_response: { ...response, protocol: 'openid4vp', channel: 'direct' },
  presentation_return: { ...toClient, protocol: 'openid4vp', role: 'response', channel: 'front' },

  /** OAuth 2 with an issuer of credentials as the API, and a wallet as the client. OpenID4VCI §3. */
  credential_offer: {
    ...toClient,
    protocol: 'openid4vci',
    role: 'detached',
    channel: 'front',
    begins: true,
  },
  credential_offer_request: {
    ...direct,
    protocol: 'openid4vci',
    role: 'preparation',
    begins: true,
  },
  credential_issuer_metadata: {
    ...document,
    to: 'resource_server',
    protocol: 'openid4vci',
    serves: { when: 'around', by: 'value' },
  },
  credential_nonce_request: {
    ...direct,
    to: 'resource_server',
    protocol: 'openid4vci',
    role: 'preparation',
  },
  credential_request: { ...credentials, answer: 'claims' },
  deferred_credential_request: { ...credentials, answer: 'claims' },
  credential_notification: credentials,
} as const satisfies Readonly<Record<string, KindRow>>;
