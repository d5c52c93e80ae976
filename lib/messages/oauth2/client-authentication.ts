import { decodeBase64Text } from '../../exchange/base64.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { onceFor } from '../../exchange/once-for.ts';
import { viewOf, type View } from '../view.ts';

/** Names as registered for `token_endpoint_auth_method`. RFC 7591 §2; OIDC Core §9; RFC 7522 §2.2. */
export type ClientAuthenticationMethod =
  | 'none'
  | 'client_secret_basic'
  | 'client_secret_post'
  | 'client_secret_jwt'
  | 'private_key_jwt'
  | 'saml2_bearer'
  | 'attest_jwt_client_auth';

/** How a client proved itself, and with what. */
export type ClientAuthentication = {
  readonly method: ClientAuthenticationMethod;
  readonly clientId: string | undefined;
  /** A shared secret that is not empty. */
  readonly secret?: string;
};

/**
 * How a request to a token-like endpoint proves its client; WeChat says `appid` and `secret`. RFC 6749 §2.3.1;
 * RFC 7521 §4.2; RFC 7523 §2.2.
 */
export function clientAuthentication(view: View): ClientAuthentication {
  const { request } = view;
  const basic = basicCredentials(view);
  const clientId = request['client_id'] ?? basic?.clientId ?? assertionSubject(request['client_assertion']);
  if (basic?.secret) return { method: 'client_secret_basic', clientId, secret: basic.secret };
  if (request['client_assertion']) return { method: assertionMethod(request), clientId };
  const secret = request['client_secret'] ?? (request['appid'] ? request['secret'] : undefined);
  if (secret) return { method: 'client_secret_post', clientId: clientId ?? request['appid'], secret };
  if (headerValue(view.exchange.requestHeaders, 'oauth-client-attestation'))
    return { method: 'attest_jwt_client_auth', clientId };
  return { method: 'none', clientId };
}

/** The same of a request, read once: many ask. */
export const authenticationIn = onceFor((request: Exchange) => clientAuthentication(viewOf(request)));

/** Every method a request uses at once; RFC 6749 §2.3 allows one. An empty secret, and a bare `client_id`, prove nothing. */
export function clientAuthenticationMethods(view: View): readonly ClientAuthenticationMethod[] {
  const { request } = view;
  return [
    ...(basicCredentials(view)?.secret ? ['client_secret_basic' as const] : []),
    ...(request['client_secret'] ? ['client_secret_post' as const] : []),
    ...(request['client_assertion'] ? [assertionMethod(request)] : []),
  ];
}

/** Whether the words of a refusal are about what the client proves itself with, whatever its code: Keycloak, Google and others. */
export function speaksOfCredentials(description: string): boolean {
  return /\bclient[ _-]?(?:credentials?|secret|authentication)\b/i.test(description);
}

/** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
function basicCredentials(view: View): { readonly clientId: string; readonly secret: string } | undefined {
  const { authorization } = view;
  if (authorization?.scheme !== 'basic') return undefined;
  const pair = decodeBase64Text(authorization.credentials);
  const colon = pair?.indexOf(':') ?? -1;
  if (!pair || colon < 0) return undefined;
  return { clientId: formDecode(pair.slice(0, colon)), secret: formDecode(pair.slice(colon + 1)) };
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function assertionMethod(request: Readonly<Record<string, string>>): ClientAuthenticationMethod {
  if (request['client_assertion_type']?.endsWith(':saml2-bearer')) return 'saml2_bearer';
  const alg = decodeJwt(request['client_assertion'])?.header['alg'];
  return typeof alg === 'string' && alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt';
}

function assertionSubject(assertion: string | undefined): string | undefined {
  const jwt = decodeJwt(assertion);
  const subject = jwt?.type === 'jws' ? jwt.claims['sub'] : undefined;
  return typeof subject === 'string' ? subject : undefined;
}
