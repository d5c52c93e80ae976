import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'oauth1-nonce-timestamp';

const signed = (nonce: string, signature: string, date?: string, more: Record<string, string> = {}) =>
  messageOf(
    'resource_request',
    { url: 'https://api.example/photos', responseHeaders: date ? [['Date', date]] : [] },
    {
      params: {
        oauth_nonce: nonce,
        oauth_timestamp: '1767225600',
        oauth_token: 't',
        oauth_signature: signature,
        ...more,
      },
      protocol: 'oauth1',
    },
  );

describe('oauth1-nonce-timestamp fires', () => {
  it('medium when two requests share nonce and time', () => {
    expect(findingsInFlow(rule, [signed('n', 'a'), signed('n', 'b')])).toEqual(['medium certain']);
  });
  it('info when the clock is off', () => {
    expect(findingsInFlow(rule, [signed('n', 'a', 'Thu, 01 Jan 2026 01:00:00 GMT')])).toEqual(['info firm']);
  });
});

describe('oauth1-nonce-timestamp is a remark', () => {
  it.each(['0', '-5', 'now'])('for the time %s', (oauth_timestamp) => {
    expect(findingsInFlow(rule, [signed('n', 'a', undefined, { oauth_timestamp })])).toEqual([
      'info certain',
    ]);
  });
});

describe('oauth1-nonce-timestamp is silent', () => {
  it.each([
    ['for different nonces', [signed('n1', 'a'), signed('n2', 'b')]],
    [
      'for two consumers',
      [
        signed('n', 'a', undefined, { oauth_consumer_key: '1' }),
        signed('n', 'b', undefined, { oauth_consumer_key: '2' }),
      ],
    ],
    ['for the identical request sent again', [signed('n', 'a'), signed('n', 'a')]],
    ['for clocks that agree', [signed('n', 'a', 'Thu, 01 Jan 2026 00:01:00 GMT')]],
  ])('%s', (_, messages) => {
    expect(findingsInFlow(rule, messages)).toEqual([]);
  });
  it('for OAuth 2: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
