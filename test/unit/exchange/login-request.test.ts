import { describe, expect, it } from 'vitest';
import { isLoginRequest } from '../../../lib/exchange/login-request.ts';

describe('an address asks for a login', () => {
  it.each([
    'https://op.example/auth?client_id=spa&response_type=code',
    'https://op.example/auth?redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa',
    'https://op.example/auth?client_id=spa&request_uri=urn%3Aexample%3A1',
    'https://idp.example/sso?SAMLRequest=fZBN&RelayState=x',
    'https://adfs.example/adfs/ls/?wa=wsignin1.0&wtrealm=urn%3Aapp',
    'https://op.example/openid?openid.mode=checkid_setup',
    'https://server.example/authenticate?oauth_token=abc',
  ])('by what its protocol needs: %s', (url) => {
    expect(isLoginRequest(url)).toBe(true);
  });
});

describe('an address asks for no login', () => {
  it.each([
    'https://op.example/auth?client_id=spa',
    'https://app.example/cb?code=abc&state=def',
    'https://op.example/auth#client_id=spa&response_type=code',
    'https://app.example/login',
    'not an address',
    '',
  ])('%j', (url) => {
    expect(isLoginRequest(url)).toBe(false);
  });
});
