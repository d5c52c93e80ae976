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
  /** Its requests name no client: every customer has a host. Its name for `redirect_uri`, and how it writes `S256`. */
  readonly clientless?: { readonly redirectUriName: string; readonly s256: string };
  /** It has no PKCE that a client could use, or none it documents: for all clients, or for those with a secret. */
  readonly lacksPkce?: 'all' | 'confidential';
  /** Its metadata leaves `code_challenge_methods_supported` out although `S256` works. */
  readonly omitsPkceInMetadata?: true;
  /** Its metadata names another issuer than its address, for tenants and policies. */
  readonly issuerDiffers?: true;
  /** Its `S256` challenge is the digest in hexadecimal digits. */
  readonly hexChallenge?: true;
  /** It documents `nonce` as optional where OpenID Connect requires it. */
  readonly nonceIsOptional?: true;
  /** A parameter that only the provider itself puts into the request: the site cannot change that request. */
  readonly ownParameter?: string;
  /** Where a page hands it the whole answer of another provider, which it finishes for the site. */
  readonly answerEndpoint?: RegExp;
  /** It does not judge `max_age`, and says when a person logged in only where its console was told so for the client. */
  readonly ignoresMaxAge?: true;
  /** It documents the query as a place for tokens, at these paths. */
  readonly tokenInQuery?: RegExp;
  /** The numbers by which the address of its error page says which part of the request it refused. */
  readonly errorNumbers?: Readonly<Record<string, 'redirect_uri' | 'client'>>;
};

