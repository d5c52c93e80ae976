import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'openid2-insecure-endpoint';

const request = (url: string, returnTo: string, realm?: string) =>
  findingsInFlow(rule, [
    messageOf(
      'openid_authentication_request',
      { url },
      {
        params: { 'openid.return_to': returnTo, ...(realm && { 'openid.realm': realm }) },
        protocol: 'openid2',
      },
    ),
  ]);

describe('openid2-insecure-endpoint fires', () => {
  it('when the provider is asked over http', () => {
    expect(request('http://op.example/openid', 'https://app.example/cb')).toEqual(['medium certain']);
  });
  it('when the answer goes to an http address', () => {
    expect(request('https://op.example/openid', 'http://app.example/cb')).toEqual(['medium certain']);
  });
});

const association = (url: string, type: string) =>
  findingsInFlow(rule, [
    messageOf(
      'openid_association',
      { url, method: 'POST' },
      { params: { 'openid.session_type': type }, protocol: 'openid2' },
    ),
  ]);

describe('openid2-insecure-endpoint fires as well', () => {
  it('when the realm is an http address', () => {
    expect(request('https://op.example/openid', 'https://app.example/cb', 'http://*.app.example/')).toEqual([
      'medium certain',
    ]);
  });
  it('when a shared key is fetched over http without encryption', () => {
    expect(association('http://op.example/openid', 'no-encryption')).toEqual(['medium certain']);
  });
});

describe('openid2-insecure-endpoint is silent', () => {
  it('when the key is encrypted, or the connection is', () => {
    expect(association('http://op.example/openid', 'DH-SHA256')).toEqual([]);
    expect(association('https://op.example/openid', 'no-encryption')).toEqual([]);
  });
  it('over https', () => {
    expect(request('https://op.example/openid', 'https://app.example/cb')).toEqual([]);
  });
  it('on the device itself', () => {
    expect(request('https://op.example/openid', 'http://localhost:3000/cb')).toEqual([]);
  });
  it('for OpenID Connect: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
