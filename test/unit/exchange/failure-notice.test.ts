import { describe, expect, it } from 'vitest';
import { isFailureFlag, isFailureNotice } from '../../../lib/exchange/failure-notice.ts';

describe('a parameter tells an app’s page that a login failed', () => {
  it.each([
    ['notice', 'auth-error'],
    ['reason', 'user_not_found'],
    ['message', 'account_suspended'],
    ['notice', 'invite-required'],
    ['notice', 'authentication-required'],
    ['msg', 'invalid-state'],
    ['reason', 'INVALID_CREDENTIALS'],
    ['view', 'sso-error'],
    ['step', 'login_failed'],
    ['oauth', 'failed'],
    ['login', 'error'],
  ])('%s=%s', (name, value) => {
    expect(isFailureNotice(name, value)).toBe(true);
  });
});

describe('a parameter tells something else', () => {
  it.each([
    ['notice', 'auth-success'],
    ['reason', 'session-expired'],
    ['status', 'suspended'],
    ['message', 'user-ada-not-found'],
    ['reason', 'authentication-required'],
    ['status', 'payment-failed'],
    ['step', 'profile-missing'],
    ['step', 'email-unverified'],
    ['view', 'team_inactive'],
    ['view', 'user-disabled'],
    ['state', 'login-failed'],
    ['oauth', 'google'],
    ['sso', '1'],
    ['success', 'true'],
    ['success', '0'],
    ['ok', '0'],
    ['payment', 'failed'],
    ['message', `user-not-found-${'a'.repeat(80)}`],
  ])('%s=%s', (name, value) => {
    expect(isFailureNotice(name, value)).toBe(false);
  });
});

describe('a flag tells a page to sign in that it did not work', () => {
  it.each([
    ['failed', '1'],
    ['failed', ''],
    ['login_failed', 'true'],
    ['authFailed', '1'],
    ['status', 'failed'],
    ['login', 'denied'],
    ['success', 'false'],
    ['ok', '0'],
  ])('%s=%s', (name, value) => {
    expect(isFailureFlag(name, value)).toBe(true);
  });

  it.each([
    ['failed', '0'],
    ['failed', 'false'],
    ['failed', '/upload'],
    ['upload_failed', '1'],
    ['status', 'ok'],
    ['payment', 'failed'],
    ['failedItems', '1'],
  ])('and not %s=%s', (name, value) => {
    expect(isFailureFlag(name, value)).toBe(false);
  });
});
