import { describe, expect, it } from 'vitest';
import { isTellingAddress, tellingWords } from '../../../lib/messages/telling-address.ts';

describe('a telling address', () => {
  it.each([
    'https://op.example/oauth2/token',
    'https://login.example/realms/shop/protocol/openid-connect/token',
    'https://op.example/as/Token.oauth2',
    'https://project.example/auth/v1/token?grant_type=refresh_token',
    'https://app.example/api/auth/signin/google',
    'https://app.example/api/session',
    'https://op.example/.well-known/openid-configuration',
    'https://op.example/connect/userinfo',
    'https://op.example/as/par',
    'https://mcp.example/mcp',
    'https://app.example/sanctum/csrf-cookie',
    'https://op.example/reg',
    'https://api.example/v1/refresh',
    'https://app.example/client-metadata.json',
    'https://api.example/1.1/account/verify_credentials.json',
    'https://identitytoolkit.example/v1/projects?key=AIza',
    'https://tracker.example/pixel?code=SplxlOBe',
    'https://op.example/check?iss=https://op.example',
  ])('is %s', (url) => {
    expect(isTellingAddress(url)).toBe(true);
  });

  it.each([
    'https://login.example/static/logo.png',
    'https://shop.example/api/items/12?page=2',
    'https://oauth.example',
    'https://auth.example/?q=shoes',
    'https://shop.example/#/login',
    'https://shop.example/app.js?v=3#token',
    'https://user:token@shop.example/items',
    'not an address',
    '',
  ])('is not %s: hosts and fragments do not count', (url) => {
    expect(isTellingAddress(url)).toBe(false);
  });

  it('is one by a word that may stand in a match pattern, where `*` and `?` would mean something', () => {
    expect(tellingWords.filter((word) => /[*?\\]/.test(word))).toEqual([]);
  });

  it('has no word that another one is part of: each costs every request of every page', () => {
    const idle = tellingWords.filter((word) =>
      tellingWords.some((other) => other !== word && word.includes(other)),
    );
    expect(idle).toEqual([]);
  });

  it('is read in one pass', () => {
    const long = `https://shop.example/${'a/'.repeat(50_000)}`;
    expect(isTellingAddress(long)).toBe(false);
  });
});