/** The quirks known so far. The first row that fits a URL counts. */
export const vendors: readonly Vendor[] = [
  {
    name: 'Firebase',
    hosts: ['identitytoolkit.googleapis.com'],
    answerEndpoint: /\/accounts:signInWithIdp$/,
  },
  {
    name: 'Stytch',
    hosts: ['api.stytch.com', 'test.stytch.com'],
    answerEndpoint: /^\/sdk\/v1\/(?:\w+\/){1,4}authenticate$/,
  },
  {
    name: 'Google',
    hosts: ['accounts.google.com', '*.googleapis.com', 'googleapis.com'],
    ownParameter: 'gsiwebsdk',
    // https://developers.google.com/identity/siwg/security-bundle
    ignoresMaxAge: true,
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
  // Entra sends a personal account on to it, as a client of its own.
  { name: 'Microsoft account', hosts: ['login.live.com'], ownParameter: 'estsfed' },
  {
    name: 'Supabase',
    hosts: ['*.supabase.co'],
    authorizationPath: /^\/auth\/v1\/authorize$/,
    impliedResponseType: 'code',
    clientless: { redirectUriName: 'redirect_to', s256: 's256' },
  },
  { name: 'Amazon Cognito', hosts: ['*.amazoncognito.com'], omitsPkceInMetadata: true },
  { name: 'Apple', hosts: ['appleid.apple.com'], nonceIsOptional: true, lacksPkce: 'all' },
  { name: 'LinkedIn', hosts: ['www.linkedin.com'], lacksPkce: 'confidential' },
  { name: 'Atlassian', hosts: ['auth.atlassian.com'], lacksPkce: 'all' },
  { name: 'Stripe', hosts: ['connect.stripe.com'], lacksPkce: 'all' },
  {
    name: 'PayPal',
    hosts: ['www.paypal.com', 'www.sandbox.paypal.com'],
    authorizationPath: /^\/(signin\/authorize|connect)\/?$/,
    impliedResponseType: 'code',
    lacksPkce: 'all',
  },
  {
    name: 'Facebook',
    hosts: ['facebook.com', '*.facebook.com', 'graph.instagram.com'],
    authorizationPath: /\/dialog\/oauth$/,
    impliedResponseType: 'code',
    lacksPkce: 'confidential',
    ownParameter: 'sdk',
    tokenInQuery: /^/,
  },
  { name: 'Instagram', hosts: ['www.instagram.com', 'api.instagram.com'], lacksPkce: 'all' },
  {
    name: 'Slack',
    hosts: ['slack.com', '*.slack.com'],
    authorizationPath: /^\/oauth\/(v2\/)?authorize$/,
    impliedResponseType: 'code',
    lacksPkce: 'confidential',
  },
  {
    name: 'Shopify',
    hosts: ['*.myshopify.com', 'admin.shopify.com'],
    authorizationPath: /\/oauth\/authorize$/,
    impliedResponseType: 'code',
    lacksPkce: 'all',
  },
  {
    name: 'Amazon Selling Partner API',
    hosts: ['sellercentral.amazon.com', 'sellercentral-europe.amazon.com', 'sellercentral.amazon.co.jp'],
    authorizationPath: /^\/apps\/authorize\/consent$/,
    impliedResponseType: 'code',
    clientIdName: 'application_id',
    lacksPkce: 'all',
  },
  {
    name: 'TikTok',
    hosts: ['www.tiktok.com', 'open.tiktokapis.com'],
    clientIdName: 'client_key',
    hexChallenge: true,
    lacksPkce: 'confidential',
  },
  {
    name: 'WeChat',
    hosts: ['open.weixin.qq.com', 'api.weixin.qq.com'],
    // Its own script (wxLogin.js) leaves response_type out.
    authorizationPath: /^\/connect\/(?:qrconnect|oauth2\/authorize)$/,
    impliedResponseType: 'code',
    clientIdName: 'appid',
    lacksPkce: 'all',
    tokenInQuery: /\/sns\//,
  },
  {
    name: 'WeCom',
    hosts: ['login.work.weixin.qq.com', 'open.work.weixin.qq.com'],
    authorizationPath: /\/sso\/(login|qrconnect)$/i,
    impliedResponseType: 'code',
    clientIdName: 'appid',
    lacksPkce: 'all',
  },
  {
    name: 'DingTalk',
    hosts: ['login.dingtalk.com', 'oapi.dingtalk.com'],
    clientIdName: 'appid',
    lacksPkce: 'all',
  },
  {
    name: 'Feishu',
    hosts: ['open.feishu.cn', 'accounts.feishu.cn', 'open.larksuite.com', 'accounts.larksuite.com'],
    authorizationPath: /^\/open-apis\/authen\/v1\/(authorize|index)$/,
    impliedResponseType: 'code',
    clientIdName: 'app_id',
    lacksPkce: 'confidential',
  },
  {
    name: 'QQ',
    hosts: ['graph.qq.com'],
    lacksPkce: 'all',
    tokenInQuery: /\/oauth2\.0\//,
    errorNumbers: { 100010: 'redirect_uri', 100008: 'client', 100001: 'client' },
  },
  {
    name: 'Weibo',
    hosts: ['api.weibo.com'],
    authorizationPath: /^\/oauth2\/authorize$/,
    impliedResponseType: 'code',
    lacksPkce: 'all',
  },
  {
    name: 'Alipay',
    hosts: ['openauth.alipay.com'],
    authorizationPath: /^\/oauth2\/publicappauthorize\.htm$/i,
    impliedResponseType: 'code',
    clientIdName: 'app_id',
    lacksPkce: 'all',
  },
  { name: 'Strava', hosts: ['www.strava.com'], lacksPkce: 'all' },
  { name: 'Twitch', hosts: ['id.twitch.tv'], lacksPkce: 'all' },
  { name: 'Kakao', hosts: ['kauth.kakao.com'], lacksPkce: 'confidential' },
  { name: 'Naver', hosts: ['nid.naver.com'], lacksPkce: 'all', tokenInQuery: /\/oauth2\.0\// },
  { name: 'Bitbucket', hosts: ['bitbucket.org'], lacksPkce: 'all' },
  { name: 'Box', hosts: ['account.box.com'], lacksPkce: 'all' },
  { name: 'Notion', hosts: ['api.notion.com'], lacksPkce: 'all' },
  { name: 'Intuit', hosts: ['appcenter.intuit.com'], lacksPkce: 'confidential' },
  {
    name: 'Reddit',
    hosts: ['www.reddit.com', 'old.reddit.com', 'ssl.reddit.com'],
    lacksPkce: 'confidential',
  },
  withoutResponseType('HubSpot', ['app.hubspot.com', 'app-eu1.hubspot.com'], /^\/oauth\/(\d+\/)?authorize$/),
  withoutResponseType('Typeform', ['api.typeform.com'], /^\/oauth\/authorize$/),
  withoutResponseType('Todoist', ['todoist.com', '*.todoist.com'], /^\/oauth\/authorize$/),
  withoutResponseType('ClickUp', ['app.clickup.com'], /^\/api$/),
  withoutResponseType(
    'Square',
    ['connect.squareup.com', 'connect.squareupsandbox.com'],
    /^\/oauth2\/authorize$/,
  ),
  withoutResponseType('Pipedrive', ['oauth.pipedrive.com'], /^\/oauth\/authorize$/),
  withoutResponseType('Basecamp', ['launchpad.37signals.com'], /^\/authorization\/new$/),
  withoutResponseType('monday.com', ['auth.monday.com'], /^\/oauth2\/authorize$/),
  withoutResponseType('Intercom', ['app.intercom.com'], /^\/oauth$/),
  withoutResponseType('Bitly', ['bitly.com'], /^\/oauth\/authorize$/),
  {
    name: 'GitHub',
    hosts: ['*'],
    authorizationPath: /^\/login\/oauth\/authorize$/,
    tokenPath: /^\/login\/oauth\/access_token$/,
    impliedResponseType: 'code',
  },
];

/** A service that lets other services in: its documentation names no `response_type` and gives each of them a secret. */
function withoutResponseType(name: string, hosts: readonly string[], authorizationPath: RegExp): Vendor {
  return { name, hosts, authorizationPath, impliedResponseType: 'code', lacksPkce: 'confidential' };
}
