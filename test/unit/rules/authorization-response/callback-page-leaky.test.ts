import { describe, expect, it } from 'vitest';
import { exchange } from '../../../support/exchange.ts';
import { code, codeFlow, detailOf, verdictsOf, webAppFlow, type Changes } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'callback-page-leaky';
const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined };
const landing = `https://app.example/cb?code=${code}&state=af0ifjsldkj9320ad`;
const page = (policy?: string) =>
  codeFlow({
    responseExchange: {
      responseHeaders: [
        ['Content-Type', 'text/html'],
        ...(policy ? [['Referrer-Policy', policy] as const] : []),
      ],
    },
  });
const reporting = (address: string, request: Changes = {}) =>
  codeFlow({
    request,
    then: [
      exchange({
        url: `https://stats.example.org/collect?v=2&dl=${encodeURIComponent(address)}`,
        status: 204,
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      }),
    ],
  });

describe('callback-page-leaky is', () => {
  it('low for a script that reports the address with the code, medium without PKCE', () => {
    expect(verdictsOf(rule, reporting(landing))).toEqual(['low certain']);
    expect(verdictsOf(rule, reporting(landing, withoutPkce))).toEqual(['medium certain']);
    expect(detailOf(rule, reporting(landing))).toContain('https://stats.example.org');
    expect(verdictsOf(rule, redacted(reporting(landing)))).toEqual(['low certain']);
  });

  it('low where only the state is reported', () => {
    expect(
      verdictsOf(rule, reporting('https://app.example/cb?state=af0ifjsldkj9320ad', withoutPkce)),
    ).toEqual(['low certain']);
  });

  it.each(['unsafe-url', 'no-referrer-when-downgrade', 'no-referrer, unsafe-url'])(
    'low for the policy %s',
    (policy) => {
      expect(verdictsOf(rule, page(policy))).toEqual(['low certain']);
      expect(verdictsOf(rule, redacted(page(policy)))).toEqual(['low certain']);
    },
  );
});

describe('callback-page-leaky says nothing', () => {
  it.each([
    ['of the browser’s default policy', page()],
    ['of a strict policy', page('no-referrer')],
    ['of a loose policy that a strict one follows', page('unsafe-url, strict-origin')],
    [
      'of a callback that is answered by a redirect',
      webAppFlow({ responseExchange: { responseHeaders: [['Referrer-Policy', 'unsafe-url']] } }),
    ],
    ['of a report without the answer', reporting('https://app.example/home')],
    [
      'of an error',
      codeFlow({
        response: { code: undefined, error: 'access_denied' },
        responseExchange: {
          responseHeaders: [
            ['Content-Type', 'text/html'],
            ['Referrer-Policy', 'unsafe-url'],
          ],
        },
        token: null,
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
