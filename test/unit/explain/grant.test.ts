import { describe, expect, it } from 'vitest';
import { explainGrant, purposeOf } from '../../../lib/explain/grant.ts';

describe('a grant', () => {
  it.each(['implicit', 'password'] as const)('%s is outdated and names what to use instead', (grant) => {
    expect(explainGrant(grant, 'oauth2').instead).toBe('Use the authorization code flow with PKCE.');
  });

  it.each(['authorization_code', 'client_credentials', 'device_code', 'refresh_token', 'ciba'] as const)(
    '%s is not outdated',
    (grant) => expect(explainGrant(grant, 'oidc').instead).toBeUndefined(),
  );

  it('that is not there is explained by the protocol', () => {
    expect(explainGrant(null, 'saml2').label).toBe('SAML 2.0');
    expect(explainGrant(null, 'oidc').label).toBe('OpenID Connect');
  });
});

describe('the purpose', () => {
  it('of OAuth is access, which is no proof of who is there', () => {
    expect(purposeOf('oauth2').label).toBe('Access only');
    expect(purposeOf('oauth1')).toBe(purposeOf('oauth2'));
    expect(purposeOf('oauth2').sentence).toContain('not who is there');
  });

  it('of OpenID Connect is login and access', () => {
    expect(purposeOf('oidc').label).toBe('Login and access');
  });

  it.each(['openid2', 'saml2', 'wsfed', 'cas'] as const)('of %s is login alone', (protocol) => {
    expect(purposeOf(protocol).label).toBe('Login');
  });
});
