import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { explainGrant, purposeOf } from '../../../lib/explain/grant.ts';
import type { Protocol } from '../../../lib/vocabulary/protocol.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';

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

const purpose = (protocol: Protocol, ...exchanges: readonly Exchange[]) =>
  purposeOf(exchanges.length > 0 ? flowsOf(exchanges)[0]! : { protocol, steps: [] });

describe('the purpose', () => {
  it('of OAuth is access, which is no proof of who is there', () => {
    expect(purpose('oauth2').label).toBe('Access only');
    expect(purpose('oauth1')).toBe(purpose('oauth2'));
    expect(purpose('oauth2').sentence).toContain('not who is there');
  });

  it('of OpenID Connect is login and access', () => {
    expect(purpose('oidc').label).toBe('Login and access');
    expect(purpose('oidc', ...codeFlow()).label).toBe('Login and access');
  });

  it('of a request for an ID token alone is login', () => {
    const asked = { response_type: 'id_token', response_mode: 'form_post' };
    expect(purpose('oidc', ...codeFlow({ request: asked, response: null, token: null })).label).toBe('Login');
  });

  it.each(['openid2', 'saml2', 'wsfed', 'cas'] as const)('of %s is login alone', (protocol) => {
    expect(purpose(protocol).label).toBe('Login');
  });
});
