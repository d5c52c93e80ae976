import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'as-cors-misconfigured';
const allow = (origin: string, credentials = false): readonly Header[] => [
  ['Access-Control-Allow-Origin', origin],
  ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
];
const atAuthorization = (headers: readonly Header[]) =>
  codeFlow({ requestExchange: { responseHeaders: headers } });
const atToken = (origin: string, headers: readonly Header[]) =>
  codeFlow({ tokenExchange: { requestHeaders: [['Origin', origin]], responseHeaders: headers } });

describe('as-cors-misconfigured is', () => {
  it('medium where a foreign origin is reflected with credentials', () => {
    const exchanges = atToken('https://evil.example.org', allow('https://evil.example.org', true));
    expect(verdictsOf(rule, exchanges)).toEqual(['medium tentative']);
    expect(detailOf(rule, exchanges)).toContain('https://evil.example.org');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['medium tentative']);
  });

  it('medium where null, which any page can have, is let in with credentials', () => {
    expect(verdictsOf(rule, atToken('null', allow('null', true)))).toEqual(['medium firm']);
  });

  it('low for CORS headers on the authorization endpoint, a remark for a bare star', () => {
    expect(verdictsOf(rule, atAuthorization(allow('https://app.example', true)))).toEqual(['low certain']);
    expect(verdictsOf(rule, atAuthorization(allow('https://app.example')))).toEqual(['low certain']);
    expect(verdictsOf(rule, atAuthorization(allow('*')))).toEqual(['info certain']);
  });

  it('a remark where the server runs on the developer’s own machine', () => {
    const local = codeFlow({
      at: 'http://localhost:8080/auth',
      requestExchange: { responseHeaders: allow('https://app.example', true) },
    });
    expect(verdictsOf(rule, local)).toEqual(['info certain']);
  });
});

describe('as-cors-misconfigured says nothing', () => {
  it.each([
    ['of a token endpoint that anybody may read without cookies', atToken('https://app.example', allow('*'))],
    ['of the client’s own origin', atToken('https://app.example', allow('https://app.example', true))],
    [
      'of another host of the client’s site',
      atToken('https://login.app.example', allow('https://login.app.example', true)),
    ],
    [
      'of a foreign origin without credentials',
      atToken('https://evil.example.org', allow('https://evil.example.org')),
    ],
    [
      'of an origin that is let in but was not asking',
      atToken('https://app.example', allow('https://partner.example.org', true)),
    ],
    ['of no CORS headers at all', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
