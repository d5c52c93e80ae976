import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'openid2-insecure-endpoint';

const openid2 = { protocol: 'openid2', shared: [] } as const;
const request = (url: string, returnTo: string) =>
  findingsInFlow(rule, [
    messageOf(
      'openid_authentication_request',
      { url },
      { params: { 'openid.return_to': returnTo }, other: openid2 },
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

describe('openid2-insecure-endpoint is silent', () => {
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
