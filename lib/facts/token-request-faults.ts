import { headerValue, mediaType } from '../exchange/headers.ts';
import { queryParameters } from '../exchange/parameters.ts';
import type { Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { authenticationIn, clientAuthenticationMethods } from '../messages/oauth2/client-authentication.ts';
import { viewOf } from '../messages/view.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { credentialInHeader } from './client/credential-in-header.ts';

/** What a token request breaks of its form, in words that follow “it”; `name`: the parameter that it is about, if any. */
export type TokenRequestFault = {
  readonly code:
    | 'form'
    | 'address'
    | 'method'
    | 'grant-type'
    | 'code'
    | 'redirect'
    | 'verifier'
    | 'client'
    | 'client-twice';
  readonly name?: string;
  readonly says: string;
  /** Where that parameter is missing: one that was sent and differs from it in spelling alone (`redirect_url`, `codeVerifier`). */
  readonly sentAs?: string;
};

/**
 * What is wrong by itself with a request that redeems a code: how it was sent before what is in it. Empty where nothing is, where what was
 * sent was not recorded, and for other grants. RFC 6749 §2.3, §3.2, §4.1.3; RFC 7636 §4.5.
 * @param asked the request of this login, where it was seen
 */
export function tokenRequestFaults(
  flow: Flow,
  message: Message,
  asked: AuthorizationRequest | undefined,
): readonly TokenRequestFault[] {
  const { exchange, params } = message;
  const grant = params['grant_type'];
  const isOfCode = grant === undefined ? params['code'] !== undefined : isNearly(grant);
  if (!isOfCode || (exchange.requestBody?.text === undefined && !hasAddress(message))) return [];
  const faults = [...howSent(message), ...whatIsMissing(message, asked), ...clientFaults(flow, message)];
  return faults.map((fault) => withSpelling(fault, params));
}

/** What is missing may be there under another name. */
function withSpelling(fault: TokenRequestFault, params: Message['params']): TokenRequestFault {
  const { name } = fault;
  if (name === undefined || params[name] !== undefined) return fault;
  const sentAs = Object.keys(params).find((one) => lettersOf(one) === lettersOf(name));
  return sentAs === undefined
    ? fault
    : { ...fault, sentAs, says: `${fault.says}, but a parameter ${sentAs}` };
}

function lettersOf(name: string): string {
  return name
    .slice(0, longestName)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/url$/, 'uri');
}

/** Characters of a name that are looked at. */
const longestName = 40;

/** `authorization_code`, or what somebody may have meant by it. */
function isNearly(grant: string): boolean {
  return /^(?:authori[sz]ation|auth)?code$/.test(grant.toLowerCase().replace(/[^a-z]/g, ''));
}

function hasAddress({ url }: Message): boolean {
  return queryParameters(url).some(([name]) => name === 'grant_type' || name === 'code');
}

function howSent(message: Message): readonly TokenRequestFault[] {
  const { method, requestBody, requestHeaders } = message.exchange;
  if (method === 'GET')
    return [{ code: 'method', says: 'was sent with GET; the token endpoint takes POST alone' }];
  const type = mediaType(headerValue(requestHeaders, 'content-type') ?? requestBody?.mediaType);
  if (hasAddress(message) && !requestBody?.text)
    return [{ code: 'address', says: 'has its parameters in the address; they belong into its body' }];
  if (type === '' || type === undefined || type === 'application/x-www-form-urlencoded') return [];
  return [
    { code: 'form', says: `was sent as ${type}; the token endpoint takes application/x-www-form-urlencoded` },
  ];
}

function whatIsMissing(
  { params }: Message,
  asked: AuthorizationRequest | undefined,
): readonly TokenRequestFault[] {
  const { grant_type: grant, code, redirect_uri: back, code_verifier: verifier } = params;
  const faults: TokenRequestFault[] = [];
  if (grant === undefined)
    faults.push({
      code: 'grant-type',
      name: 'grant_type',
      says: 'has no grant_type; expected authorization_code',
    });
  else if (grant !== 'authorization_code')
    faults.push({
      code: 'grant-type',
      name: 'grant_type',
      says: `has grant_type=${grant}; expected authorization_code`,
    });
  if (code === undefined) faults.push({ code: 'code', name: 'code', says: 'has no code' });
  if (asked?.params['code_challenge'] && verifier === undefined)
    faults.push({
      code: 'verifier',
      name: 'code_verifier',
      says: 'has no code_verifier, and the authorization request had a code_challenge',
    });
  if (asked?.params['redirect_uri'] && back === undefined)
    faults.push({
      code: 'redirect',
      name: 'redirect_uri',
      says: 'has no redirect_uri, although the authorization request had one',
    });
  return faults;
}

function clientFaults(flow: Flow, message: Message): readonly TokenRequestFault[] {
  const { exchange, params } = message;
  const methods = clientAuthenticationMethods(viewOf(exchange));
  if (methods.length > 1)
    return [
      {
        code: 'client-twice',
        says: `proves the client in two ways (${methods.join(' and ')}); one is allowed`,
      },
    ];
  const isNamed = params['client_id'] !== undefined || authenticationIn(exchange).method !== 'none';
  if (isNamed || credentialInHeader(flow, message) !== 'not sent') return [];
  return [
    { code: 'client', name: 'client_id', says: 'does not say which client sends it: client_id is missing' },
  ];
}
