import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const rule = 'as-endpoint-http';
const found = (changes: FlowChanges) => verdictsOf(rule, codeFlow(changes));

describe('as-endpoint-http is', () => {
  it('critical for a token request in clear text', () => {
    const changes = { tokenEndpoint: 'http://op.example/token' };
    expect(found(changes)).toEqual(['critical certain']);
    expect(detailOf(rule, codeFlow(changes))).toContain('http://op.example/token');
  });

  it('high where only the authorization request travels so', () => {
    expect(found({ at: 'http://op.example/auth' })).toEqual(['high certain']);
  });

  it('critical for a userinfo request', () => {
    const then = [
      {
        url: 'http://op.example/userinfo',
        status: 200,
        requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-access-7a9d']] as const,
      },
    ];
    const metadata = { userinfo_endpoint: 'http://op.example/userinfo' };
    expect(found({ metadata, then })).toEqual(['critical certain']);
  });

  it('raised, too, where a server’s own redirect leads to https: the request had left', () => {
    const requestExchange = {
      status: 301,
      redirectUrl: 'https://op.example/auth?client_id=spa',
      responseHeaders: [['Date', 'Thu, 01 Jan 2026 00:00:00 GMT']] as const,
    };
    expect(found({ at: 'http://op.example/auth', requestExchange })).toEqual(['high certain']);
  });

  it('medium in a private network and under names for tests, whatever the client', () => {
    expect(found({ tokenEndpoint: 'http://192.168.1.7/token' })).toEqual(['medium certain']);
    expect(found({ tokenEndpoint: 'http://op.test/token' })).toEqual(['medium certain']);
    const redirectUri = 'http://localhost:3000/cb';
    expect(found({ tokenEndpoint: 'http://op.test/token', redirectUri })).toEqual(['medium certain']);
  });
});

describe('as-endpoint-http says nothing', () => {
  it.each([
    ['of https', {}],
    [
      'of the device itself',
      { at: 'http://localhost:8080/auth', tokenEndpoint: 'http://127.0.0.1:8080/token' },
    ],
    ['of a callback: that has a rule of its own', { redirectUri: 'http://app.example/cb' }],
    [
      'of a request that got no answer',
      { tokenEndpoint: 'http://op.example/token', tokenExchange: { status: 0 } },
    ],
    [
      'of what the browser itself turned into https',
      {
        at: 'http://op.example/auth',
        requestExchange: {
          status: 307,
          redirectUrl: 'https://op.example/auth?client_id=spa',
          responseHeaders: [['Non-Authoritative-Reason', 'HSTS']] as const,
        },
      },
    ],
  ] satisfies readonly [string, FlowChanges][])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });
});
