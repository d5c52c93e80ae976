import { describe, expect, it } from 'vitest';
import { joinedScopes } from '../../../lib/facts/joined-scopes.ts';

describe('joinedScopes takes a word apart', () => {
  it.each([
    ['openidprofile', [], ['openid', 'profile']],
    ['openid,emailoffline_access', [], ['email', 'offline_access']],
    ['email profileorders:read', ['orders:read'], ['profile', 'orders:read']],
    ['openidhttps://api.example/read', [], ['openid', 'https://api.example/read']],
  ])('of known names: %s', (scope, listed, scopes) => {
    expect(joinedScopes(scope, listed)?.scopes).toEqual(scopes);
  });

  it.each([
    ['openid profile email', []],
    ['', []],
    ['openidprofiler', []],
    ['readwrite', ['read', 'write']],
    ['emailaddress', []],
    ['openidprofile', ['openidprofile']],
    ['https://api.example/read', []],
    ['ordershttps://api.example/read', []],
    ['openid'.repeat(1000), []],
  ])('and leaves all others alone: %s', (scope, listed) => {
    expect(joinedScopes(scope, listed)).toBeUndefined();
  });
});
