import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../lib/messages/learned.ts';
import { recognise } from '../../../lib/messages/recognise.ts';
import { vendors } from '../../../lib/messages/vendor-rows.ts';
import { impliedResponseType, vendorAt, withClientId } from '../../../lib/messages/vendors.ts';
import { exchange, form, jsonBody, urlWith, type ExchangeFields } from '../../support/exchange.ts';

const page = { context: { resourceType: 'main_frame' } } as const;
const recognised = (fields: ExchangeFields) =>
  recognise(exchange(fields), nothingLearned).map(({ kind, params }) => ({ kind, params }));
const asked = (endpoint: string, parameters: Readonly<Record<string, string>>) =>
  recognised({ url: urlWith(endpoint, parameters), ...page });

describe('a vendor’s request is recognised:', () => {
  const returns = { redirect_uri: 'https://app.example/cb', state: 's-1' };

  it.each([
    ['GitHub', 'https://github.com/login/oauth/authorize', { client_id: 'Iv1.8a61', scope: 'user' }],
    ['GitHub Enterprise', 'https://git.corp.example/login/oauth/authorize', { client_id: 'x', ...returns }],
    ['Slack', 'https://slack.com/oauth/v2/authorize', { client_id: '1.2', user_scope: 'chat', ...returns }],
    ['Shopify', 'https://shop-1.myshopify.com/admin/oauth/authorize', { client_id: 'k', ...returns }],
    ['Facebook', 'https://www.facebook.com/v19.0/dialog/oauth', { client_id: '1', ...returns }],
    ['PayPal', 'https://www.sandbox.paypal.com/signin/authorize', { client_id: 'A', scope: 'openid' }],
    ['PayPal, as it was', 'https://www.paypal.com/connect/', { client_id: 'A', scope: 'openid', ...returns }],
    ['HubSpot', 'https://app.hubspot.com/oauth/62515/authorize', { client_id: 'h', ...returns }],
    ['Weibo', 'https://api.weibo.com/oauth2/authorize', { client_id: '81', ...returns }],
  ])('%s without response_type', (_, endpoint, parameters) => {
    expect(asked(endpoint, parameters)).toMatchObject([{ kind: 'authorization_request' }]);
  });

  it.each([
    ['TikTok', 'https://www.tiktok.com/v2/auth/authorize/', { client_key: 'k-1', response_type: 'code' }],
    ['WeChat', 'https://open.weixin.qq.com/connect/qrconnect', { appid: 'k-1', response_type: 'code' }],
    ['Alipay', 'https://openauth.alipay.com/oauth2/publicAppAuthorize.htm', { app_id: 'k-1' }],
    ['Amazon', 'https://sellercentral.amazon.com/apps/authorize/consent', { application_id: 'k-1' }],
    ['Feishu', 'https://open.feishu.cn/open-apis/authen/v1/index', { app_id: 'k-1' }],
    ['WeCom', 'https://login.work.weixin.qq.com/wwlogin/sso/login', { appid: 'k-1', login_type: 'CorpApp' }],
  ])('%s with its own name for client_id', (_, endpoint, parameters) => {
    expect(asked(endpoint, { ...parameters, ...returns })).toMatchObject([
      { kind: 'authorization_request', params: { client_id: 'k-1' } },
    ]);
  });

  it('Supabase, which has a host for each client and words of its own', () => {
    const at = 'https://ref.supabase.co/auth/v1/authorize';
    const parameters = { provider: 'github', redirect_to: returns.redirect_uri, code_challenge: 'x' };
    expect(asked(at, { ...parameters, code_challenge_method: 's256' })).toEqual([
      {
        kind: 'authorization_request',
        params: {
          provider: 'github',
          code_challenge: 'x',
          code_challenge_method: 'S256',
          redirect_uri: returns.redirect_uri,
        },
      },
    ]);
  });

  it.each(['token,signed_request,graph_domain', 'code,granted_scopes', 'id_token permission'])(
    'response_type=%s',
    (response_type) => {
      expect(asked('https://op.example/auth', { client_id: '1', response_type, ...returns })).toHaveLength(1);
    },
  );
});

