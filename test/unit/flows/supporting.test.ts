import { describe, expect, it } from 'vitest';
import { baseTime, form, json, jsonBody, type ExchangeFields } from '../../support/exchange.ts';
import { flowsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const b = spaLogin('b');
const discovery = (origin = 'https://op.example') =>
  json(`${origin}/.well-known/openid-configuration`, {
    issuer: origin,
    authorization_endpoint: `${origin}/auth`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
  });
const keys = json('https://op.example/jwks', { keys: [{ kty: 'RSA', kid: '1', n: 'x', e: 'AQAB' }] });

/** The kinds of each flow's messages. */
const kinds = (...fields: readonly ExchangeFields[]) =>
  flowsIn(...fields).map(({ messages }) => messages.map(({ kind }) => kind));

describe('a metadata document', () => {
  it('belongs to the login that follows it', () => {
    expect(kinds(discovery(), a.request())).toEqual([['discovery', 'authorization_request']]);
  });

  it('between two logins belongs to the second', () => {
    expect(
      kinds(a.request(), a.landing(), a.redemption(), discovery(), b.request()).map((list) =>
        list.includes('discovery'),
      ),
    ).toEqual([false, true]);
  });

  it('belongs to the login before it where no other follows', () => {
    expect(kinds(a.request(), a.landing(), a.redemption(), discovery())[0]).toContain('discovery');
  });

  it('of one tab comes to rest where a login of the same provider begins in another', () => {
    const inTab = (tab: number, fields: ExchangeFields): ExchangeFields => ({
      ...fields,
      context: { ...fields.context, tab },
    });
    const found = kinds(
      inTab(1, a.landing()),
      inTab(1, a.redemption()),
      inTab(1, discovery()),
      inTab(2, b.request()),
    );
    expect(found).toHaveLength(2);
    expect(found.flat().filter((kind) => kind === 'discovery')).toHaveLength(1);
  });

  it('of an answered login that still runs stays with it', () => {
    const found = kinds(a.request(), a.landing(), discovery(), a.redemption(), b.request());
    expect(found.map((list) => list.includes('discovery'))).toEqual([true, false]);
  });

  it('of another server belongs to nobody', () => {
    expect(kinds(discovery('https://else.example'), a.request())).toEqual([['authorization_request']]);
  });

  it('from half an hour ago belongs to nobody', () => {
    const late = { ...a.request(), startedAt: baseTime + 30 * 60_000 };
    expect(kinds(discovery(), late)).toEqual([['authorization_request']]);
  });

  it('makes no flow by itself', () => {
    expect(kinds(discovery(), keys)).toEqual([]);
  });
});

describe('a description of an API', () => {
  const described = 'https://api.example/.well-known/oauth-protected-resource';
  const refused: ExchangeFields = {
    ...json('https://api.example/stock', { error: 'a token is needed' }),
    status: 401,
    responseHeaders: [['WWW-Authenticate', `Bearer resource_metadata="${described}"`]],
  };
  const description = json(described, {
    resource: 'https://api.example/',
    authorization_servers: ['https://op.example'],
  });
  const asking = b.request({ client_id: 'page', resource: 'https://api.example/' });
  const found = (...fields: readonly ExchangeFields[]) =>
    kinds(...fields).map((list) => list.filter((kind) => kind === 'discovery').length);

  it('to which a call was led after a login belongs to the next one, and so does its server’s', () => {
    // A web app’s server redeems its code out of sight: its login never looks finished.
    expect(found(a.request(), a.landing(), refused, description, discovery(), asking)).toEqual([0, 2]);
  });

  it('belongs to the login that runs where the call was turned away before it', () => {
    const first = a.request({ resource: 'https://api.example/' });
    expect(found(refused, first, a.landing(), description, discovery(), a.redemption(), b.request())).toEqual(
      [2, 0],
    );
  });

  it('to which nothing led stays with the login that runs', () => {
    expect(found(a.request(), a.landing(), description, discovery(), asking)[0]).toBe(2);
  });
});

describe('keys', () => {
  it('belong to the login whose ID token they check', () => {
    expect(kinds(a.request(), a.landing(), a.redemption(), keys, b.request())).toEqual([
      ['authorization_request', 'authorization_response', 'token_request', 'jwks'],
      ['authorization_request'],
    ]);
  });
});

describe('keys that a page fetches', () => {
  const at = (page: string, fields: ExchangeFields): ExchangeFields => ({
    ...fields,
    context: { ...fields.context, page },
  });
  const before = [at('1', a.request()), at('1', a.landing())];
  const later = [at('2', b.request()), at('3', b.landing()), at('3', b.redemption())];

  it('belong to its login, though a server redeems an earlier code out of sight', () => {
    const found = kinds(...before, ...later, at('3', keys));
    expect(found.map((list) => list.includes('jwks'))).toEqual([false, true]);
  });

  it('belong to the login that waits for its tokens in that page', () => {
    const found = kinds(...later, at('4', a.request()), at('3', a.landing()), at('3', keys));
    expect(found.map((list) => list.includes('jwks'))).toEqual([false, true]);
  });
});

describe('a registration', () => {
  const registration = (client_id: string): ExchangeFields => ({
    ...form('https://op.example/register', {}),
    requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'], token_endpoint_auth_method: 'none' }),
    status: 201,
    responseBody: jsonBody({ client_id, redirect_uris: ['https://app.example/cb'] }),
  });

  it('belongs to the login of the client it made', () => {
    expect(kinds(registration('spa'), a.request())).toEqual([
      ['client_registration', 'authorization_request'],
    ]);
  });

  it('of another client belongs to nobody', () => {
    expect(kinds(registration('other'), a.request())).toEqual([['authorization_request']]);
  });
});

describe('a registration that is managed', () => {
  const address = 'https://op.example/register/spa';
  const token = [['Authorization', 'Bearer reg-1']] as const;
  const made: ExchangeFields = {
    ...form('https://op.example/register', {}),
    requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'], token_endpoint_auth_method: 'none' }),
    status: 201,
    responseBody: jsonBody({
      client_id: 'spa',
      redirect_uris: ['https://app.example/cb'],
      registration_client_uri: address,
      registration_access_token: 'reg-1',
    }),
  };
  const read = json(
    address,
    { client_id: 'spa', registration_client_uri: address },
    { requestHeaders: token },
  );
  const remove: ExchangeFields = { method: 'DELETE', url: address, requestHeaders: token, status: 204 };

  it('before the login belongs to it', () => {
    expect(kinds(made, read, a.request())).toEqual([
      ['client_registration', 'client_configuration_request', 'authorization_request'],
    ]);
  });

  it('after the login still belongs to it, by its address alone', () => {
    expect(kinds(made, a.request(), a.landing(), a.redemption(), remove)).toEqual([
      [
        'client_registration',
        'authorization_request',
        'authorization_response',
        'token_request',
        'client_configuration_request',
      ],
    ]);
  });

  it('of a client that nobody signs in as belongs to nobody', () => {
    const other = json(
      'https://op.example/register/other',
      { client_id: 'other', registration_client_uri: 'https://op.example/register/other' },
      { requestHeaders: token },
    );
    expect(kinds(other, a.request())).toEqual([['authorization_request']]);
  });

  it('of another client, deleted after the login, does not join it', () => {
    const others = `${address}-2`;
    const another = {
      ...made,
      responseBody: jsonBody({ client_id: 'spa-2', registration_client_uri: others }),
    };
    const login = [a.request(), a.landing(), a.redemption()];
    expect(kinds(made, another, ...login, { ...remove, url: others })[0]).not.toContain(
      'client_configuration_request',
    );
  });

  it('of which the registration was not seen is not told by a deletion', () => {
    expect(kinds(a.request(), a.landing(), a.redemption(), remove).flat()).not.toContain(
      'client_configuration_request',
    );
  });
});

it('what a browser asked for FedCM at no address serves nobody', () => {
  const context = { resourceType: 'webidentity' } as const;
  const nowhere = { url: 'nowhere.json', context, responseBody: jsonBody({ provider_urls: [] }) };
  const asserted = { ...form('https://idp.example/assert', { account_id: '1', client_id: 'c' }), context };
  expect(kinds(nowhere, asserted)).toEqual([['identity_assertion_request']]);
});
