import { describe, expect, it } from 'vitest';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import {
  accessToken,
  code,
  codeFlow,
  detailOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'code-in-referrer';
const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined };
const landing = `https://app.example/cb?code=${code}&state=af0ifjsldkj9320ad`;
const load = (referer: string, url = 'https://cdn.example.org/analytics.js'): ExchangeFields =>
  exchange({
    url,
    status: 200,
    requestHeaders: [['Referer', referer]],
    context: { resourceType: 'script', initiator: 'https://app.example' },
  });
const leaking = (referer: string, changes: FlowChanges = {}, url?: string) =>
  webAppFlow({ ...changes, responseExchange: { status: 200 }, then: [load(referer, url)] });

describe('code-in-referrer is', () => {
  it('high for a code without PKCE that nobody has redeemed yet', () => {
    const exchanges = leaking(landing, { request: withoutPkce });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'The Referer header told https://cdn.example.org the code of this login; expected no address with an answer in any Referer.',
    );
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });

  it('medium for a code that PKCE protects, or that was redeemed before', () => {
    expect(verdictsOf(rule, leaking(landing))).toEqual(['medium certain']);
    const redeemed = codeFlow({ request: withoutPkce, then: [load(landing)] });
    expect(verdictsOf(rule, redeemed)).toEqual(['medium certain']);
  });

  it('critical for a token', () => {
    const url = `https://app.example/cb?access_token=${accessToken}&token_type=bearer&state=af0ifjsldkj9320ad`;
    const exchanges = codeFlow({
      request: { response_type: 'token' },
      responseExchange: { url },
      token: null,
      then: [load(url)],
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
  });

  it('low for the state alone', () => {
    expect(verdictsOf(rule, leaking('https://app.example/cb?state=af0ifjsldkj9320ad'))).toEqual([
      'low certain',
    ]);
  });
});

describe('code-in-referrer says nothing', () => {
  it.each([
    ['of an origin alone', leaking('https://app.example/')],
    ['of a request to the page’s own server', leaking(landing, {}, 'https://app.example/main.js')],
    ['of a request to the server that gave the code', leaking(landing, {}, 'https://op.example/jwks')],
    [
      'of another address with a code of its own',
      leaking('https://app.example/sale?code=SUMMER-2026&state=CA'),
    ],
    ['of a login without such requests', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
