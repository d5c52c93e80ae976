import { describe, expect, it } from 'vitest';
import {
  errorsAmong,
  errorsInAddress,
  isErrorName,
  isFailurePath,
} from '../../../lib/flows/address-errors.ts';

describe('an address names an error', () => {
  it.each([
    [
      '/cb?error=a&error_description=b&state=s',
      [
        ['error', 'a'],
        ['error_description', 'b'],
      ],
    ],
    ['/cb#error=a', [['error', 'a']]],
    ['/tor?fehler=7', [['fehler', '7']]],
    ['/#/porte?erreur=etat_inconnu', [['erreur', 'etat_inconnu']]],
    ['/porta?erro=3', [['erro', '3']]],
    ['/#/done?error=a', [['error', 'a']]],
    ['/login?error', [['error', '']]],
    ['/login?failed=1', [['failed', '1']]],
    ['/signin?login_failed', [['login_failed', '']]],
    ['/?notice=auth-error', [['notice', 'auth-error']]],
    ['/?notice=domain-not-allowed', [['notice', 'domain-not-allowed']]],
    ['/?notice=invalid-authentication', [['notice', 'invalid-authentication']]],
    ['/?notice=authentication-provider-disabled', [['notice', 'authentication-provider-disabled']]],
    [
      '/login/?message=Session%20value%20state%20missing.&backend=google-oauth2',
      [['message', 'Session value state missing.']],
    ],
    ['/settings?oauth=failed', [['oauth', 'failed']]],
    [
      '/login?success=false&code=account_locked',
      [
        ['success', 'false'],
        ['code', 'account_locked'],
      ],
    ],
    ['/#/login?message=User%20is%20disabled', [['message', 'User is disabled']]],
    ['/login?reason=user_not_found', [['reason', 'user_not_found']]],
    ['/login?message=account_suspended', [['message', 'account_suspended']]],
    ['/?notice=malformed-user-info', [['notice', 'malformed-user-info']]],
    ['/?notice=invite-required', [['notice', 'invite-required']]],
    ['/?notice=suspended', [['notice', 'suspended']]],
    ['/#/home?status=login_failed&x=1', [['status', 'login_failed']]],
    ['/?message=Login-Denied', [['message', 'Login-Denied']]],
    ['/login#error', [['error', '']]],
    [
      '/login?login-error=invalid-state&message=Gone',
      [
        ['login-error', 'invalid-state'],
        ['message', 'Gone'],
      ],
    ],
    ['/ui/#login?errorAuth=Too%20old', [['errorAuth', 'Too old']]],
    ['/web/login?oauth_error=2', [['oauth_error', '2']]],
    [
      '/cb?errorCode=x&errorMessage=y',
      [
        ['errorCode', 'x'],
        ['errorMessage', 'y'],
      ],
    ],
    ['/auth/failure?message=csrf_detected&strategy=x', [['message', 'csrf_detected']]],
    [
      '/Home/Error?message=a&statusCode=500',
      [
        ['message', 'a'],
        ['statusCode', '500'],
      ],
    ],
  ])('%s', (path, errors) => {
    expect(errorsInAddress(`https://app.example${path}`)).toEqual(errors);
  });

  it('and never takes an authorization code for an error’s', () => {
    expect(errorsInAddress('https://app.example/cb?error=a&code=SplxlOBeZQQYbYS6WxSbIA')).toEqual([
      ['error', 'a'],
    ]);
    expect(errorsInAddress('https://app.example/cb?error=a&code=not_found')).toContainEqual([
      'code',
      'not_found',
    ]);
  });
});

describe('an address that names none', () => {
  it.each([
    '/inbox/?message=Session%20value%20state%20missing.',
    '/login/?message=You%20have%20signed%20out.',
    '/login/?message=Password%20wrong%3F',
    '/',
    '/cb?code=c&state=s',
    '/home?error=false',
    '/join?code=c&error=',
    '/join#error=',
    '/home?error=0',
    '/home?message=hi',
    '/?notice=auth-success',
    '/?notice=password-changed',
    '/?notice=login-required',
    '/login?reason=session-expired',
    '/login?failed=0',
    '/upload?failed=1',
    '/checkout?status=failed',
    '/?notice=account-created',
    '/?message=user-ada-not-found',
    '/orders?status=payment-failed',
    '/orders?status=failed',
    '/users?status=suspended',
    '/?notice=email-not-now',
    '/home?status=success',
    '/logs?event=login_failed',
    '/cb?code=c&state=login_failed',
    '/help?message=How+to+mend+login_failed',
    '/mirror?mirror=1',
    '/home?terror=x',
  ])('%s', (path) => {
    expect(errorsInAddress(`https://app.example${path}`)).toEqual([]);
  });
});

it('tells pages for failures by the last word of their path', () => {
  expect(
    ['/error', '/auth/failure', '/login-failed/', '/signin/oauth/error?x=1', '/fehler', '/oidc-erreur'].every(
      (path) => isFailurePath(`https://a.example${path}`),
    ),
  ).toBe(true);
  expect(
    [
      '/errors',
      '/terror',
      '/errores',
      '/fehlersuche',
      '/notre-erreur',
      '/orders/failed-payments',
      '/error/list',
    ].some((path) => isFailurePath(`https://a.example${path}`)),
  ).toBe(false);
});

it('knows names of errors in any spelling', () => {
  expect(
    [
      'error',
      'errorCode',
      'error_description',
      'sso-error',
      'authError',
      'err',
      'errorAuth',
      'has_sso_error',
    ].every(isErrorName),
  ).toBe(true);
  expect(
    ['mirror', 'errors_per_page', 'terror', 'errorId', 'has_errors', 'error_author', ''].some(isErrorName),
  ).toBe(false);
});

it('reads posted forms alike', () => {
  expect(
    errorsAmong(
      [
        ['error', 'a'],
        ['message', 'b'],
        ['x', 'c'],
      ],
      false,
    ),
  ).toEqual([
    ['error', 'a'],
    ['message', 'b'],
  ]);
  expect(errorsAmong([['message', 'b']], false)).toEqual([]);
});

describe('a path that says why nobody was let in', () => {
  it.each([
    ['https://app.example/sessions/email_already_exists?provider=oidc', 'email_already_exists'],
    ['https://app.example/auth/account-disabled', 'account-disabled'],
    ['https://app.example/user-not-found/', 'user-not-found'],
  ])('names its error: %s', (url, error) => {
    expect(errorsInAddress(url)[0]).toEqual(['error', error]);
  });

  it.each([
    'https://app.example/admin/blocked-users',
    'https://app.example/accounts/closed-accounts',
    'https://app.example/users/not-found-art',
    'https://app.example/account/disabled-features',
  ])('and none elsewhere: %s', (url) => {
    expect(errorsInAddress(url)).toEqual([]);
  });
});