describe('what a vendor may do, others may not:', () => {
  const returns = { redirect_uri: 'https://app.example/cb', state: 's-1' };

  it.each([
    ['a request without response_type', 'https://op.example/oauth/authorize', { client_id: 'x', ...returns }],
    ['client_key', 'https://op.example/auth', { client_key: 'x', response_type: 'code', ...returns }],
    ['another page of that host', 'https://slack.com/help', { client_id: 'x', ...returns }],
    [
      'Supabase’s request for tokens in the address',
      'https://ref.supabase.co/auth/v1/authorize',
      { provider: 'github', redirect_to: 'https://app.example/cb' },
    ],
    [
      'a challenge and nobody who asks',
      'https://op.example/auth/v1/authorize',
      { provider: 'github', redirect_to: 'https://app.example/cb', code_challenge: 'x' },
    ],
    ['PayPal’s checkout', 'https://www.paypal.com/smart/buttons', { client_id: 'x', ...returns }],
    ['another page of a host that renames', 'https://www.tiktok.com/embed', { client_key: 'x', ...returns }],
    [
      'GitHub’s path with a client and nothing else',
      'https://github.com/login/oauth/authorize',
      { client_id: 'x' },
    ],
    ['a host that ends alike', 'https://notslack.com/oauth/v2/authorize', { client_id: 'x', ...returns }],
    [
      'parts of a response_type that only accompany',
      'https://op.example/a',
      { client_id: 'x', response_type: 'permission', ...returns },
    ],
  ])('%s', (_, endpoint, parameters) => {
    expect(asked(endpoint, parameters)).toEqual([]);
  });
});

describe('a vendor’s token request is recognised:', () => {
  it('GitHub’s, without grant_type', () => {
    const fields = { client_id: 'Iv1', client_secret: 's', code: '8d1c4b2f9a7e6d5c4b3a' };
    expect(recognised(form('https://github.com/login/oauth/access_token', fields))).toMatchObject([
      { kind: 'token_request' },
    ]);
  });

  it('Supabase’s, with the grant in the query and the rest in JSON', () => {
    const requestBody = jsonBody({ auth_code: 'c-1', code_verifier: 'v-1' });
    const url = 'https://ref.supabase.co/auth/v1/token?grant_type=pkce';
    expect(recognised({ url, method: 'POST', requestBody })).toMatchObject([
      { kind: 'token_request', params: { code: 'c-1' } },
    ]);
  });

  it('Auth0’s and Zoom’s own grants', () => {
    const grants: readonly Readonly<Record<string, string>>[] = [
      { grant_type: 'http://auth0.com/oauth/grant-type/password-realm', username: 'kim', realm: 'r' },
      { grant_type: 'account_credentials', account_id: 'a-1' },
    ];
    for (const fields of grants)
      expect(recognised(form('https://op.example/oauth/token', fields))).toMatchObject([
        { kind: 'token_request' },
      ]);
  });

  it('but not a form that has a code and a client and proves nothing', () => {
    expect(recognised(form('https://app.example/redeem', { client_id: 'x', code: 'SUMMER' }))).toEqual([]);
  });
});

describe('a vendor’s answer and logout are recognised:', () => {
  it.each(['auth_code', 'authCode', 'spapi_oauth_code'])('a code that is called %s', (name) => {
    const url = urlWith('https://app.example/cb', { [name]: 'Zk81aa0-Qx1', state: 'af0ifjsldkj9320ad' });
    expect(recognised({ url, ...page })).toMatchObject([
      { kind: 'authorization_response', params: { code: 'Zk81aa0-Qx1' } },
    ]);
  });

  it.each([
    ['Auth0', 'https://t.auth0.com/v2/logout', 'returnTo'],
    ['Cognito', 'https://shop.auth.eu-west-1.amazoncognito.com/logout', 'logout_uri'],
  ])('%s', (_, endpoint, name) => {
    const url = urlWith(endpoint, { client_id: 'x', [name]: 'https://app.example/' });
    expect(recognised({ url, ...page })).toMatchObject([
      { kind: 'end_session_request', params: { post_logout_redirect_uri: 'https://app.example/' } },
    ]);
  });
});

describe('the table', () => {
  it('names each vendor once', () => {
    const names = vendors.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says where a request may leave something out, wherever it may', () => {
    const lenient = vendors.filter((vendor) => vendor.impliedResponseType);
    for (const { authorizationPath } of lenient) expect(authorizationPath).toBeDefined();
  });

  it('is asked about anything without throwing', () => {
    for (const url of [
      'https://op.example/auth',
      '',
      'about:blank',
      'com.example.app:/cb',
      'https://',
      '//x',
      'data:,x',
    ]) {
      expect(vendorAt(url)).toBeUndefined();
      expect(impliedResponseType(url)).toBeUndefined();
      expect(withClientId(url, { appid: 'x' })).toEqual({ appid: 'x' });
    }
  });
});
