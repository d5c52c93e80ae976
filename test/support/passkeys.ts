import { decodeBase64, encodeBase64Url } from '../../lib/exchange/base64.ts';
import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { fetched } from './around.ts';
import { formBody, jsonBody, type ExchangeFields } from './exchange.ts';

/** What a test changes of a passkey’s use. */
export type PasskeyChanges = {
  readonly type?: string;
  readonly challenge?: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly verified?: boolean;
  readonly id?: string;
};

/** A challenge, as servers make it. */
const challenge = 'a-secret-challenge-of-this-login';

/** What a page is given to ask for a passkey. WebAuthn Level 3 §5.5. */
export function passkeyOptions(
  changes: Readonly<Record<string, unknown>> = {},
  url = 'https://op.example/webauthn/options',
  method = 'POST',
): ExchangeFields {
  return fetched(url, {
    method,
    responseBody: jsonBody({
      challenge,
      rpId: 'op.example',
      timeout: 60_000,
      userVerification: 'required',
      allowCredentials: [{ type: 'public-key', id: 'a-secret-credential-id' }],
      ...changes,
    }),
  });
}

/** Base64url of the members that a browser answers with. WebAuthn Level 3 §5.2. */
export function passkeyAnswer(changes: PasskeyChanges = {}): Readonly<Record<string, string>> {
  const {
    type = 'webauthn.get',
    origin = 'https://op.example',
    rpId = 'op.example',
    verified = true,
  } = changes;
  const client = { type, challenge: changes.challenge ?? challenge, origin, crossOrigin: false };
  const hash = decodeBase64(sha256Base64Url(rpId)) ?? new Uint8Array();
  return {
    clientDataJSON: encodeBase64Url(new TextEncoder().encode(JSON.stringify(client))),
    authenticatorData: encodeBase64Url(Uint8Array.of(...hash, verified ? 5 : 1, 0, 0, 0, 7)),
    signature: 'a-secret-signature-of-this-login',
    userHandle: 'a-secret-user-handle',
  };
}

/** A page sends that in JSON. */
export function passkeyPosted(
  changes: PasskeyChanges = {},
  answer: Partial<Exchange> = {},
  url = 'https://op.example/webauthn/verify',
): ExchangeFields {
  const { id = 'a-secret-credential-id' } = changes;
  const body = { id, rawId: id, type: 'public-key', response: passkeyAnswer(changes) };
  return fetched(url, { method: 'POST', requestBody: jsonBody(body), ...answer });
}

/** The same as a form, as Keycloak’s page sends it. */
export function passkeyForm(changes: PasskeyChanges = {}, answer: Partial<Exchange> = {}): ExchangeFields {
  return {
    url: 'https://op.example/realms/a/login-actions/authenticate',
    method: 'POST',
    status: 200,
    requestBody: formBody({
      credentialId: changes.id ?? 'a-secret-credential-id',
      ...passkeyAnswer(changes),
    }),
    context: { tab: 7, resourceType: 'main_frame' },
    ...answer,
  };
}
