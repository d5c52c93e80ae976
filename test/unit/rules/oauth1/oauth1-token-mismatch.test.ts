import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'oauth1-token-mismatch';

const flow = (asked: string, returned: string) =>
  findingsInFlow(rule, [
    messageOf(
      'resource_owner_authorization_request',
      { url: 'https://sp.example/authorize' },
      { params: { oauth_token: asked }, protocol: 'oauth1' },
    ),
    messageOf(
      'resource_owner_authorization_response',
      { url: 'https://app.example/cb' },
      { params: { oauth_token: returned, oauth_verifier: 'v' }, protocol: 'oauth1' },
    ),
  ]);

describe('oauth1-token-mismatch', () => {
  it('fires when another token comes back', () => {
    expect(flow('a', 'b')).toEqual(['high firm']);
  });
  it('is silent when the same token comes back', () => {
    expect(flow('a', 'a')).toEqual([]);
  });
  it('has nothing to judge in OAuth 2', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
