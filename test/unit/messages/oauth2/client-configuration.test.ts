import { describe, expect, it } from 'vitest';
import { createGate } from '../../../../lib/messages/gate.ts';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, json, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const address = 'https://server.example.com/register/s6BhdRkqt3';
const registered = { client_id: 's6BhdRkqt3', registration_client_uri: address };
const bearer = [['Authorization', 'Bearer reg-23410913-abewfq.123483']] as const;
const told: Partial<Learned> = {
  kindAt: (at) => (at === address ? 'client_configuration_request' : undefined),
};
const kinds = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned })
    // A bearer token may be an access token of a login that nobody saw.
    .filter(({ kind }) => kind !== 'resource_request')
    .map(({ kind, confidence }) => `${confidence} ${kind}`);

describe('at the address that a registration named', () => {
  it.each(['GET', 'PUT', 'DELETE'])('%s is certain, with no answer and no body', (method) => {
    expect(kinds({ method, url: address }, told)).toEqual(['certain client_configuration_request']);
  });

  it('other methods are something else', () => {
    expect(kinds({ method: 'POST', url: address }, told)).toEqual([]);
    expect(kinds({ method: 'HEAD', url: address }, told)).toEqual([]);
  });

  it('another client’s address is not told by it', () => {
    expect(kinds({ method: 'DELETE', url: `${address}x` }, told)).toEqual([]);
  });
});

describe('cold', () => {
  it('a read is recognised by the answer that names its own address', () => {
    expect(kinds(json(address, registered))).toEqual(['certain client_configuration_request']);
  });

  it('so is one whose address names the client in its query', () => {
    const url = 'https://server.example.com/connect/register?client_id=s6BhdRkqt3';
    expect(kinds(json(url, { ...registered, registration_client_uri: url }))).toEqual([
      'certain client_configuration_request',
    ]);
  });

  it.each([
    ['names another address', { ...registered, registration_client_uri: `${address}/other` }],
    ['names no client', { registration_client_uri: address }],
    ['names no address', { client_id: 's6BhdRkqt3', redirect_uris: ['https://app.example/cb'] }],
    ['is refused', { error: 'invalid_token' }],
  ])('an answer that %s proves nothing', (_, answer) => {
    expect(kinds(json(address, answer))).toEqual([]);
  });

  const update = { client_id: 's6BhdRkqt3', redirect_uris: ['https://client.example.org/callback'] };
  const put = (body: object, headers: ExchangeFields['requestHeaders'] = bearer): ExchangeFields => ({
    method: 'PUT',
    url: address,
    requestBody: jsonBody(body),
    requestHeaders: headers,
  });

  it('an update is recognised by the whole registration that a bearer sends', () => {
    expect(kinds(put(update))).toEqual(['firm client_configuration_request']);
    expect(kinds(put(update, undefined))).toEqual(['firm client_configuration_request']);
  });

  it.each([
    ['without an identifier', put({ redirect_uris: ['https://client.example.org/callback'] })],
    ['without redirect URIs', put({ client_id: 's6BhdRkqt3', name: 'x' })],
    ['that shows a session instead of a token', put(update, [['Cookie', 'session=1']])],
  ])('but not one %s', (_, fields) => {
    expect(kinds(fields)).toEqual([]);
  });

  it('a deletion shows nothing of itself', () => {
    expect(kinds({ method: 'DELETE', url: address, requestHeaders: bearer, status: 204 })).toEqual([]);
  });
});

describe('the gate', () => {
  const admits = (method: string, url: string, authorization?: string, body?: string) =>
    createGate().admits(method, url, undefined, authorization, body);

  it('admits an update by its body, and a read where registrations are kept', () => {
    expect(admits('PUT', 'https://id.example/clients/1', undefined, '{"redirect_uris":[]}')).toBe(true);
    expect(admits('GET', address, 'Bearer reg-1')).toBe(true);
  });

  it('keeps out what has neither', () => {
    expect(admits('PUT', 'https://id.example/clients/1', 'Bearer x', '{"name":"x"}')).toBe(false);
    expect(admits('GET', address)).toBe(false);
    expect(admits('GET', 'https://shop.example/registers/1', 'Bearer x')).toBe(false);
    expect(admits('DELETE', address, 'Bearer x')).toBe(false);
  });
});
