import { describe, expect, it } from 'vitest';
import { isLoginRequest } from '../../../lib/exchange/login-request.ts';
import { packXml } from '../../../lib/exchange/packed-xml.ts';

function saml(root: string): string {
  const text = `<samlp:${root} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>`;
  return encodeURIComponent(packXml({ text, packing: 'deflate' }));
}

describe('an address asks for a login', () => {
  it.each([
    'https://op.example/auth?client_id=spa&response_type=code',
    'https://op.example/auth?redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa',
    'https://op.example/auth?client_id=spa&request_uri=urn%3Aexample%3A1',
    'https://idp.example/sso?SAMLRequest=fZBN&RelayState=x',
    'https://adfs.example/adfs/ls/?wa=wsignin1.0&wtrealm=urn%3Aapp',
    'https://op.example/openid?openid.mode=checkid_setup',
    'https://server.example/authenticate?oauth_token=abc',
    `https://idp.example/sso?SAMLRequest=${saml('AuthnRequest')}`,
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
    `https://idp.example/slo?SAMLRequest=${saml('LogoutRequest')}&RelayState=x`,
    'https://adfs.example/adfs/ls/?wa=wsignout1.0&wtrealm=urn%3Aapp',
    'https://forum.example/login?openid.mode=id_res&openid.identity=x',
    'https://app.example/oauth/callback?oauth_token=abc&oauth_verifier=def',
    'https://app.example/oauth/callback?oauth_token=abc&denied=abc',
    'https://lists.example/subscribe?oauth_token=abc',
    'not an address',
    '',
  ])('%j', (url) => {
    expect(isLoginRequest(url)).toBe(false);
  });
});
