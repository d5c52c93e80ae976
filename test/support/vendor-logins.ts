import { createHash } from 'node:crypto';
import { capture, form } from './exchange.ts';
import {
  back,
  bearer,
  failed,
  idToken,
  issued,
  leftHalfHash,
  openid,
  pkce,
  refused,
  request,
  spa,
  state,
  verifier,
  web,
  type VendorLogin,
} from './vendor-login.ts';

const entra = 'https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490';
const tikTok = 'https://www.tiktok.com/v2/auth/authorize/';
const b2c = 'https://lens.b2clogin.com/lens.onmicrosoft.com';
const gitHub = 'https://github.com/login/oauth';

/** One row, one provider. */
export const vendorLogins: readonly VendorLogin[] = [
  web('Google', 'https://accounts.google.com/o/oauth2/v2/auth', {
    client: '407408718192.apps.googleusercontent.com',
    asks: { ...openid, ...pkce, access_type: 'offline', include_granted_scopes: 'true' },
    answers: { code: '4/0AVMBsJh1-Q3vJ0o9x_kd3Yb', scope: 'email openid', authuser: '0', prompt: 'consent' },
  }),
  {
    vendor: 'Google Identity Services, in a popup',
    exchanges: capture(
      request('https://accounts.google.com/o/oauth2/v2/auth', {
        asks: {
          redirect_uri: 'storagerelay://https/app.example?id=auth812',
          gsiwebsdk: '3',
          scope: 'email',
          access_type: 'offline',
        },
      }),
    ),
    client: 'client-81',
    grant: 'authorization_code',
    outcome: 'pending',
    mode: 'web_message',
    steps: 'authorization_request',
  },
  spa('Microsoft Entra v2', `${entra}/oauth2/v2.0/authorize`, {
    asks: { ...openid, client_info: '1', 'x-client-SKU': 'msal.js.browser' },
    answers: { ...issued, client_info: 'eyJ1aWQiOiI3In0', session_state: '8f1c' },
    token: `${entra}/oauth2/v2.0/token`,
    gives: {
      ...bearer,
      ext_expires_in: 3600,
      id_token: idToken(`${entra}/v2.0`),
      client_info: 'eyJ1aWQiOiI3In0',
    },
  }),
  web('Microsoft Entra v1', `${entra}/oauth2/authorize`, {
    asks: { ...pkce, resource: 'https://graph.windows.net' },
    answers: { ...issued, session_state: '8f1c' },
  }),
  spa('ADFS', 'https://fs.corp.example/adfs/oauth2/authorize', {
    asks: { ...openid, resource: 'urn:microsoft:userinfo' },
    token: 'https://fs.corp.example/adfs/oauth2/token',
    gives: { ...bearer, id_token: idToken('https://fs.corp.example/adfs'), refresh_token_expires_in: 28799 },
  }),
  spa('Amazon Cognito', 'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize', {
    asks: { ...openid, identity_provider: 'COGNITO' },
    token: 'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token',
    gives: { ...bearer, id_token: idToken('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_8Xk') },
  }),
  spa('Okta', 'https://dev-81.okta.com/oauth2/default/v1/authorize', {
    asks: { ...openid, sessionToken: '20111sTEtWA7xAvQ4JxEMt' },
    token: 'https://dev-81.okta.com/oauth2/default/v1/token',
    gives: { ...bearer, id_token: idToken('https://dev-81.okta.com/oauth2/default') },
  }),
  spa('Auth0', 'https://lens.eu.auth0.com/authorize', {
    asks: { ...openid, audience: 'https://api.example', auth0Client: 'eyJuYW1lIjoiYXV0aDAtc3BhLWpzIn0=' },
    token: 'https://lens.eu.auth0.com/oauth/token',
    gives: { ...bearer, id_token: idToken('https://lens.eu.auth0.com/') },
  }),
  spa('Keycloak', 'https://sso.corp.example/realms/lens/protocol/openid-connect/auth', {
    asks: { ...openid, kc_idp_hint: 'google' },
    answers: { ...issued, session_state: '8f1c', iss: 'https://sso.corp.example/realms/lens' },
    token: 'https://sso.corp.example/realms/lens/protocol/openid-connect/token',
    gives: {
      ...bearer,
      id_token: idToken('https://sso.corp.example/realms/lens'),
      'not-before-policy': 0,
      session_state: '8f1c',
      refresh_expires_in: 1800,
    },
  }),
  {
    ...web('Apple', 'https://appleid.apple.com/auth/authorize'),
    exchanges: capture(
      request('https://appleid.apple.com/auth/authorize', {
        responseType: 'code id_token',
        asks: { scope: 'name email', response_mode: 'form_post', nonce: 'n-0S6_WzA2Mj' },
      }),
      form(
        back,
        {
          ...issued,
          state,
          id_token: idToken('https://appleid.apple.com', { c_hash: leftHalfHash(issued.code) }),
          user: '{"email":"kim@example.org"}',
        },
        {
          status: 302,
          redirectUrl: 'https://app.example/',
          requestHeaders: [['Origin', 'https://appleid.apple.com']],
          responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure; SameSite=Lax']],
          context: { resourceType: 'main_frame', tab: 7 },
        },
      ),
    ),
    grant: 'hybrid',
    mode: 'form_post',
  },
  web('Facebook', 'https://www.facebook.com/v19.0/dialog/oauth', {
    responseType: null,
    asks: { scope: 'email,public_profile', auth_type: 'rerequest' },
    answers: { code: 'AQDu81Xk29aLm90pQ7' },
  }),
  refused(
    'Facebook, refused',
    'https://www.facebook.com/v19.0/dialog/oauth',
    {
      error: 'access_denied',
      error_code: '200',
      error_reason: 'user_denied',
      error_description: 'Permissions error',
    },
    { responseType: null },
  ),
  spa('GitHub', `${gitHub}/authorize`, {
    responseType: null,
    asks: { scope: 'read:user,user:email', allow_signup: 'true' },
    answers: { code: '8d1c4b2f9a7e6d5c4b3a' },
    token: `${gitHub}/access_token`,
    gives:
      'access_token=gho_16C7e42F292c6912E7710c838347Ae178B4a&scope=read%3Auser%2Cuser%3Aemail&token_type=bearer',
  }),
  failed(
    spa('GitHub, with an error and status 200', `${gitHub}/authorize`, {
      responseType: null,
      answers: { code: '8d1c4b2f9a7e6d5c4b3a' },
      token: `${gitHub}/access_token`,
      gives: 'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.',
    }),
    'bad_verification_code',
  ),
  spa('GitLab', 'https://gitlab.com/oauth/authorize', {
    asks: openid,
    answers: { code: 'bb67f23188e9c5f8a0' },
    token: 'https://gitlab.com/oauth/token',
    gives: { ...bearer, created_at: 1767225600, id_token: idToken('https://gitlab.com') },
  }),
  web('Slack', 'https://slack.com/oauth/v2/authorize', {
    client: '338110.81',
    responseType: null,
    asks: { scope: 'chat:write', user_scope: 'identity.basic' },
    answers: { code: '338110.812.af0ifjsldkj' },
  }),
  spa('Slack, with nested tokens', 'https://slack.com/oauth/v2/authorize', {
    responseType: null,
    answers: { code: '338110.812.af0ifjsldkj' },
    token: 'https://slack.com/api/oauth.v2.access',
    gives: {
      ok: true,
      authed_user: { id: 'U1', access_token: 'xoxp-81', token_type: 'user' },
      team: { id: 'T1' },
    },
  }),
  failed(
    spa('Slack, with an error and status 200', 'https://slack.com/oauth/v2/authorize', {
      responseType: null,
      answers: { code: '338110.812.af0ifjsldkj' },
      token: 'https://slack.com/api/oauth.v2.access',
      gives: { ok: false, error: 'invalid_code' },
    }),
    'invalid_code',
  ),
  web('Sign in with Slack', 'https://slack.com/openid/connect/authorize', { asks: openid }),
  web('Discord', 'https://discord.com/oauth2/authorize', {
    client: '157730590492196864',
    asks: { ...pkce, scope: 'identify guilds', prompt: 'none' },
    answers: { code: 'NhhvTDYsFcdgNLnnLijcl7Ku7bEEeee' },
  }),
  web('LinkedIn', 'https://www.linkedin.com/oauth/v2/authorization', {
    asks: { scope: 'openid profile email' },
    answers: { code: 'AQTQmah11lalyH65DAIivsjsAQV5P-1VTVVebnLl' },
  }),
  refused('LinkedIn, refused', 'https://www.linkedin.com/oauth/v2/authorization', {
    error: 'user_cancelled_login',
    error_description: 'The user cancelled LinkedIn login',
  }),
  web('X', 'https://x.com/i/oauth2/authorize', {
    asks: { ...pkce, scope: 'tweet.read users.read offline.access' },
    answers: { code: 'VGNibzFWSWREZm01bjN1N3dicWlNUG1oa2xRRVNNdm' },
  }),
  spa('Salesforce', 'https://lens.my.salesforce.com/services/oauth2/authorize', {
    client: '3MVG9lKcPoNINVBIPJjdw1J9LLM82HnFVVX19KY1uA5mu0QqEWhqKpoW3svG3X',
    asks: { scope: 'api id' },
    answers: { code: 'aPrx4sgoM2Nd1zWeFVlOWveD0HhYmiDiLmlLnXEBgX01tpVOQMWVSUuafFPHu3kCSjzk4CUTZg==' },
    token: 'https://lens.my.salesforce.com/services/oauth2/token',
    gives: {
      access_token: '00DB0000000TfcR!AQQAQFhoK8vTMg',
      instance_url: 'https://lens.my.salesforce.com',
      id: 'https://login.salesforce.com/id/00D/005',
      issued_at: '1278448384422',
      signature: 'SSSbLO/gBhmmyNUvN18ODBDFYHzakxOMgqYtu+hDPsc=',
      token_type: 'Bearer',
    },
  }),
  web('Shopify', 'https://lens.myshopify.com/admin/oauth/authorize', {
    responseType: null,
    asks: { scope: 'write_orders,read_customers', 'grant_options[]': 'per-user' },
    answers: {
      code: '0907a61c0c8d55e99db179b68161bc00',
      hmac: '700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf',
      host: 'bGVucy5teXNob3BpZnkuY29tL2FkbWlu',
      shop: 'lens.myshopify.com',
      timestamp: '1337178173',
    },
  }),
  spa('TikTok', tikTok, {
    client: 'awb8k1x0l',
    names: { client_id: 'client_key' },
    asks: { scope: 'user.info.basic,video.list' },
    answers: { code: 'kT81xQ-29aLm90pQ7*0!4.s1', scopes: 'user.info.basic' },
    token: 'https://open.tiktokapis.com/v2/oauth/token/',
    gives: { ...bearer, open_id: 'afd97af1-b87b', refresh_expires_in: 31536000, scope: 'user.info.basic' },
  }),
  spa('TikTok, on the desktop, whose challenge is in hexadecimal digits', tikTok, {
    client: 'awb8k1x0l',
    names: { client_id: 'client_key' },
    asks: { scope: 'user.info.basic', code_challenge: createHash('sha256').update(verifier).digest('hex') },
    answers: { code: 'kT81xQ-29aLm90pQ7*0!4.s1', scopes: 'user.info.basic' },
    token: 'https://open.tiktokapis.com/v2/oauth/token/',
    gives: { ...bearer, open_id: 'afd97af1-b87b', scope: 'user.info.basic' },
  }),
  web('WeChat', 'https://open.weixin.qq.com/connect/qrconnect', {
    client: 'wxbdc5610cc59c1631',
    names: { client_id: 'appid' },
    asks: { scope: 'snsapi_login' },
    suffix: '#wechat_redirect',
    answers: { code: '011AbC0w3Xk29aLm90pQ7' },
  }),
  web('WeChat, by its own script', 'https://open.weixin.qq.com/connect/qrconnect', {
    client: 'wxbdc5610cc59c1631',
    names: { client_id: 'appid' },
    responseType: null,
    asks: { scope: 'snsapi_login', login_type: 'jssdk', self_redirect: 'default' },
    answers: { code: '011AbC0w3Xk29aLm90pQ7' },
  }),
  web('Alipay', 'https://openauth.alipay.com/oauth2/publicAppAuthorize.htm', {
    client: '2014101500013658',
    names: { client_id: 'app_id' },
    responseType: null,
    asks: { scope: 'auth_user' },
    answers: {
      auth_code: '4b203fe6c11548bcabd8da5bb087a83b',
      app_id: '2014101500013658',
      scope: 'auth_user',
    },
  }),
  web('Atlassian', 'https://auth.atlassian.com/authorize', {
    asks: { audience: 'api.atlassian.com', scope: 'read:jira-work', prompt: 'consent' },
    answers: { code: 'eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiI3In0.c2lnbmF0dXJl' },
  }),
  web('Stripe Connect', 'https://connect.stripe.com/oauth/authorize', {
    client: 'ca_FkyHCg7X8mlvCUdMDao4mMxagUfhIwXb',
    asks: { scope: 'read_write' },
    answers: { scope: 'read_write', code: 'ac_81Xk29aLm90pQ7' },
  }),
  web('Zoom', 'https://zoom.us/oauth/authorize', {
    asks: pkce,
    answers: { code: 'obBEe8ewaL_KdYKjnimT4KPd8KKdQt9FQ' },
  }),
  spa('Dropbox', 'https://www.dropbox.com/oauth2/authorize', {
    asks: { token_access_type: 'offline' },
    answers: { code: 'XkW6JLZHSMkAAAAAAAAAEaZz-Xk29aLm90pQ7' },
    token: 'https://api.dropboxapi.com/oauth2/token',
    gives: {
      ...bearer,
      token_type: 'bearer',
      uid: '12345',
      account_id: 'dbid:AAH4f99T',
      scope: 'account_info.read',
    },
  }),
  spa('Spotify', 'https://accounts.spotify.com/authorize', {
    asks: { scope: 'user-read-email', show_dialog: 'true' },
    answers: { code: 'NApCCg-Xk29aLm90pQ7BkWtQ' },
    token: 'https://accounts.spotify.com/api/token',
    gives: { ...bearer, scope: 'user-read-email', refresh_token: 'NgAagA-81' },
  }),
  web('Twitch', 'https://id.twitch.tv/oauth2/authorize', {
    client: 'hof5gwx0su6owfnys0yan9c87zr6t',
    asks: { scope: 'openid user:read:email', force_verify: 'true', nonce: 'n-0S6_WzA2Mj' },
    answers: { code: 'gulfwdmys5lsm6qyz4xiz9q32l10', scope: 'openid user:read:email' },
  }),
  web('Strava', 'https://www.strava.com/oauth/authorize', {
    client: '9',
    asks: { approval_prompt: 'auto', scope: 'read,activity:read' },
    answers: { code: '1c5f0a9d8e7b6c5f4a3d', scope: 'read,activity:read' },
  }),
  web('PayPal', 'https://www.paypal.com/signin/authorize', {
    asks: {
      flowEntry: 'static',
      scope: 'openid email https://uri.paypal.com/services/paypalattributes',
      nonce: 'n-81',
    },
    answers: { code: 'C21AAFKvb81Xk29aLm90pQ7', scope: 'openid email' },
  }),
  spa('PingFederate', 'https://sso.corp.example/as/authorization.oauth2', {
    asks: { ...openid, pfidpadapterid: 'HtmlForm' },
    token: 'https://sso.corp.example/as/token.oauth2',
    gives: { ...bearer, id_token: idToken('https://sso.corp.example') },
  }),
  spa('PingOne', 'https://auth.pingone.eu/8f1c/as/authorize', {
    asks: openid,
    token: 'https://auth.pingone.eu/8f1c/as/token',
    gives: { ...bearer, id_token: idToken('https://auth.pingone.eu/8f1c/as') },
  }),
  spa('OneLogin', 'https://lens.onelogin.com/oidc/2/auth', {
    asks: openid,
    token: 'https://lens.onelogin.com/oidc/2/token',
    gives: { ...bearer, id_token: idToken('https://lens.onelogin.com/oidc/2') },
  }),
  web('Yahoo', 'https://api.login.yahoo.com/oauth2/request_auth', {
    asks: { ...openid, ...pkce, language: 'en-us' },
    answers: { code: 'kbh8Xk29' },
  }),
  web('Login with Amazon', 'https://www.amazon.com/ap/oa', {
    client: 'amzn1.application-oa2-client.8f1c',
    asks: { ...pkce, scope: 'profile' },
    answers: { code: 'SplxlOBeZQQYbYS6WxSbIA', scope: 'profile' },
  }),
  web('Amazon Selling Partner', 'https://sellercentral.amazon.com/apps/authorize/consent', {
    client: 'amzn1.sp.solution.8f1c',
    names: { client_id: 'application_id' },
    responseType: null,
    asks: { version: 'beta' },
    answers: { spapi_oauth_code: 'ANDMxqpCmqWHJeyzdbMH', selling_partner_id: 'A3F1LGRLCQDI4D' },
  }),
  web('Microsoft account', 'https://login.live.com/oauth20_authorize.srf', {
    asks: { ...pkce, scope: 'wl.signin' },
    answers: { code: 'M.C507_BAY.2.U.81-Xk29aLm' },
  }),
  web('Entra External ID, the policy in the query', `${b2c}/oauth2/v2.0/authorize`, {
    asks: { ...openid, ...pkce, p: 'b2c_1_signin' },
  }),
  web('Instagram', 'https://www.instagram.com/oauth/authorize', {
    asks: { scope: 'instagram_business_basic', enable_fb_login: '0' },
    answers: { code: 'AQDp81Xk29aLm90pQ7' },
  }),
  web('Reddit', 'https://www.reddit.com/api/v1/authorize', {
    asks: { duration: 'temporary', scope: 'identity' },
  }),
  web('Kakao', 'https://kauth.kakao.com/oauth/authorize', { asks: { prompt: 'select_account' } }),
  web('Naver', 'https://nid.naver.com/oauth2.0/authorize'),
  spa('LINE', 'https://access.line.me/oauth2/v2.1/authorize', {
    asks: { ...openid, bot_prompt: 'normal' },
    answers: { ...issued, liffClientId: '81' },
    token: 'https://api.line.me/oauth2/v2.1/token',
    gives: { ...bearer, id_token: idToken('https://access.line.me'), scope: 'openid profile' },
  }),
  web('Yandex', 'https://oauth.yandex.ru/authorize', {
    asks: pkce,
    answers: { code: '3xk29almq81dkzpw', cid: 'a81xk29almq' },
  }),
  web('VK ID', 'https://id.vk.com/authorize', {
    asks: { ...pkce, scope: 'email' },
    answers: { code: 'vk2.a.81Xk29aLm', device_id: 'd81', type: 'code_v2', expires_in: '600' },
  }),
  web('QQ', 'https://graph.qq.com/oauth2.0/authorize', { asks: { scope: 'get_user_info' } }),
  web('Weibo', 'https://api.weibo.com/oauth2/authorize', { responseType: null }),
  web('WeCom', 'https://login.work.weixin.qq.com/wwlogin/sso/login', {
    names: { client_id: 'appid' },
    responseType: null,
    asks: { login_type: 'CorpApp', agentid: '1000002' },
  }),
  web('DingTalk', 'https://login.dingtalk.com/oauth2/auth', {
    client: 'dingoarg8xwz0o2iurhmsz',
    asks: { scope: 'openid corpid', prompt: 'consent' },
    answers: { authCode: 'c81Xk29aLm90pQ7' },
  }),
  web('DingTalk, by QR code', 'https://oapi.dingtalk.com/connect/oauth2/sns_authorize', {
    names: { client_id: 'appid' },
    asks: { scope: 'snsapi_login' },
  }),
  web('Feishu', 'https://accounts.feishu.cn/open-apis/authen/v1/authorize', {
    asks: { ...pkce, scope: 'contact:contact.base:readonly' },
  }),
  web('Feishu, as it was', 'https://open.feishu.cn/open-apis/authen/v1/index', {
    names: { client_id: 'app_id' },
    responseType: null,
  }),
  web('Mercado Libre', 'https://auth.mercadolibre.com.ar/authorization', {
    asks: pkce,
    answers: { code: 'TG-81Xk29aLm90pQ7-7' },
  }),
  web('Notion', 'https://api.notion.com/v1/oauth/authorize', { asks: { owner: 'user' } }),
  web('Asana', 'https://app.asana.com/-/oauth_authorize', { asks: pkce }),
  web('HubSpot', 'https://app.hubspot.com/oauth/authorize', {
    client: '6a2f41a3-c54c-fce8-32d2-0324e1c32e22',
    responseType: null,
    asks: { scope: 'oauth crm.objects.contacts.read' },
  }),
  web('Box', 'https://account.box.com/api/oauth2/authorize'),
  web('Intuit', 'https://appcenter.intuit.com/connect/oauth2', {
    asks: { scope: 'com.intuit.quickbooks.accounting' },
    answers: { code: 'AB1181Xk29aLm90pQ7', realmId: '1231434565226279' },
  }),
  web('Xero', 'https://login.xero.com/identity/connect/authorize', {
    asks: { ...pkce, nonce: 'n-0S6_WzA2Mj', scope: 'openid accounting.transactions' },
    answers: { ...issued, scope: 'openid accounting.transactions', session_state: 'a81.b82' },
  }),
  web('Bitbucket', 'https://bitbucket.org/site/oauth2/authorize'),
  web('Figma', 'https://www.figma.com/oauth', { asks: { ...pkce, scope: 'current_user:read' } }),
  web('Zoho', 'https://accounts.zoho.com/oauth/v2/auth', {
    client: '1000.81XK29',
    asks: { ...pkce, scope: 'AaaServer.profile.Read', access_type: 'offline' },
    answers: { code: '1000.81xk29alm', location: 'us', 'accounts-server': 'https://accounts.zoho.com' },
  }),
  web('Mail.ru', 'https://oauth.mail.ru/login', { asks: { ...pkce, scope: 'userinfo' } }),
  web('Login.gov', 'https://secure.login.gov/openid_connect/authorize', {
    client: 'urn:gov:gsa:openidconnect:sp:lens',
    asks: { ...openid, ...pkce, acr_values: 'urn:acr.login.gov:auth-only', prompt: 'select_account' },
  }),
  web('ID.me', 'https://api.id.me/oauth/authorize', {
    asks: {
      ...pkce,
      scope: 'openid http://idmanagement.gov/ns/assurance/ial/2/aal/2',
      nonce: 'n-0S6_WzA2Mj',
    },
  }),
  web('GOV.UK One Login', 'https://oidc.account.gov.uk/authorize', {
    asks: { ...openid, ...pkce, vtr: '["Cl.Cm.P2"]', ui_locales: 'en' },
  }),
  web('FranceConnect', 'https://oidc.franceconnect.gouv.fr/api/v2/authorize', {
    asks: { ...openid, ...pkce, acr_values: 'eidas1', prompt: 'login' },
    answers: { ...issued, iss: 'https://oidc.franceconnect.gouv.fr/api/v2' },
  }),
  web('SPID', 'https://idp.spid.example/oidc/op/authorization', {
    client: 'https://rp.app.example',
    asks: { ...openid, ...pkce, acr_values: 'https://www.spid.gov.it/SpidL2', prompt: 'consent login' },
    answers: { ...issued, iss: 'https://idp.spid.example/oidc/op' },
  }),
  web('BankID (Norway)', 'https://auth.bankid.no/auth/realms/prod/protocol/openid-connect/auth', {
    asks: { ...openid, ...pkce, login_hint: 'BID' },
    answers: { ...issued, session_state: '8f1c', iss: 'https://auth.bankid.no/auth/realms/prod' },
  }),
  web('itsme', 'https://idp.prd.itsme.services/v2/authorization', {
    asks: { ...openid, ...pkce, acr_values: 'http://itsme.services/v2/claim/acr_basic' },
  }),
  ...Object.entries({
    Typeform: 'https://api.typeform.com/oauth/authorize',
    Todoist: 'https://app.todoist.com/oauth/authorize',
    ClickUp: 'https://app.clickup.com/api',
    Square: 'https://connect.squareup.com/oauth2/authorize',
    Pipedrive: 'https://oauth.pipedrive.com/oauth/authorize',
    Basecamp: 'https://launchpad.37signals.com/authorization/new',
    'monday.com': 'https://auth.monday.com/oauth2/authorize',
    Intercom: 'https://app.intercom.com/oauth',
    Bitly: 'https://bitly.com/oauth/authorize',
  }).map(([vendor, at]) => web(vendor, at, { responseType: null })),
];
