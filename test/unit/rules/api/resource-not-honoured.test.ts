import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'resource-not-honoured';
const resource = 'https://api.example/orders';
const called = (aud: unknown, changes: ApiCall = {}) =>
  calledApi({ token: { aud }, status: 200, login: { request: { resource } }, ...changes });
const mcp: ApiCall = {
  url: 'https://mcp.example/mcp',
  login: { request: { resource: 'https://mcp.example/mcp' } },
};

describe('resource-not-honoured is', () => {
  it('low for a token of another API that is sent to the one that was asked for', () => {
    expect(verdictsOf(id, called('https://other.test/api'))).toEqual(['low firm']);
    expect(detailOf(id, called('https://other.test/api'))).toBe(
      'resource=https://api.example/orders was asked for; aud of the access token is "https://other.test/api", and the token was sent to that resource.',
    );
    expect(detailOf(id, redacted(called('https://other.test/api')))).toBe(
      detailOf(id, called('https://other.test/api')),
    );
  });

  it('low where the token request alone names the resource', () => {
    expect(verdictsOf(id, called('https://other.test', { login: { token: { resource } } }))).toEqual([
      'low firm',
    ]);
  });

  it('medium for an MCP server', () => {
    const login = calledApi({
      ...mcp,
      token: { aud: 'https://other.test' },
      status: 200,
      call: {},
      login: {
        ...mcp.login,
        requestExchange: { requestHeaders: [['MCP-Protocol-Version', '2025-11-25']] },
      },
    });
    expect(verdictsOf(id, login)).toEqual(['medium firm']);
  });
});

describe('resource-not-honoured says nothing', () => {
  it.each([
    ['of the resource itself', called(resource)],
    ['of the resource among others', called(['https://other.test', resource])],
    ['of the whole host', called('https://api.example')],
    [
      'of another host of the same operator',
      called('https://gateway.shop.example', {
        url: 'https://api.shop.example/orders',
        login: { request: { resource: 'https://api.shop.example/' } },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it.each([
    ['of a name', called('api://orders')],
    ['of a number', called('6f1c9a7e-5b2d-4046-8f13-ce57982b60d4')],
    ['of a name beside an address', called(['orders', 'https://other.test'])],
    ['of Keycloak’s account service', called('account')],
    ['of an opaque token', called(undefined, { token: 'at-1-opaque' })],
    ['where no resource was asked for', called('https://other.test', { login: {} })],
    ['where the token went elsewhere', called('https://other.test', { url: 'https://other.test/x' })],
    ['where the token was not used', codeFlow({ request: { resource } })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
