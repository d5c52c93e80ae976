import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'session-iframe-broken';

const frame = (url: string, headers: readonly (readonly [string, string])[] = [], params = {}) =>
  findingsInFlow(rule, [messageOf('frontchannel_logout', { url, responseHeaders: headers }, { params })]);

describe('session-iframe-broken fires', () => {
  it.each([
    ['when the page refuses to be framed', 'https://app.example/out', [['X-Frame-Options', 'DENY']], {}],
    [
      'when a policy refuses it',
      'https://app.example/out',
      [['Content-Security-Policy', "frame-ancestors 'none'"]],
      {},
    ],
    ['over plain http', 'http://app.example/out', [], {}],
    ['with iss and no sid', 'https://app.example/out', [], { iss: 'https://op.example' }],
  ] as const)('%s', (_, url, headers, params) => {
    expect(frame(url, headers, params)).toEqual(['low certain']);
  });
});

describe('session-iframe-broken is silent', () => {
  it.each([
    ['for a page that may be framed', 'https://app.example/out', [], {}],
    ['with iss and sid', 'https://app.example/out', [], { iss: 'https://op.example', sid: 's' }],
    ['on the device itself', 'http://localhost/out', [], {}],
    [
      'for a policy that names the provider',
      'https://app.example/out',
      [['Content-Security-Policy', 'frame-ancestors https://op.example']],
      {},
    ],
  ] as const)('%s', (_, url, headers, params) => {
    expect(frame(url, headers, params)).toEqual([]);
  });

  it('without frames: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
