import { describe, expect, it } from 'vitest';
import { isBystander, isFormToken, knownCookie } from '../../../../lib/facts/cookies/cookie-names.ts';

describe('a cookie of a known name', () => {
  it.each([
    ['__Secure-next-auth.state', 'client', 'login'],
    ['authjs.pkce.code_verifier', 'client', 'login'],
    ['__Host-authjs.csrf-token', 'client', 'both'],
    ['.AspNetCore.Correlation.abc', 'client', 'login'],
    ['.AspNetCore.OpenIdConnect.Nonce.abc', 'client', 'login'],
    ['OpenIdConnect.nonce.abc', 'client', 'login'],
    ['__txn_abc', 'client', 'login'],
    ['auth_verification', 'client', 'login'],
    ['oauth_state', 'client', 'login'],
    ['_oauth2_proxy_csrf', 'client', 'login'],
    ['_oauth2_proxy', 'client', 'session'],
    ['mod_auth_openidc_state_abc', 'client', 'login'],
    ['mod_auth_openidc_session', 'client', 'session'],
    ['q_auth_abc', 'client', 'login'],
    ['sb-ref-auth-token-code-verifier', 'client', 'login'],
    ['sb-ref-auth-token', 'client', 'session'],
    ['AWSALBAuthNonce', 'client', 'login'],
    ['_shibstate_1', 'client', 'login'],
    ['_shibsession_1', 'client', 'session'],
    ['CF_Authorization', 'client', 'session'],
    ['CF_AppSession', 'client', 'session'],
    ['connect.sid', 'client', 'both'],
    ['JSESSIONID', 'client', 'both'],
    ['PHPSESSID', 'client', 'both'],
    ['_gitlab_session', 'client', 'both'],
    ['AUTH_SESSION_ID', 'provider', 'login'],
    ['KEYCLOAK_IDENTITY', 'provider', 'session'],
    ['_interaction', 'provider', 'login'],
    ['ESTSAUTHPERSISTENT', 'provider', 'session'],
    ['authelia_session', 'provider', 'session'],
  ])('%s is the %s’s, for %s', (name, side, purpose) => {
    expect(knownCookie(name)).toMatchObject({ side, purpose });
  });

  it.each(['theme', 'my_session_thing', 'oauth_states', 'cart', 'xJSESSIONID', 'mynext-auth.state'])(
    '%s is none',
    (name) => {
      expect(knownCookie(name)).toBeUndefined();
    },
  );
});

describe('a bystander', () => {
  it.each([
    '_ga',
    '_ga_ABC123',
    '_gid',
    '__cf_bm',
    'cf_clearance',
    'cf_chl_rc_i',
    'mp_81d2f07a_mixpanel',
    '_dd_s',
    'ajs_anonymous_id',
    'AWSALB',
    'AWSALBCORS',
    'AWSALBTG',
    'ARRAffinitySameSite',
    'OptanonConsent',
    'BIGipServerpool',
    'lang',
  ])('is %s', (name) => {
    expect(isBystander(name)).toBe(true);
  });

  it.each([
    'AWSALBAuthNonce',
    'AWSELBAuthSessionCookie-0',
    'sid',
    '_gaming_session',
    'sentrysid',
    'cf',
    'state',
    'language_state',
    'CF_Authorization',
    'CF_AppSession',
    'mp_session',
    'route_state',
    'lb_session',
    '_abck_session',
    'TSession',
    'incap_sid',
  ])('is not %s', (name) => {
    expect(isBystander(name)).toBe(false);
  });
});

describe('the token of a framework’s own forms', () => {
  it.each([
    'csrftoken',
    'XSRF-TOKEN',
    'CSRF-TOKEN',
    '__Host-csrftoken',
    '_xsrf',
    'csrfToken',
    'csrf_cookie_name',
    '__RequestVerificationToken_L2FwcA2',
  ])('is %s', (name) => {
    expect(isFormToken(name)).toBe(true);
  });

  it.each([
    '_oauth2_proxy_csrf',
    'csrf-state',
    'oauth_csrf',
    'next-auth.csrf-token',
    'csrftoken_session',
    'sessionid',
  ])('is not %s', (name) => {
    expect(isFormToken(name)).toBe(false);
  });
});
