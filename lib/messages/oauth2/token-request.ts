import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { Params, View } from '../view.ts';
import { codeNames, vendorGrants } from '../vendors.ts';
import { directMessage, sentParameters } from './direct.ts';

/**
 * A grant is traded for tokens; the message stands for request and response together. RFC 6749 §4.1.3, §4.3.2, §4.4.2,
 * §6; RFC 8628 §3.4; RFC 7523 §2.1; RFC 8693 §2.1.
 */
export function tokenRequest(view: View, learned: Learned): Message<'token_request'> | undefined {
  const { method } = view.exchange;
  if (method !== 'POST' && method !== 'GET') return undefined;
  const expected = learned.kindAt(view.endpoint) === 'token_request';
  const params = view.request;
  if (params['response_type'] && !params['grant_type']) return undefined;
  const grantType = params['grant_type'];
  const isOurs = grantType
    ? isGrant(grantType, params, expected)
    : method === 'POST' &&
      (expected || redeems(view) || redeemsKnown(view, learned) || isUnrecorded(view, learned));
  if (!isOurs) return undefined;
  if (method === 'GET' && view.isNavigation) return undefined;
  return directMessage(view, 'token_request', {
    confidence: expected || view.answer ? 'certain' : 'firm',
    params: withCode(sentParameters(view)),
  });
}

/** Supabase calls the code otherwise here too. */
function withCode(params: Params): Params {
  const alias = codeNames.find((name) => params[name]);
  const code = alias && params[alias];
  return code && !params['code'] ? { ...params, code } : params;
}

/** GitHub and Slack need no `grant_type` beside a code and what proves the client. */
function redeems({ body, isNavigation }: View): boolean {
  return Boolean(
    !isNavigation && body['code'] && body['client_id'] && (body['client_secret'] || body['code_verifier']),
  );
}

/** Nor with the client in a header: a code that a login delivered goes back to the server that gave it. */
function redeemsKnown({ body, endpoint, isNavigation, origin }: View, learned: Learned): boolean {
  const { code } = body;
  if (isNavigation || !code || !learned.knows('code', code) || learned.isRedirectUri(endpoint)) return false;
  return learned.isServerOrigin(origin ?? '');
}

/** The body was not recorded; a server that a login speaks to answers as a token endpoint does. RFC 6749 §5.1, §5.2. */
function isUnrecorded({ exchange, answer, origin, path }: View, learned: Learned): boolean {
  if (exchange.requestBody?.text !== undefined || !learned.isServerOrigin(origin ?? '')) return false;
  if (typeof answer?.['error'] === 'string') return /token/.test(path);
  return typeof answer?.['access_token'] === 'string' && typeof answer['token_type'] === 'string';
}

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
  ...vendorGrants,
};

function isGrant(grantType: string, params: Params, expected: boolean): boolean {
  if (expected) return true;
  const credentials = Object.hasOwn(credentialOf, grantType) ? credentialOf[grantType] : undefined;
  if (credentials) return credentials.every((name) => params[name]) || Boolean(params['client_id']);
  return /^(urn:|https?:\/\/)/.test(grantType);
}
