import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'login-page-reopened';
const context = { resourceType: 'main_frame' } as const;
const page = (
  url: string,
  status: number,
  text: string,
  more: Partial<ExchangeFields> = {},
): ExchangeFields => ({
  url,
  status,
  context,
  responseBody: {
    mediaType: 'text/html',
    text: `<!doctype html><html><head><title>Sign in</title></head><body><h1>We are sorry...</h1><p>${text}</p></body></html>`,
  },
  ...more,
});
const keycloak =
  'https://id.corp.example/realms/staff/login-actions/authenticate?execution=0f1c&client_id=wiki&tab_id=mK2';
const shibboleth = 'https://idp.uni.example/idp/profile/SAML2/Redirect/SSO?execution=e1s1';
const auth0 = 'https://login.shop.example/u/login/identifier?state=hKFo2SBKa1h';
const backButton =
  'You may have pressed the back button, refreshed during login, opened too many login dialogs, or there is some issue with cookies, since we couldn&#39;t find your session.';

describe('a login page of a provider’s that was opened without its login', () => {
  it.each<[string, ExchangeFields]>([
    ['Keycloak: cookie gone', page(keycloak, 400, 'Restart login cookie not found. It may have expired.')],
    ['Keycloak: page expired', page(keycloak, 200, 'Page has expired. To restart the login process')],
    ['Keycloak: signed in already', page(keycloak, 200, 'You are already logged in.')],
    ['Keycloak: action', page(keycloak, 400, 'Action expired. Please start again.')],
    ['Keycloak in German', page(keycloak, 400, 'Cookie nicht gefunden. Bitte stellen Sie sicher, dass Cookies in Ihrem Browser aktiviert sind.')], // prettier-ignore
    ['Keycloak in Japanese', page(keycloak, 400, 'このページはもはや有効ではありませんので、アプリケーションに戻り再度ログインしてください')], // prettier-ignore
    ['Keycloak in Chinese', page(keycloak, 400, '未找到 cookie。请确保浏览器已启用 cookie。')],
    ['Keycloak in Korean', page(keycloak, 400, '이 페이지는 더 이상 유효하지 않습니다. 애플리케이션으로 돌아가 다시 로그인하세요.')], // prettier-ignore
    [
      'Keycloak of old, under /auth',
      page(keycloak.replace('/realms', '/auth/realms'), 400, 'An error occurred, please login again through your application.'), // prettier-ignore
    ],
    ['Shibboleth', page(shibboleth, 400, 'You may be seeing this page because you used the Back button while browsing a secure web site or application.')], // prettier-ignore
    [
      'Shibboleth for CAS',
      page('https://idp.uni.example/idp/profile/cas/login?execution=e2s1', 200, 'Stale Request'),
    ],
    ['Auth0', page(auth0, 400, backButton)],
    [
      'Auth0, on the way back',
      page('https://login.shop.example/authorize/resume?state=hKFo2SBKa1h', 400, backButton),
    ],
    [
      'Entra, a form’s address that was opened by GET',
      page('https://login.microsoftonline.com/common/login', 200, 'AADSTS900561: The endpoint only accepts POST requests. Received a GET request.'), // prettier-ignore
    ],
    ['AD FS, its bare address', page('https://sts.corp.example/adfs/ls/', 200, 'An error occurred. MSIS7065: There are no registered protocol handlers on path /adfs/ls/ to process the incoming request.')], // prettier-ignore
    ['node-oidc-provider', page('https://op.example/interaction/Vb0_Qk2TnJ6UjXW', 400, 'SessionNotFound: interaction session not found')], // prettier-ignore
    [
      'Zitadel',
      page('https://acme.zitadel.cloud/ui/login/login?authRequestID=2193', 404, 'Auth Request not found'),
    ],
    ['PingFederate', page('https://sso.example/as/F2Xq9/resume/as/authorization.ping', 400, 'Page Expired: This page is no longer available.')], // prettier-ignore
    [
      'CAS',
      page(
        'https://cas.uni.example/cas/login?execution=9c1f_ZXlKaGJH',
        200,
        'The login flow execution has expired.',
      ),
    ],
    ['Ory', page('https://auth.example/self-service/login/browser?flow=9a', 410, '{"error":{"id":"self_service_flow_expired"}}')], // prettier-ignore
    ['SimpleSAMLphp', page('https://idp.example/simplesaml/module.php/core/loginuserpass?AuthState=_1f', 500, 'State information lost')], // prettier-ignore
  ])('%s', (_, exchange) => {
    const exchanges = capture(exchange);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('says whose page it was, what it says and where to begin', () => {
    const exchanges = capture(page(keycloak, 400, 'Restart login cookie not found. It may have expired.'));
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain('id.corp.example');
    expect(reason?.why).toContain('Restart login cookie not found');
    expect(reason?.fix).toContain('app');
    const [flow] = flowsOf(exchanges);
    expect(flow && headlineOf(flow)).toContain('A login page of id.corp.example was opened by itself');
  });

  it('is told tentatively where the page itself was not recorded', () => {
    const exchanges = capture({ url: keycloak, status: 400, context });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
  });

  it('stands beside the login that was begun anew', () => {
    const login = codeFlow();
    const flows = flowsOf(capture(page(shibboleth, 400, 'Stale Request'), ...login));
    expect(flows.map(({ outcome }) => outcome)).toEqual(['failed', 'succeeded']);
  });
});

describe('a provider’s error page about something else', () => {
  it.each<[string, ExchangeFields, string]>([
    ['AD FS without access', page('https://sts.corp.example/adfs/ls/', 200, 'An error occurred. MSIS3127: The specified request failed.'), 'not-assigned'], // prettier-ignore
    ['CAS, a service that is not on its list', page('https://cas.uni.example/cas/login?execution=9c1f_ZXlKaGJH', 403, 'Application Not Authorized to Use CAS'), 'redirect-uri-mismatch'], // prettier-ignore
    ['Google', page('https://accounts.google.com/signin/oauth/error?authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2g', 400, 'Error 400: redirect_uri_mismatch'), 'redirect-uri-mismatch'], // prettier-ignore
    ['Cognito', page('https://shop.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch&client_id=4h', 400, 'An error was encountered with the requested page.'), 'redirect-uri-mismatch'], // prettier-ignore
    ['Entra, in the settings of its page', { url: 'https://login.microsoftonline.com/common/SAS/ProcessAuth', status: 200, context, responseBody: { mediaType: 'text/html', text: '<script>$Config={"strServiceExceptionMessage":"AADSTS50105: Your administrator has configured the application to block users.","iErrorCode":50105};</script>' } }, 'not-assigned'], // prettier-ignore
    ['Entra', page('https://login.microsoftonline.com/common/reprocess?ctx=rQIIAX', 200, 'AADSTS50105: Your administrator has configured the application to block users.'), 'not-assigned'], // prettier-ignore
    ['Keycloak, an account that is off', page(keycloak, 400, 'Account is disabled, contact your administrator.'), 'policy-denied'], // prettier-ignore
  ])('%s is a failed flow with that reason', (_, exchange, cause) => {
    const exchanges = capture(exchange);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
  });
});

it('has a headline that does not say how it was opened', () => {
  const [flow] = flowsOf(capture(page(keycloak, 400, 'Account is disabled, contact your administrator.')));
  expect(flow && headlineOf(flow)).toContain('A login at id.corp.example was recorded without its beginning');
});

it('is quoted where its words are not known', () => {
  const exchanges = capture(page(shibboleth, 400, 'Unsupported Request: the application is not supported.'));
  expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  expect(reasonOf(exchanges)?.quote?.text).toContain('Unsupported Request');
});

describe('pages of a provider’s that are no login’s end', () => {
  const form = '<form method="post"><input name="username"><input type="password" name="password"></form>';
  it.each<[string, ExchangeFields]>([
    [
      'the account console',
      page('https://id.corp.example/realms/staff/account/', 200, 'Your session has expired'),
    ],
    ['the admin console', page('https://id.corp.example/admin/master/console/', 200, 'Action expired. Please log in again.')], // prettier-ignore
    ['an API of the admin console', page('https://id.corp.example/admin/realms/staff/authentication/flows', 403, 'Page has expired')], // prettier-ignore
    ['the form, with a hint above it', page(keycloak, 200, `Your login attempt timed out. Login will start from the beginning. ${form}`)], // prettier-ignore
    ['the form, answered with 400', page(keycloak, 400, `Invalid username or password. ${form}`)],
    ['the form itself', page(shibboleth, 200, form)],
    ['a form that was posted and not recorded', { url: keycloak, method: 'POST', status: 400, context }],
    ['a password reset', page('https://id.corp.example/realms/staff/login-actions/reset-credentials?tab_id=a', 400, 'Action expired.')], // prettier-ignore
    ['a link from a mail', page('https://id.corp.example/realms/staff/login-actions/action-token?key=eyJ', 400, 'Action expired.')], // prettier-ignore
    ['a landing page', page('https://cas.uni.example/cas/login', 200, 'You, kim, have successfully logged into the Central Authentication Service.')], // prettier-ignore
    [
      'AD FS, signed in',
      page('https://sts.corp.example/adfs/ls/idpinitiatedsignon.aspx', 200, 'You are signed in.'),
    ],
    ['AD FS, a new password', page('https://sts.corp.example/adfs/portal/updatepassword/', 200, 'An error occurred. Activity ID: 00000000-0000-0000')], // prettier-ignore
    [
      'a shop’s login',
      page('https://shop.example/login?state=open', 400, 'Your session has expired. Please try again.'),
    ],
    ['a text about it', page('https://docs.example/kb/login-actions/authenticate-errors', 200, 'Restart login cookie not found')], // prettier-ignore
    ['an issue about it', page('https://github.com/acme/idp/issues/7?q=/login-actions/authenticate', 200, 'Page has expired')], // prettier-ignore
    [
      'what a script fetches',
      page(keycloak, 400, 'Page has expired', { context: { resourceType: 'fetch' } }),
    ],
    ['a redirect', redirect(keycloak, 'https://id.corp.example/realms/staff/protocol/openid-connect/auth')],
    ['an error page of a shop', page('https://shop.example/error?id=8d0a8f6e-1b6a-4a5e-9a59-1b8c0e0d4f11', 200, 'An error occurred')], // prettier-ignore
    ['an app’s own address of that kind', page('https://shop.example/interaction/9f2a7c', 404, 'Not found')],
    ['a step that goes on', page(keycloak, 200, 'Enter the code that we sent to your phone.')],
  ])('%s makes no flow', (_, exchange) => {
    expect(flowsOf(capture(exchange))).toEqual([]);
  });

  it('is left to the login that was seen to begin, at its own host and behind another', () => {
    const asked = urlWith('https://id.corp.example/realms/staff/protocol/openid-connect/auth', {
      response_type: 'code',
      client_id: 'wiki',
      redirect_uri: 'https://wiki.example/cb',
      state: 'af0ifjsldkj',
    });
    const own = capture(page(asked, 200, 'Sign in'), page(keycloak, 400, 'Restart login cookie not found'));
    const other = capture(page(asked, 200, 'Sign in'), page(shibboleth, 200, 'Stale Request'));
    for (const exchanges of [own, other]) {
      expect(flowsOf(exchanges)).toHaveLength(1);
      expect(causesOf(exchanges)).not.toContain(id);
    }
  });
});

describe('Cloudflare Access, where a login begins', () => {
  const start =
    'https://corp.cloudflareaccess.com/cdn-cgi/access/login/tool.example?kid=92f0128b&meta=x&redirect_url=%2F';
  const app: ExchangeFields = { ...redirect('https://tool.example/', start), context };
  const unknown = 'Unable to find your Access application! Please navigate to your application url.';

  it('knows no application of that host', () => {
    const exchanges = capture(app, page(start, 400, unknown));
    expect(causeAndOfTrace(exchanges)).toEqual(['client-unknown-here', 'client-unknown-here']);
    expect(reasonOf(exchanges)?.why).toContain('Cloudflare Access has no application');
  });

  it.each<[string, ExchangeFields]>([
    ['asks who is there', page(start, 200, 'Get a login code emailed to you')],
    ['does not answer', page(start, 500, '')],
    ['is written about', page('https://docs.example/cdn-cgi/access/login/tool', 200, unknown)],
  ])('%s, and no login is told', (_, shown) => {
    expect(flowsOf(capture(shown))).toEqual([]);
  });
});
