import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, json, urlWith } from '../../../support/exchange.ts';

const id = 'authorize-address-unknown';

/** An app of another host asks here for a login, and is answered so. */
const asked = (endpoint: string, answer: Partial<Exchange> = {}) => ({
  url: urlWith(endpoint, {
    client_id: 'shop',
    redirect_uri: 'https://shop.example/cb',
    response_type: 'code',
    scope: 'openid',
    state: 'a-secret-state',
  }),
  status: 404,
  responseBody: { mediaType: 'text/html', text: '<title>auth</title><h1>Not Found</h1>' },
  context: { resourceType: 'main_frame', initiator: 'https://shop.example' } as const,
  ...answer,
});

describe(`${id} is the cause`, () => {
  it.each([
    ['https://id.example/application/o/authorize', 'https://id.example/application/o/authorize/', 'slash'],
    [
      'https://id.example/application/o/shop/authorize/',
      'https://id.example/application/o/authorize/',
      'authentik',
    ],
    [
      'https://id.example/auth/realms/corp/protocol/openid-connect/authorize',
      'https://id.example/auth/realms/corp/protocol/openid-connect/auth',
      'Keycloak',
    ],
    ['https://corp.okta.com/oauth2/authorize', 'https://corp.okta.com/oauth2/v1/authorize', 'Okta'],
    [
      'https://corp.okta.com/oauth2/default/authorize',
      'https://corp.okta.com/oauth2/default/v1/authorize',
      'Okta',
    ],
    ['https://corp.eu.auth0.com/oauth/authorize', 'https://corp.eu.auth0.com/authorize', 'Auth0'],
    [
      'https://login.microsoftonline.com/corp/v2.0/authorize',
      'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
      'Microsoft Entra',
    ],
  ])('of %s', (endpoint, wanted, what) => {
    const exchanges = capture(asked(endpoint));
    expectReason(exchanges, id, `it should be ${wanted}`);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(what);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'firm' });
  });

  it.each([
    ['https://id.example/api/oidc/authorize', 'it should be https://id.example/api/oidc/authorization'],
    ['https://id.example/realms/corp/authorize', 'none that Keycloak has'],
  ])('of %s perhaps, which others may have as well', (endpoint, what) => {
    expectReason(capture(asked(endpoint)), id, what);
    expect(reasonOf(capture(asked(endpoint)))?.confidence).toBe('tentative');
  });

  it.each([
    ['https://id.example/oauth2/auth/oauth2/auth', 'has oauth2 in it twice'],
    ['https://id.example/oauth/authorize/authorize', 'has authorize in it twice'],
    ['https://id.example//oauth/authorize', 'two slashes in a row'],
  ])('of %s by its text alone', (endpoint, what) => {
    expectReason(capture(asked(endpoint)), id, what);
    expect(reasonOf(capture(asked(endpoint)))).toMatchObject({ confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  const page = (text: string) => ({ responseBody: { mediaType: 'text/html', text } });
  it.each<[string, string, Partial<Exchange>]>([
    ['of an address of the product’s own', 'https://id.example/application/o/authorize/', {}],
    [
      'of a page to sign up at Keycloak',
      'https://id.example/realms/corp/protocol/openid-connect/registrations',
      {},
    ],
    ['of a realm that is not there', 'https://id.example/realms/nope/protocol/openid-connect/auth', {}],
    ['of ForgeRock’s realms', 'https://id.example/oauth2/realms/alpha/authorize', {}],
    ['of nobody’s known address', 'https://id.example/oauth/authorize', {}],
    [
      'where the page speaks of the client',
      'https://id.example/oauth/authorize/authorize',
      page('<p>Invalid client_id ("shop").</p>'),
    ],
    ['where the page was shown', 'https://id.example/application/o/authorize', { status: 200 }],
    [
      'where it led on',
      'https://id.example/application/o/authorize',
      { status: 302, redirectUrl: 'https://id.example/login' },
    ],
    ['where the server failed', 'https://id.example/application/o/authorize', { status: 500 }],
  ])('%s', (_, endpoint, answer) => {
    expect(causesOf(capture(asked(endpoint, answer)))).not.toContain(id);
  });

  it('of an address that the provider’s metadata name', () => {
    const issuer = 'https://id.example';
    const endpoint = `${issuer}/oauth/authorize/authorize`;
    const metadata = json(`${issuer}/.well-known/openid-configuration`, {
      issuer,
      authorization_endpoint: endpoint,
      token_endpoint: `${issuer}/oauth/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
    expect(causesOf(capture(metadata, asked(endpoint)))).not.toContain(id);
  });
});
