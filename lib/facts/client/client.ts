import { headerValues, wereRecorded } from '../../exchange/headers.ts';
import { asObject, asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { clientWentOn } from '../../flows/went-on.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { signerTypeOf } from './signer-type.ts';
import type { ClientType } from '../../vocabulary/client-type.ts';
import { typeFor } from '../mcp/registration.ts';
import { audienceOf } from '../tokens/id-token.ts';

/** Who asks for access. RFC 6749 §2. */
export type Client = {
  readonly id: string | null;
  readonly redirectUri: string | null;
  readonly type: ClientType;
  /** What told the type, in words for a finding's detail. */
  readonly proof: string;
};

/** Who asks. What was not seen is null; the type rests on evidence alone (RFC 6749 §2.1). */
export function clientOf(flow: Flow): Client {
  const id =
    flow.messages.find(({ client }) => client)?.client ??
    firstHint(flow) ??
    audienceOf(flow) ??
    hintedClient(flow) ??
    null;
  const response = flow.messages.find(isFrontChannelResponse);
  const redirectUri =
    flow.messages.find(({ returnAddress }) => returnAddress)?.returnAddress ??
    repeatedAddress(flow) ??
    (response ? endpointOf(response.url) : null);
  return { id, redirectUri, ...typeOf(flow, redirectUri) };
}

/** A token request repeats where the answer went. RFC 6749 §4.1.3. */
function repeatedAddress(flow: Flow): string | undefined {
  return flow.messages.find((message) => message.kind !== 'discovery' && message.params['redirect_uri'])
    ?.params['redirect_uri'];
}

/** A client that only shows in a registration's answer. */
function firstHint(flow: Flow): string | undefined {
  return flow.messages.map((message) => asText(message.answer?.['client_id'])).find((id) => id !== undefined);
}

/** A logout that names no client hints with a token that was made for one. RP-Initiated Logout §2. */
function hintedClient(flow: Flow): string | undefined {
  const hint = messagesOf(flow, 'end_session_request').find(({ token }) => token)?.token;
  const jwt = decodeJwt(hint);
  const audience = jwt?.type === 'jws' ? [jwt.claims['aud']].flat() : [];
  return audience.length === 1 ? asText(audience[0]) : undefined;
}

function typeOf(flow: Flow, redirectUri: string | null): Pick<Client, 'type' | 'proof'> {
  const direct = [
    ...messagesOf(flow, 'token_request'),
    ...messagesOf(flow, 'pushed_authorization_request'),
    ...messagesOf(flow, 'device_authorization_request'),
    ...messagesOf(flow, 'backchannel_authentication_request'),
  ];
  const readable = direct.filter((message) => Object.keys(message.params).length > 0);
  const proofs = readable.map((message) => authenticationIn(message.exchange));
  if (proofs.some(({ method }) => method !== 'none') && hasUnaskedSecret(flow)) {
    return {
      type: 'public',
      proof:
        'It runs on the device and registered itself; the secret that it sends it was given unasked, as anybody is.',
    };
  }
  if (proofs.some(({ method }) => method !== 'none')) {
    return { type: 'confidential', proof: 'It authenticated itself at the authorization server.' };
  }
  if (readable.some((message) => isForCertificates(flow, endpointOf(message.url)))) {
    return {
      type: 'unknown',
      proof: 'It asked where the server reads client certificates; whether it has one does not show.',
    };
  }
  if (proofs.some(({ clientId }) => clientId === undefined)) {
    return {
      type: 'unknown',
      proof:
        'Its request names no client, so it may have authenticated itself in a header that was not recorded.',
    };
  }
  // A secret may go in a header beside a client_id in the body: what was not heard proves nothing. RFC 6749 §2.3.1.
  if (readable.some(({ exchange }) => !wereRecorded(exchange.requestHeaders))) {
    return {
      type: 'unknown',
      proof: 'The headers of its request were not recorded, and it may have authenticated itself in one.',
    };
  }
  if (readable.length > 0) {
    return { type: 'public', proof: 'It asked for tokens from the browser without authenticating itself.' };
  }
  const signer = signerTypeOf(flow);
  if (signer) return signer;
  if (redirectUri && !ofPage.test(redirectUri) && originOf(redirectUri)) {
    return { type: 'public', proof: 'Its redirect URI belongs to an application on the device.' };
  }
  if (registeredAsPublic(flow)) return { type: 'public', proof: 'It is registered without a credential.' };
  return redeemsOnServer(flow)
    ? {
        type: 'confidential',
        proof: 'Its server was handed the code, and no token request passed through the browser.',
      }
    : { type: 'unknown', proof: 'Nothing seen tells whether it keeps a secret.' };
}

/** The server's endpoint for clients that show a certificate. RFC 8705 §5; TLS itself is out of sight. */
function isForCertificates({ metadata }: Flow, endpoint: string): boolean {
  const aliases = Object.values(asObject(metadata?.['mtls_endpoint_aliases']) ?? {});
  const isOrdinary = Object.values(metadata ?? {}).includes(endpoint);
  return !isOrdinary && aliases.some((alias) => typeof alias === 'string' && endpointOf(alias) === endpoint);
}

/** Redirect URIs of pages and out-of-band ones. Google's script has its own scheme to hand the answer to the page. */
const ofPage = /^(https?|urn|storagerelay):/i;

function registeredAsPublic(flow: Flow): boolean {
  return messagesOf(flow, 'client_registration').some(
    (message) =>
      (asText(message.answer?.['token_endpoint_auth_method']) ??
        message.params['token_endpoint_auth_method']) === 'none',
  );
}

/**
 * An application on the device registered itself without a word on how it would prove itself, and neither did the server: what it was given
 * tells it from nobody. A method that either names makes it a secret of that one installation. RFC 7591 §2; RFC 8252 §8.4.
 */
function hasUnaskedSecret(flow: Flow): boolean {
  const registrations = messagesOf(flow, 'client_registration').filter(
    ({ answer }) => answer?.['client_secret'],
  );
  return (
    registrations.length > 0 &&
    flow.metadata?.['token_endpoint_auth_methods_supported'] === undefined &&
    registrations.every(
      ({ answer, params }) =>
        answer?.['token_endpoint_auth_method'] === undefined &&
        params['token_endpoint_auth_method'] === undefined &&
        typeFor(params['redirect_uris']?.split(' ') ?? []) === 'native',
    )
  );
}

/** The landing was answered by a redirect or with a cookie: a server keeps the session, and presumably the secret. */
function redeemsOnServer(flow: Flow): boolean {
  return flow.messages.filter(isFrontChannelResponse).some((response) => {
    const { status = 0, responseHeaders } = response.exchange;
    const redeemable = response.params['code'] ?? response.params['oauth_verifier'];
    if (response.carrier !== 'request' || !redeemable || !clientWentOn(flow, response)) return false;
    if (!/^https?:/i.test(response.url)) return false;
    return (status >= 300 && status < 400) || headerValues(responseHeaders, 'set-cookie').length > 0;
  });
}
