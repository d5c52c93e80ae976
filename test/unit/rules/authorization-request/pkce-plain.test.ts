import { describe, expect, it } from 'vitest';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, verdictsOf, verifier, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const found = (changes: FlowChanges) => verdictsOf('pkce-plain', codeFlow(changes));
const plain = { code_challenge: verifier, code_challenge_method: 'plain' };

describe('pkce-plain is', () => {
  it('medium for code_challenge_method=plain', () => {
    expect(found({ request: plain })).toEqual(['medium certain']);
  });

  it('medium for a challenge without a method, which means plain', () => {
    expect(found({ request: { ...plain, code_challenge_method: undefined } })).toEqual(['medium certain']);
  });

  it('medium for a challenge without a method that nobody redeemed in view', () => {
    expect(found({ request: { code_challenge_method: undefined }, token: null })).toEqual(['medium certain']);
  });

  it('low where the server evidently applied S256 although no method was named', () => {
    expect(found({ request: { code_challenge_method: undefined } })).toEqual(['low certain']);
    expect(found({ request: { code_challenge_method: undefined }, tokenAnswer: null })).toEqual([
      'low certain',
    ]);
  });

  it('a remark about the server where it supports nothing else', () => {
    const metadata = { code_challenge_methods_supported: ['plain'] };
    expect(found({ request: plain, metadata })).toEqual(['info certain']);
  });

  it('high where the request leaked: its challenge is the verifier', () => {
    const then = [
      exchange({
        url: 'https://cdn.example.org/x.js',
        requestHeaders: [
          [
            'Referer',
            `https://op.example/auth?client_id=spa&state=af0ifjsldkj9320ad&code_challenge=${verifier}`,
          ],
        ],
        context: { resourceType: 'script' },
      }),
    ];
    expect(found({ request: plain, then })).toEqual(['high certain']);
    expect(verdictsOf('pkce-plain', redacted(codeFlow({ request: plain, then })))).toEqual(['high certain']);
    expect(found({ then })).toEqual([]);
  });

  it('as grave on a development host', () => {
    expect(found({ request: plain, redirectUri: 'http://localhost:3000/cb' })).toEqual(['medium certain']);
  });
});

describe('pkce-plain says nothing', () => {
  it.each([
    ['of S256', {}],
    [
      'without a challenge: that is pkce-missing',
      { code_challenge: undefined, code_challenge_method: undefined },
    ],
    ['of a method without a challenge', { code_challenge: undefined, code_challenge_method: 'plain' }],
    ['of a method it does not know', { code_challenge_method: 'S512' }],
    [
      'of a hidden request',
      { request_uri: 'urn:ietf:params:oauth:request_uri:a', code_challenge_method: 'plain' },
    ],
  ])('%s', (_, request) => {
    expect(found({ request })).toEqual([]);
  });

  it('where the server showed an error page', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'no' } };
    expect(found({ request: plain, requestExchange, response: null, token: null })).toEqual([]);
  });
});
