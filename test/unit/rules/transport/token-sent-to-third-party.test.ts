import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, code, codeFlow, outcomeOf, verdictsOf, verifier } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'token-sent-to-third-party';

const page = { resourceType: 'other', initiator: 'https://app.example' } as const;
const beacon = (url: string, more: Partial<ExchangeFields> = {}) =>
  codeFlow({ then: [{ url, status: 204, context: page, ...more }] });
const nested = (value: string) => encodeURIComponent(`https://app.example/cb?${value}`);

describe('token-sent-to-third-party fires', () => {
  it('high when the code stands inside the address of a beacon', () => {
    expect(
      verdictsOf(rule, beacon(`https://stats.example.net/c?dl=${nested(`code=${code}&state=x`)}`)),
    ).toEqual(['high certain']);
  });
  it('high when a token stands in a body', () => {
    const body = {
      mediaType: 'application/json',
      text: JSON.stringify({ url: `https://app.example/#access_token=${accessToken}` }),
    };
    expect(
      verdictsOf(rule, beacon('https://errors.example.net/e', { method: 'POST', requestBody: body })),
    ).toEqual(['high certain']);
  });
  it('high when the verifier of the code stands in a body', () => {
    const exchanges = beacon('https://errors.example.net/e', {
      method: 'POST',
      requestBody: { mediaType: 'application/json', text: JSON.stringify({ code_verifier: verifier }) },
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });
  it('critical when a token reaches a collector of reports, high for a code', () => {
    const reported = (what: string) =>
      beacon(
        `https://o1.ingest.sentry.io/api/1/store/?u=${encodeURIComponent(`https://app.example/#${what}`)}`,
      );
    expect(verdictsOf(rule, reported(`access_token=${accessToken}`))).toEqual(['critical certain']);
    expect(verdictsOf(rule, reported(`code=${code}`))).toEqual(['high certain']);
  });
  it('medium when the host is one of the site', () => {
    expect(verdictsOf(rule, beacon(`https://stats.app.example/c?dl=${nested(`code=${code}`)}`))).toEqual([
      'medium certain',
    ]);
  });
});

describe('token-sent-to-third-party is silent', () => {
  it.each([
    ['for a page address without the answer', `https://stats.example.net/c?dl=${nested('page=1')}`],
    [
      'for a device’s code, which has a rule of its own',
      'https://stats.example.net/c?device_code=abcdefgh12',
    ],
    ['for another verifier', 'https://stats.example.net/c?code_verifier=abcdefgh-12345678'],
    ['for another code', `https://stats.example.net/c?dl=${nested('code=SUMMER-2026-SALE')}`],
    ['for the state alone', `https://stats.example.net/c?dl=${nested('state=af0ifjsldkj9320ad')}`],
    ['for the client’s own server', `https://app.example/log?dl=${nested(`code=${code}`)}`],
    ['for the provider', `https://op.example/log?dl=${nested(`code=${code}`)}`],
  ])('%s', (_, url) => {
    expect(verdictsOf(rule, beacon(url))).toEqual([]);
  });
});

it('token-sent-to-third-party is silent for a page that hands its code to its own backend', () => {
  const requestBody = { mediaType: 'application/json', text: JSON.stringify({ code }) };
  expect(verdictsOf(rule, beacon('https://api.app.example/login', { method: 'POST', requestBody }))).toEqual(
    [],
  );
});

it('token-sent-to-third-party has nothing to judge before anything was delivered', () => {
  expect(outcomeOf(rule, codeFlow({ response: null, token: null }))).toBe('not applicable');
});
