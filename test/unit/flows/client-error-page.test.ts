import { describe, expect, it } from 'vitest';
import { clientErrorPage } from '../../../lib/flows/client-error-page.ts';
import { redirect } from '../../support/exchange.ts';

const callback = 'https://app.example/cb?code=c&state=s';
const to = (target: string) => clientErrorPage(redirect(callback, `https://app.example${target}`));

describe('a callback leads to an error page of the app', () => {
  it.each([
    '/login?error',
    '/auth/failure?message=invalid_credentials&strategy=oidc',
    '/api/auth/error?error=OAuthCallback',
    '/signin?auth_error=1',
    '/error/',
    '/account/login-failed',
    '/#/login?error=state',
    '/login?error_description=no',
  ])('%s', (target) => {
    expect(to(target)).toBe(`https://app.example${target.replace(/[?#].*$/, '')}`);
  });
});

describe('a callback leads elsewhere', () => {
  it.each([
    '/',
    '/home?error=0',
    '/home?error=none',
    '/errors',
    '/orders/failed-payments',
    '/terror',
    '/home?mirror=1',
  ])('%s', (target) => {
    expect(to(target)).toBeUndefined();
  });

  it('without a redirect, and to another origin', () => {
    expect(clientErrorPage({ ...redirect(callback, '/error'), redirectUrl: undefined })).toBeUndefined();
    expect(clientErrorPage(redirect(callback, 'https://op.example/error?error=x'))).toBeUndefined();
  });
});
