import { describe, expect, it } from 'vitest';
import { createServers, endpointsIn } from '../../../lib/flows/servers.ts';

const document = {
  issuer: 'https://op.example',
  authorization_endpoint: 'https://op.example/auth?tenant=1',
  token_endpoint: 'https://tokens.example/token',
  jwks_uri: 'https://keys.example/jwks',
};

describe('a metadata document', () => {
  it('teaches what lives at each endpoint, queries apart', () => {
    const servers = createServers();
    expect(servers.learn(document)).toBe(true);
    expect(servers.kindAt('https://op.example/auth')).toBe('authorization_request');
    expect(servers.kindAt('https://tokens.example/token')).toBe('token_request');
    expect(servers.kindAt('https://keys.example/jwks')).toBe('jwks');
    expect(servers.metadataAt('https://tokens.example/token')).toBe(document);
  });

  it('teaches nothing the second time', () => {
    const servers = createServers();
    servers.learn(document);
    const { revision } = servers;
    expect(servers.learn({ ...document })).toBe(false);
    expect(servers.revision).toBe(revision);
  });

  it('teaches again when an endpoint has moved', () => {
    const servers = createServers();
    servers.learn(document);
    expect(servers.learn({ ...document, token_endpoint: 'https://op.example/token' })).toBe(true);
    expect(servers.kindAt('https://op.example/token')).toBe('token_request');
  });

  it.each([{}, { issuer: 7 }, { issuer: '' }, { token_endpoint: 'https://op.example/token' }])(
    'without an issuer teaches nothing: %j',
    (broken) => {
      const servers = createServers();
      expect(servers.learn(broken)).toBe(false);
      expect(servers.kindAt('https://op.example/token')).toBeUndefined();
    },
  );

  it('whose members are of the wrong types does not throw', () => {
    const odd = { issuer: 'x', authorization_endpoint: 7, token_endpoint: null, jwks_uri: ['a'] };
    expect(() => createServers().learn(odd)).not.toThrow();
    expect(endpointsIn(odd)).toEqual([]);
  });
});

describe('the server of an origin', () => {
  it('is known when there is one', () => {
    const servers = createServers();
    servers.learn(document);
    expect(servers.metadataOfOrigin('https://op.example/other/page')).toBe(document);
    expect(servers.metadataOfOrigin('https://else.example/')).toBeUndefined();
    expect(servers.metadataOfOrigin('')).toBeUndefined();
  });

  it('is not guessed among several tenants', () => {
    const servers = createServers();
    servers.learn(document);
    servers.learn({
      ...document,
      issuer: 'https://op.example/two',
      authorization_endpoint: 'https://op.example/2',
    });
    expect(servers.metadataOfOrigin('https://op.example/auth')).toBeUndefined();
    expect(servers.metadataAt('https://op.example/auth')).toBe(document);
  });
});

it('endpoints are listed without their queries', () => {
  expect(endpointsIn(document)).toEqual([
    'https://op.example/auth',
    'https://tokens.example/token',
    'https://keys.example/jwks',
  ]);
});
