import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import type { Learned } from '../learned.ts';
import { preAuthorizedGrant } from '../openid4vci/grant-type.ts';
import type { Message } from '../message.ts';
import type { Params, View } from '../view.ts';
import { codeNames, vendorGrants } from '../vendors.ts';
import { clientAuthentication } from './client-authentication.ts';
import { directMessage, sentParameters } from './direct.ts';

/**
 * A grant is traded for tokens; the message stands for request and response together. RFC 6749 §4.1.3, §4.3.2, §4.4.2,
 * §6; RFC 8628 §3.4; RFC 7523 §2.1; RFC 8693 §2.1.
 */
export function tokenRequest(view: View, learned: Learned): Message<'token_request'> | undefined {
  const { method } = view.exchange;
  if (method !== 'POST' && method !== 'GET') return undefined;
  if (method === 'GET' && view.isNavigation) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'token_request';
  const params = inStandardNames(view.request);
  const grantType = params['grant_type'];
  if (params['response_type'] && !grantType) return undefined;
  const isOurs = grantType
    ? expected || isGrant(grantType, params, view) || redeemsKnown(view, learned)
    : (method === 'POST' && (expected || redeemsKnown(view, learned) || isUnrecorded(view, learned))) ||
      redeems(view);
  if (!isOurs) return undefined;
  return directMessage(view, 'token_request', {
    confidence: expected || view.answer ? 'certain' : 'firm',
    params: inStandardNames(sentParameters(view)),
  });
}

/** JSON of providers' own scripts; Supabase calls the code otherwise here too. */
function inStandardNames(params: Params): Params {
  const grantType = params['grant_type'] ?? params['grantType']?.toLowerCase();
  const refreshToken = params['refresh_token'] ?? (grantType && params['refreshToken']);
  const alias = params['code'] ? undefined : codeNames.find((name) => params[name]);
  if (grantType === params['grant_type'] && refreshToken === params['refresh_token'] && !alias) return params;
  return {
    ...params,
    ...(grantType && { grant_type: grantType }),
    ...(refreshToken && { refresh_token: refreshToken }),
    ...(alias && { code: params[alias]! }),
  };
}

/** GitHub and Slack need no `grant_type` beside a code and what proves the client. */
function redeems(view: View): boolean {
  const { body, query, exchange, isNavigation } = view;
  if (isNavigation) return false;
  if (exchange.method === 'GET')
    return Boolean(query['code'] && query['client_id'] && query['client_secret']) && isAnswered(view);
  return Boolean(body['code'] && body['client_id'] && (body['client_secret'] || body['code_verifier']));
}

/** Nor with the client in a header, nor under another name: a code that a login delivered goes back to the server that gave it. */
function redeemsKnown({ body, request, endpoint, isNavigation, origin }: View, learned: Learned): boolean {
  const { code } = request['grant_type'] ? request : body;
  if (isNavigation || !code || !learned.knows('code', code) || learned.isRedirectUri(endpoint)) return false;
  return learned.isServerOrigin(origin ?? '');
}

/** The body was not recorded, and the server answers as a token endpoint does: one that a login speaks to, or one at such an address. */
function isUnrecorded(view: View, learned: Learned): boolean {
  const { answer, origin, path } = view;
  if (isBodyRead(view)) return false;
  const hasTokens = typeof answer?.['access_token'] === 'string' && typeof answer['token_type'] === 'string';
  if (learned.isServerOrigin(origin ?? ''))
    return (
      hasTokens ||
      (typeof answer?.['error'] === 'string' && namesTokens.test(path)) ||
      (hadBody(view) && endsInToken.test(path) && isUnreadData(view))
    );
  return hadBody(view) && namesTokens.test(path) && (hasTokens || isAnswered(view));
}

/** How the paths of token endpoints are called, by custom. */
const namesTokens = /token|oauth/;

/** What the token endpoint is called at nearly every server. */
const endsInToken = /\/(?:access_?)?token\/?$/;

/** Nothing of the answer was recorded but that it was JSON. RFC 6749 §5.1. */
function isUnreadData({ exchange: { responseBody, responseHeaders } }: View): boolean {
  const type = mediaType(headerValue(responseHeaders, 'content-type'));
  return responseBody?.text === undefined && type === 'application/json';
}

function isBodyRead({ exchange }: View): boolean {
  return exchange.requestBody?.text !== undefined;
}

function hadBody({ exchange: { requestBody, requestHeaders } }: View): boolean {
  return requestBody !== undefined || headerValue(requestHeaders, 'content-type') !== undefined;
}

/** The server answered as a token endpoint does: with tokens, or with an error that only such an endpoint has. RFC 6749 §5.1, §5.2. */
function isAnswered({ answer, exchange: { status = 0 } }: View): boolean {
  if (!answer) return false;
  if (typeof answer['access_token'] === 'string')
    return ['token_type', 'expires_in', 'refresh_token', 'id_token'].some(
      (name) => answer[name] !== undefined,
    );
  return status >= 400 && tokenErrors.has(asText(answer['error']) ?? '');
}

const tokenErrors: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'use_dpop_nonce',
  'invalid_dpop_proof',
]);

/** The member each grant cannot do without: the second feature beside `grant_type`. */
const credentialOf: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code'],
  refresh_token: ['refresh_token'],
  password: ['username', 'password'],
  client_credentials: [],
  'urn:ietf:params:oauth:grant-type:device_code': ['device_code'],
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ['assertion'],
  'urn:ietf:params:oauth:grant-type:saml2-bearer': ['assertion'],
  'urn:ietf:params:oauth:grant-type:token-exchange': ['subject_token'],
  'urn:openid:params:grant-type:ciba': ['auth_req_id'],
  [preAuthorizedGrant]: ['pre-authorized_code'],
  ...vendorGrants,
};

/** A cleaner may have cut the credential out; then the client, the answer, or the address of a body that nobody has tells. */
function isGrant(grantType: string, params: Params, view: View): boolean {
  const credentials = Object.hasOwn(credentialOf, grantType) ? credentialOf[grantType] : undefined;
  const { clientId, method } = clientAuthentication(view);
  const isProven = method !== 'none';
  if (credentials) {
    if (view.exchange.method === 'GET') return isProven || isAnswered(view);
    if (credentials.every((name) => params[name]) || clientId || isProven || isAnswered(view)) return true;
    return !isBodyRead(view) && namesTokens.test(view.path);
  }
  if (/^(urn:|https?:\/\/)/.test(grantType)) return true;
  if (isProven && namesTokens.test(view.path)) return true;
  const isGuests =
    /^(?:guest|anonymous|player|visitor)$/i.test(grantType) && !clientId && !namesTokens.test(view.path);
  return isAnswered(view) && !isOwnKind(view) && !isGuests;
}

/** A game’s pass for a guest, say: the answer gives its tokens a type that nobody registered. RFC 6749 §7.1. */
function isOwnKind({ answer }: View): boolean {
  const type = asText(answer?.['token_type']);
  return type !== undefined && !/^(?:bearer|dpop|pop|mac|n_a|jwt)$/i.test(type);
}
