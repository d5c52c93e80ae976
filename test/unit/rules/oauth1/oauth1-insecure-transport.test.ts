import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'oauth1-insecure-transport';

const request = (
  url: string,
  method: string,
  kind: 'token_credential_request' | 'resource_request' = 'token_credential_request',
) =>
  findingsInFlow(rule, [
    messageOf(
      kind,
      { url, method: 'POST' },
      { params: { oauth_signature_method: method }, protocol: 'oauth1' },
    ),
  ]);

describe('oauth1-insecure-transport fires', () => {
  it.each([
    [
      'critical for PLAINTEXT over http',
      'http://api.example/oauth/access_token',
      'PLAINTEXT',
      'critical certain',
    ],
    [
      'critical for credentials over http',
      'http://api.example/oauth/access_token',
      'HMAC-SHA1',
      'critical certain',
    ],
    [
      'medium for PLAINTEXT over https',
      'https://api.example/oauth/access_token',
      'PLAINTEXT',
      'medium certain',
    ],
  ])('%s', (_, url, method, verdict) => {
    expect(request(url, method)).toEqual([verdict]);
  });
});

describe('oauth1-insecure-transport is', () => {
  it('medium for a signed call over http: it can be read, though not changed', () => {
    expect(request('http://api.example/photos', 'HMAC-SHA1', 'resource_request')).toEqual(['medium certain']);
  });
  it('a remark for RSA-SHA1', () => {
    expect(request('https://api.example/photos', 'RSA-SHA1', 'resource_request')).toEqual(['info certain']);
    expect(request('https://api.example/photos', 'RSA-SHA256', 'resource_request')).toEqual([]);
  });
});

describe('oauth1-insecure-transport is silent', () => {
  it.each([
    ['for a signature over https', 'https://api.example/oauth/access_token', 'HMAC-SHA1'],
    ['for a signed call over https', 'https://api.example/photos', 'HMAC-SHA256'],
    ['on the device itself', 'http://localhost/oauth/access_token', 'HMAC-SHA1'],
  ])('%s', (_, url, method) => {
    expect(request(url, method)).toEqual([]);
  });
  it('for OAuth 2: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
