import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const asked = (redirectUri: string, more: FlowChanges = {}) =>
  verdictsOf('redirect-uri-http', codeFlow({ redirectUri, response: null, token: null, ...more }));

describe('redirect-uri-http is', () => {
  it('high for a host on the network', () => {
    expect(asked('http://app.example/cb')).toEqual(['high certain']);
    expect(asked('HTTP://app.example/cb')).toEqual(['high certain']);
  });

  it('high for a host that only begins like the device itself', () => {
    expect(asked('http://localhost.example/cb')).toEqual(['high certain']);
    expect(asked('http://127.0.0.1.example/cb')).toEqual(['high certain']);
  });

  it('folded into callback-over-http, and no milder there, once the code was delivered', () => {
    const exchanges = codeFlow({ redirectUri: 'http://app.example/cb' });
    expect(verdictsOf('redirect-uri-http', exchanges)).toEqual([]);
    expect(verdictsOf('callback-over-http', exchanges)).toEqual(['high certain']);
    expect(outcomeOf('redirect-uri-http', exchanges)).toBe('finding');
  });

  it('raised where only an error was delivered, or the address was upgraded', () => {
    const response = { code: undefined, error: 'access_denied' };
    expect(asked('http://app.example/cb', { response })).toEqual(['high certain']);
    const responseExchange = {
      url: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad',
    };
    expect(asked('http://app.example/cb', { response: {}, responseExchange })).toEqual(['high certain']);
  });

  it.each([
    'http://192.168.1.7/cb',
    'http://10.0.0.2:8080/cb',
    'http://172.20.0.1/cb',
    'http://nas.local/cb',
  ])('medium in a private network: %s', (uri) => {
    expect(asked(uri)).toEqual(['medium certain']);
  });

  it('medium under a name that is reserved for tests', () => {
    expect(asked('http://app.test/cb')).toEqual(['medium certain']);
  });
});

describe('redirect-uri-http says nothing', () => {
  it.each([
    'https://app.example/cb',
    'http://127.0.0.1:49152/cb',
    'http://127.8.0.1/cb',
    'http://[::1]/cb',
    'http://localhost:3000/cb',
    'http://app.localhost/cb',
    'com.example.app:/cb',
    'urn:ietf:wg:oauth:2.0:oob',
  ])('of %s', (uri) => {
    expect(asked(uri)).toEqual([]);
  });

  it('of a request that leaves the address to the registration, or hides it', () => {
    expect(asked('http://app.example/cb', { request: { redirect_uri: undefined } })).toEqual([]);
    const request = { request_uri: 'urn:ietf:params:oauth:request_uri:a' };
    expect(asked('http://app.example/cb', { request })).toEqual([]);
  });
});
