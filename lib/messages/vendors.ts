import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { originOf } from '../exchange/parameters.ts';
import { vendors, type Vendor } from './vendor-rows.ts';
import type { Params } from './view.ts';

const clientIdNames = vendors.flatMap(({ clientIdName }) => clientIdName ?? []);

/** The vendor that lives at that URL, or `undefined`. */
export function vendorAt(url: string): Vendor | undefined {
  const origin = originOf(url);
  if (!origin?.startsWith('http')) return undefined;
  const { hostname, pathname } = new URL(url);
  return vendors.find((vendor) => {
    if (!vendor.hosts.some((host) => isHost(hostname, host))) return false;
    const paths = [vendor.authorizationPath, vendor.tokenPath];
    return !vendor.hosts.includes('*') || paths.some((path) => path?.test(pathname));
  });
}

/** The `response_type` that an authorization request to that URL means when it names none. */
export function impliedResponseType(url: string): string | undefined {
  const vendor = vendorAt(url);
  if (!vendor?.impliedResponseType) return undefined;
  return vendor.authorizationPath?.test(new URL(url).pathname) ? vendor.impliedResponseType : undefined;
}

/** The parameters with `client_id` in them where the vendor at that URL calls it otherwise. */
export function withClientId(url: string, params: Params): Params {
  if (params['client_id'] || !clientIdNames.some((name) => params[name])) return params;
  const name = vendorAt(url)?.clientIdName;
  const id = name && params[name];
  return id ? { ...params, client_id: id } : params;
}

/**
 * The parameters of an authorization request that names no client, in the standard's words; `undefined` where that is not the
 * vendor's way. Without a challenge such a request is for tokens in the address, and is left alone.
 */
export function withoutClient(url: string, params: Params): Params | undefined {
  if (params['client_id'] || !params['code_challenge']) return undefined;
  const vendor = vendorAt(url);
  if (!vendor?.clientless || !impliedResponseType(url)) return undefined;
  const { redirectUriName, s256 } = vendor.clientless;
  const { [redirectUriName]: returns, code_challenge_method: method, ...rest } = params;
  return {
    ...rest,
    ...(returns && { redirect_uri: returns }),
    ...(method && { code_challenge_method: method === s256 ? 'S256' : method }),
  };
}

function isHost(host: string, pattern: string): boolean {
  if (pattern === '*' || host === pattern) return true;
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1));
}

/** Other names for `code` in an answer, and in Supabase's token request: Alipay's and Supabase's, DingTalk's, and Amazon's Selling Partner API. */
export const codeNames = ['auth_code', 'authCode', 'spapi_oauth_code'] as const;

/** Parts of a `response_type` that vendors put beside registered ones: Facebook's three, and Google's first login script. */
export const vendorResponseTypes: ReadonlySet<string> = new Set([
  'signed_request',
  'granted_scopes',
  'graph_domain',
  'permission',
]);

/** Vendors' own grants, and the member each cannot do without. */
export const vendorGrants: Readonly<Record<string, readonly string[]>> = {
  fb_exchange_token: ['fb_exchange_token'],
  ig_exchange_token: ['access_token'],
  account_credentials: ['account_id'],
  interaction_code: ['interaction_code'],
  pkce: ['auth_code'],
  id_token: ['id_token'],
};

/** Vendors' names for `post_logout_redirect_uri`: Auth0's, and Cognito's. */
export const logoutReturnNames = ['returnTo', 'logout_uri'] as const;

/**
 * The error a token endpoint names where a vendor does so in its own way, often with status 200: WeChat's `errcode`,
 * Facebook's and Google's nested `error`, Supabase's `error_code` or `code`, Slack's `ok`. `undefined` when it names none.
 */
export function vendorErrorOf(
  answer: JsonObject,
): { readonly code: string; readonly description?: string | undefined } | undefined {
  const { errcode, errmsg, ok } = answer;
  const number = typeof errcode === 'number' || typeof errcode === 'string' ? String(errcode) : '0';
  if (number !== '0' && number !== '') return { code: number, description: asText(errmsg) };
  const nested = asObject(answer['error']);
  const code = asText(nested?.['type']) ?? asText(nested?.['status']) ?? asText(nested?.['code']);
  if (nested && code) return { code, description: asText(nested['message']) };
  const own = asText(answer['error_code']) ?? (asText(answer['message']) && asText(answer['code']));
  if (own && /^[a-z]+(?:_[a-z]+)+$/.test(own))
    return { code: own, description: asText(answer['msg']) ?? asText(answer['message']) };
  return ok === false ? { code: 'not_ok' } : undefined;
}

/** The hosts at which pages hand a provider's answer, or what a hosted login made of it, to the service that finishes the login. */
export const answerHosts: readonly string[] = vendors.flatMap(({ hosts, answerEndpoint }) =>
  answerEndpoint ? hosts : [],
);

/** True for such a call: to Firebase or Stytch, or to Clerk's client, which lives on a host of the app's. */
export function takesAnswers(url: string): boolean {
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  if (pathname === '/v1/client')
    return hostname.startsWith('clerk.') || hostname.endsWith('.clerk.accounts.dev');
  return answerHosts.includes(hostname) && vendorAt(url)?.answerEndpoint?.test(pathname) === true;
}
