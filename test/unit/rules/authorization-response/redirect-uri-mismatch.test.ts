import { describe, expect, it } from 'vitest';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'redirect-uri-mismatch';
const answer = `code=${code}&state=af0ifjsldkj9320ad`;
const delivered = (asked: string, landing: string) =>
  codeFlow({
    redirectUri: asked,
    responseExchange: { url: `${landing}${landing.includes('?') ? '&' : '?'}${answer}` },
    token: null,
  });

describe('redirect-uri-mismatch is high', () => {
  it.each([
    ['another path', 'https://app.example/cb', 'https://app.example/other'],
    ['another host', 'https://app.example/cb', 'https://app.example.org/cb'],
    ['another port', 'https://app.example/cb', 'https://app.example:8443/cb'],
    ['another scheme', 'https://app.example/cb', 'http://app.example/cb'],
    ['another scheme', 'com.example.app:/cb', 'https://app.example/cb'],
    ['with another query', 'https://app.example/cb?tenant=a', 'https://app.example/cb?tenant=b'],
    ['without the query', 'https://app.example/cb?tenant=a', 'https://app.example/cb'],
  ])('for %s: %s to %s', (words, asked, landing) => {
    expect(verdictsOf(rule, delivered(asked, landing))).toEqual(['high firm']);
    expect(detailOf(rule, delivered(asked, landing))).toContain(words);
    expect(verdictsOf(rule, redacted(delivered(asked, landing)))).toEqual(['high firm']);
  });

  it('and certain where the server’s own redirect shows it', () => {
    const redirectUrl = `https://app.example/other?${answer}`;
    const requestExchange = { status: 302, redirectUrl };
    const exchanges = codeFlow({ requestExchange, responseExchange: { url: redirectUrl }, token: null });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
  });
});

describe('redirect-uri-mismatch says nothing', () => {
  it.each([
    ['of the same address', 'https://app.example/cb', 'https://app.example/cb'],
    ['of a host in capitals', 'https://APP.example/cb', 'https://app.example/cb'],
    ['of the default port', 'https://app.example:443/cb', 'https://app.example/cb'],
    ['of the port of a loopback address', 'http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb'],
    ['of another spelling of the same path', 'https://app.example/c%62', 'https://app.example/cb'],
    [
      'of a query that the answer’s own names cover',
      'https://app.example/cb?state=mine',
      'https://app.example/cb',
    ],
    ['of a query in another spelling', 'https://app.example/cb?t=a%20b', 'https://app.example/cb?t=a+b'],
    ['of a query that was kept', 'https://app.example/cb?tenant=a', 'https://app.example/cb?tenant=a'],
    ['of an address without its path', 'https://app.example', 'https://app.example/'],
    ['of http that the browser made https', 'http://app.example/cb', 'https://app.example/cb'],
  ])('%s', (_, asked, landing) => {
    expect(verdictsOf(rule, delivered(asked, landing))).toEqual([]);
  });

  it('of an address that the client itself goes on to', () => {
    const then = [
      {
        url: `https://app.example/home?${answer}`,
        status: 200,
        context: { resourceType: 'main_frame' as const },
      },
    ];
    expect(verdictsOf(rule, codeFlow({ then }))).toEqual([]);
  });

  it.each([
    ['of an error at a page of the provider’s own', 'https://org.op.example/oauth/error', []],
    ['of an error at an address that somebody else has', 'https://app.example.org/cb', ['high firm']],
  ])('%s', (_, landing, verdicts) => {
    const url = `${landing}?error=invalid_client&state=af0ifjsldkj9320ad`;
    expect(verdictsOf(rule, codeFlow({ responseExchange: { url }, token: null }))).toEqual(verdicts);
  });

  it('and does not apply where none was asked for, or only a handle', () => {
    expect(outcomeOf(rule, codeFlow({ request: { redirect_uri: undefined } }))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ request: { redirect_uri: 'Example-App-PRD-1b2c' } }))).toBe(
      'not applicable',
    );
  });
});
