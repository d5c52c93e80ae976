import { describe, expect, it } from 'vitest';
import { describedFlow } from '../../../support/documents.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'metadata-insecure-endpoint';
type Changes = Readonly<Record<string, unknown>>;
const found = (members: Changes) => verdictsOf(id, describedFlow(members));

describe('metadata-insecure-endpoint is', () => {
  it.each(['token_endpoint', 'revocation_endpoint', 'jwks_uri', 'check_session_iframe', 'issuer'])(
    'high for %s without https',
    (member) => {
      expect(found({ [member]: 'http://op.example/x' })).toEqual(['high certain']);
    },
  );

  it('one finding for all of them', () => {
    const members = { jwks_uri: 'http://op.example/k', userinfo_endpoint: 'http://op.example/u' };
    expect(detailOf(id, describedFlow(members))).toBe(
      'jwks_uri, userinfo_endpoint begin with http://; expected https.',
    );
  });

  it('low for an issuer with a query', () => {
    expect(found({ issuer: 'https://op.example?tenant=a' })).toEqual(['low certain']);
  });

  it.each(['http://op.test/jwks', 'http://10.0.0.7/jwks', 'http://keycloak:8080/jwks'])(
    'medium where the internet does not reach it: %s',
    (jwks_uri) => {
      expect(found({ jwks_uri })).toEqual(['medium certain']);
    },
  );

  it('high elsewhere, whoever the client is', () => {
    const local = describedFlow({ jwks_uri: 'http://op.example/k' }, undefined, {
      redirectUri: 'http://localhost:3000/cb',
    });
    expect(verdictsOf(id, local)).toEqual(['high certain']);
  });
});

describe('metadata-insecure-endpoint says nothing', () => {
  const local = 'http://id.localhost:8080';
  const members = Object.fromEntries(
    ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'].map((name) => [name, local]),
  );
  it.each([
    ['of https', describedFlow()],
    ['of a server on the device itself', describedFlow(members, `${local}/.well-known/openid-configuration`)],
    [
      'of pages for people',
      describedFlow({ service_documentation: 'http://op.example/docs', op_tos_uri: 'http://op.example/tos' }),
    ],
    ['of an issuer with a path', describedFlow({ issuer: 'https://op.example/tenant' })],
    ['of a missing endpoint', describedFlow({ jwks_uri: undefined })],
    ['of an address of another kind', describedFlow({ device_authorization_endpoint: '/device' })],
    ['of members that are no text', describedFlow({ introspection_endpoint: ['http://op.example'] })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('where no document was read', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
