import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { after } from '../../../support/documents.ts';
import { baseTime, capture, form, json, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'privileged-endpoint-from-browser';
const page = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
const introspection = (more: Partial<ExchangeFields> = {}) =>
  codeFlow({
    metadata: { introspection_endpoint: 'https://op.example/introspect' },
    then: [
      form(
        'https://op.example/introspect',
        { token: accessToken },
        { status: 200, responseBody: jsonBody({ active: true }), context: page, ...more },
      ),
    ],
  });
const registration = (answer: object, more: Partial<ExchangeFields> = {}) =>
  after([
    json(
      'https://op.example/register',
      { client_id: 'spa', redirect_uris: ['https://app.example/cb'], ...answer },
      {
        method: 'POST',
        status: 201,
        requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'], client_name: 'Notes' }),
        context: page,
        ...more,
      },
    ),
  ]);

describe('privileged-endpoint-from-browser is', () => {
  it('medium for a page that asks about a token', () => {
    expect(verdictsOf(id, introspection())).toEqual(['medium certain']);
  });

  it('high for a page that registers a client and is given its secret', () => {
    expect(verdictsOf(id, registration({ client_secret: 'given-31f0a' }))).toEqual(['high certain']);
  });

  it('high for a page that holds an initial access token', () => {
    const requestHeaders = [['Authorization', 'Bearer initial-31f0a']] as const;
    expect(verdictsOf(id, registration({}, { requestHeaders }))).toEqual(['high certain']);
  });
});

const detailsOf = (exchanges: readonly Exchange[]) =>
  findingsOf(exchanges)
    .filter(({ rule }) => rule === id)
    .map(({ detail }) => detail)
    .join(' ');
const configuring = (method: string, more: Partial<ExchangeFields> = {}, secret?: string) => [
  ...registration({
    client_secret: secret,
    registration_access_token: 'reg-23410913',
    registration_client_uri: 'https://op.example/register/spa',
  }),
  ...capture({
    id: 'configuring',
    startedAt: baseTime + 60_000,
    url: 'https://op.example/register/spa',
    method,
    status: 200,
    requestHeaders: [['Authorization', 'Bearer reg-23410913']],
    responseBody: jsonBody({ client_id: 'spa', redirect_uris: ['https://app.example/cb'] }),
    context: page,
    ...more,
  }),
];

describe('privileged-endpoint-from-browser is high for a page that manages a registration', () => {
  it.each(['GET', 'PUT', 'DELETE'])('by %s', (method) => {
    expect(verdictsOf(id, configuring(method, {}, 'given-31f0a'))).toContain('high certain');
    expect(detailsOf(configuring(method, {}, 'given-31f0a'))).toContain(`(${method})`);
  });

  it('and a remark for a public client, which manages nobody but itself', () => {
    expect(verdictsOf(id, configuring('PUT'))).toEqual(['info certain']);
  });

  it('but not where no page did', () => {
    expect(verdictsOf(id, configuring('GET', { context: {} }))).toEqual([]);
  });
});

describe('privileged-endpoint-from-browser says nothing', () => {
  const server = { context: {} };
  const console = { resourceType: 'fetch', initiator: 'https://admin.op.example' } as const;
  it.each([
    ['of a public client that registers itself', registration({ token_endpoint_auth_method: 'none' })],
    ['of requests that no page made', introspection(server)],
    ['of a registration that no page made', registration({ client_secret: 'given-31f0a' }, server)],
    ['of the server’s own administration', introspection({ context: console })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('without such a call', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
