import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Params } from './view.ts';

/**
 * What a provider does differently from the specifications. Rows, not branches: a quirk is added here, and recognition
 * and rules read it by its name.
 */
export type Vendor = {
  readonly name: string;
  /** Host names; `*.` in front stands for any name below, `*` alone for a product that people host themselves. */
  readonly hosts: readonly string[];
  /** Where its authorization endpoint is. Needed where a quirk would otherwise fit other pages of the same host. */
  readonly authorizationPath?: RegExp;
  /** Where its token endpoint is. Needed where the host says nothing. */
  readonly tokenPath?: RegExp;
  /** Its authorization requests leave `response_type` out and mean this. */
  readonly impliedResponseType?: 'code';
  /** Its name for `client_id`. */
  readonly clientIdName?: string;
  /** It has no PKCE that a client could use, or none it documents. */
  readonly lacksPkce?: true;
  /** Its metadata leaves `code_challenge_methods_supported` out although `S256` works. */
  readonly omitsPkceInMetadata?: true;
  /** Its metadata names another issuer than its address, for tenants and policies. */
  readonly issuerDiffers?: true;
  /** Its `S256` challenge is the digest in hexadecimal digits. */
  readonly hexChallenge?: true;
  /** It documents `nonce` as optional where OpenID Connect requires it. */
  readonly nonceIsOptional?: true;
  /** A parameter that only its own script puts into the request: the site cannot change that request. */
  readonly scriptParameter?: string;
  /** It documents the query as a place for tokens, at these paths. */
  readonly tokenInQuery?: RegExp;
};

/** The quirks known so far. The first row that fits a URL counts. */
export const vendors: readonly Vendor[] = [
  {
    name: 'Google',
    hosts: ['accounts.google.com', '*.googleapis.com', 'googleapis.com'],
    scriptParameter: 'gsiwebsdk',
    tokenInQuery: /\/(tokeninfo|revoke)$/,
  },
  {
    name: 'Microsoft Entra',
    hosts: [
      'login.microsoftonline.com',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn',
      '*.ciamlogin.com',
      '*.b2clogin.com',
    ],
    omitsPkceInMetadata: true,
    issuerDiffers: true,
  },
  { name: 'Amazon Cognito', hosts: ['*.amazoncognito.com'], omitsPkceInMetadata: true },
  { name: 'Apple', hosts: ['appleid.apple.com'], nonceIsOptional: true, lacksPkce: true },
  { name: 'LinkedIn', hosts: ['www.linkedin.com'], lacksPkce: true },
  { name: 'Atlassian', hosts: ['auth.atlassian.com'], lacksPkce: true },
  { name: 'Stripe', hosts: ['connect.stripe.com'], lacksPkce: true },
  { name: 'PayPal', hosts: ['www.paypal.com', 'www.sandbox.paypal.com'], lacksPkce: true },
  {
    name: 'Facebook',
    hosts: ['facebook.com', '*.facebook.com', 'graph.instagram.com'],
    authorizationPath: /\/dialog\/oauth$/,
    impliedResponseType: 'code',
    lacksPkce: true,
    scriptParameter: 'sdk',
    tokenInQuery: /^/,
  },
  {
    name: 'Slack',
    hosts: ['slack.com', '*.slack.com'],
    authorizationPath: /^\/oauth\/(v2\/)?authorize$/,
    impliedResponseType: 'code',
    lacksPkce: true,
  },
  {
    name: 'Shopify',
    hosts: ['*.myshopify.com', 'admin.shopify.com'],
    authorizationPath: /\/oauth\/authorize$/,
    impliedResponseType: 'code',
    lacksPkce: true,
  },
  {
    name: 'Amazon Selling Partner API',
    hosts: ['sellercentral.amazon.com', 'sellercentral-europe.amazon.com', 'sellercentral.amazon.co.jp'],
    authorizationPath: /^\/apps\/authorize\/consent$/,
    impliedResponseType: 'code',
    clientIdName: 'application_id',
    lacksPkce: true,
  },
  {
    name: 'TikTok',
    hosts: ['www.tiktok.com', 'open.tiktokapis.com'],
    clientIdName: 'client_key',
    hexChallenge: true,
  },
  {
    name: 'WeChat',
    hosts: ['open.weixin.qq.com', 'api.weixin.qq.com'],
    clientIdName: 'appid',
    lacksPkce: true,
    tokenInQuery: /\/sns\//,
  },
  { name: 'DingTalk', hosts: ['oapi.dingtalk.com'], clientIdName: 'appid', lacksPkce: true },
  {
    name: 'Alipay',
    hosts: ['openauth.alipay.com'],
    authorizationPath: /^\/oauth2\/publicappauthorize\.htm$/i,
    impliedResponseType: 'code',
    clientIdName: 'app_id',
    lacksPkce: true,
  },
  { name: 'Strava', hosts: ['www.strava.com'], lacksPkce: true },
  { name: 'Twitch', hosts: ['id.twitch.tv'], lacksPkce: true },
  {
    name: 'GitHub',
    hosts: ['*'],
    authorizationPath: /^\/login\/oauth\/authorize$/,
    tokenPath: /^\/login\/oauth\/access_token$/,
    impliedResponseType: 'code',
  },
];

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

function isHost(host: string, pattern: string): boolean {
  if (pattern === '*' || host === pattern) return true;
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1));
}

/** Other names for `code` in an authorization response: Alipay's, and Amazon's Selling Partner API. */
export const codeNames = ['auth_code', 'spapi_oauth_code'] as const;

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
  pkce: ['auth_code', 'code_verifier'],
};

/** Vendors' names for `post_logout_redirect_uri`: Auth0's, and Cognito's. */
export const logoutReturnNames = ['returnTo', 'logout_uri'] as const;

/**
 * The error a token endpoint names where a vendor does so in its own way, often with status 200: WeChat's `errcode`,
 * Facebook's and Google's nested `error`, Slack's `ok`. `undefined` when it names none.
 */
export function vendorErrorOf(
  answer: JsonObject,
): { readonly code: string; readonly description?: string } | undefined {
  const { errcode, errmsg, ok } = answer;
  const number = typeof errcode === 'number' || typeof errcode === 'string' ? String(errcode) : '0';
  if (number !== '0' && number !== '') return { code: number, description: asText(errmsg) };
  const nested = asObject(answer['error']);
  const code = asText(nested?.['type']) ?? asText(nested?.['status']) ?? asText(nested?.['code']);
  if (nested && code) return { code, description: asText(nested['message']) };
  return ok === false ? { code: 'not_ok' } : undefined;
}
