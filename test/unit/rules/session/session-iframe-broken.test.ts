import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../../support/exchange.ts';
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

const framed = (fields: Partial<ExchangeFields>, cookie = 'sid=1') =>
  findingsInFlow(rule, [
    messageOf('authorization_response', {
      url: 'https://app.example/cb?code=x',
      responseHeaders: cookie ? [['Set-Cookie', cookie]] : [],
    }),
    messageOf('frontchannel_logout', { url: 'https://app.example/out', ...fields }),
  ]);
const elsewhere = [
  ['Sec-Fetch-Site', 'cross-site'],
  ['Sec-Fetch-Dest', 'iframe'],
] as const;

describe('session-iframe-broken is firm', () => {
  it('when the frame of another site got no cookie', () => {
    expect(framed({ requestHeaders: [...elsewhere] })).toEqual(['low firm']);
  });
});

describe('session-iframe-broken is silent about cookies', () => {
  it('of a client that has none', () => {
    expect(framed({ requestHeaders: [...elsewhere] }, '')).toEqual([]);
  });

  it.each([
    ['that were sent', [...elsewhere, ['Cookie', 'sid=1']]],
    [
      'of the same site',
      [
        ['Sec-Fetch-Site', 'same-site'],
        ['Sec-Fetch-Dest', 'iframe'],
      ],
    ],
    ['where the headers were not recorded', undefined],
  ] as const)('%s', (_, requestHeaders) => {
    expect(framed({ requestHeaders })).toEqual([]);
  });
});

describe('session-iframe-broken is silent', () => {
  it.each([
    ['X-Frame-Options', 'SAMEORIGIN'],
    ['Content-Security-Policy', "frame-ancestors 'self'"],
  ])('for a frame of its own origin (%s: %s)', (name, value) => {
    expect(
      framed({ responseHeaders: [[name, value]], context: { initiator: 'https://app.example' } }),
    ).toEqual([]);
  });
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
