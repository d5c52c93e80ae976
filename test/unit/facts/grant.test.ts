import { describe, expect, it } from 'vitest';
import { grantOf } from '../../../lib/facts/grant.ts';
import { form, jsonBody, redirect } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');

describe('the grant of a login', () => {
  it.each([
    ['code', 'authorization_code'],
    ['token', 'implicit'],
    ['id_token', 'implicit'],
    ['id_token token', 'implicit'],
    ['code id_token', 'hybrid'],
    ['token code', 'hybrid'],
    ['code id_token token', 'hybrid'],
  ])('that asked for “%s” is %s', (responseType, grant) => {
    expect(grantOf(flowIn(a.request({ response_type: responseType })))).toBe(grant);
  });

  it('that asked for nothing is none', () => {
    expect(grantOf(flowIn(a.request({ response_type: 'none' })))).toBeNull();
  });

  it('whose request was not seen is told by its answer', () => {
    const landing = (fragment: string) =>
      flowIn(redirect('https://op.example/login', `https://app.example/cb#${fragment}`));
    expect(grantOf(landing('access_token=t-1234567890&token_type=Bearer&state=s-12345678'))).toBe('implicit');
    expect(grantOf(landing('code=c-1234567890&id_token=e.y.J&access_token=t&state=s-12345678'))).toBe(
      'hybrid',
    );
  });
});

describe('the grant of a token request by itself', () => {
  const requested = (fields: Readonly<Record<string, string>>) =>
    flowIn({
      ...form('https://op.example/token', { client_id: 'spa', ...fields }),
      status: 200,
      responseBody: jsonBody({ access_token: 't', token_type: 'Bearer' }),
    });

  it.each([
    ['client_credentials', 'client_credentials'],
    ['password', 'password'],
    ['refresh_token', 'refresh_token'],
    ['authorization_code', 'authorization_code'],
    ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'],
    ['urn:ietf:params:oauth:grant-type:jwt-bearer', 'jwt_bearer'],
    ['urn:ietf:params:oauth:grant-type:saml2-bearer', 'saml2_bearer'],
    ['urn:ietf:params:oauth:grant-type:token-exchange', 'token_exchange'],
    ['urn:openid:params:grant-type:ciba', 'ciba'],
  ])('of type %s is %s', (grant_type, grant) => {
    expect(grantOf(requested({ grant_type }))).toBe(grant);
  });

  it('that names no type but has a code is the code grant, as GitHub does it', () => {
    expect(grantOf(requested({ code: 'c-1', client_secret: 'x' }))).toBe('authorization_code');
  });

  it('of a vendor’s own type is none', () => {
    expect(grantOf(requested({ grant_type: 'urn:example:grant-type:face' }))).toBeNull();
  });
});
