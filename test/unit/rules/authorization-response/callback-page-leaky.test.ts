import { describe, expect, it } from 'vitest';
import { createInspection } from '../../../../lib/inspection.ts';
import { baseTime, exchange, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { code, codeFlow, detailOf, verdictsOf, webAppFlow, type Changes } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'callback-page-leaky';
const relaying = codeFlow({
  token: null,
  then: [
    exchange({
      url: 'https://api.app.example/login',
      method: 'POST',
      requestBody: jsonBody({ code, code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' }),
      status: 200,
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    }),
  ],
});
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
const reporting = (address: string, request: Changes = {}, host = 'stats.example.org') =>
  codeFlow({
    request,
    then: [
      exchange({
        url: `https://${host}/collect?v=2&dl=${encodeURIComponent(address)}`,
        status: 204,
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      }),
    ],
  });

describe('callback-page-leaky is', () => {
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

const shown = { responseHeaders: [['Content-Type', 'text/html']] } as const;
const fromPage = (seconds: number, more: Partial<ExchangeFields> = {}) =>
  exchange({
    url: 'https://app.example/api/notes',
    status: 200,
    startedAt: baseTime + seconds * 1000,
    requestHeaders: [['Referer', landing]],
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    ...more,
  });
const again = (seconds: number) =>
  fromPage(seconds, { url: landing, requestHeaders: [], context: { resourceType: 'main_frame' }, ...shown });
const staying = (then: readonly ExchangeFields[], request: Changes = {}, more: object = {}) =>
  codeFlow({ request, responseExchange: { ...shown, ...more }, then });

describe('callback-page-leaky tells that the code was left in the address', () => {
  it.each([
    ['where a later request of the page names it', fromPage(30), 'a request from the page names it'],
    ['where the page is loaded again from it', again(30), 'the page was loaded again from it'],
  ])('%s: a remark, low without PKCE', (_, then, words) => {
    expect(verdictsOf(rule, staying([then]))).toEqual(['info certain']);
    expect(verdictsOf(rule, staying([then], withoutPkce))).toEqual(['low certain']);
    expect(detailOf(rule, staying([then]))).toContain(words);
    expect(detailOf(rule, redacted(staying([then])))).toBe(detailOf(rule, staying([then])));
  });

  it('and keeps one such request, however many there are', () => {
    const inspection = createInspection();
    const kept = staying(Array.from({ length: 50 }, (_, at) => fromPage(30 + at))).map((one) =>
      inspection.put(one),
    );
    expect(kept.slice(3).filter(Boolean)).toHaveLength(1);
  });

  it('and keeps it when its answer comes', () => {
    const inspection = createInspection();
    const exchanges = staying([{ ...fromPage(30), id: 'late', status: undefined }]);
    for (const one of exchanges) inspection.put(one);
    expect(inspection.put({ ...exchanges.at(-1)!, status: 200 })).toBe(true);
  });
});

describe('callback-page-leaky leaves a code that was sent away to the rule that names who has it', () => {
  it.each([
    ['a stranger', 'stats.example.org', 'high certain'],
    ['a host of the client’s own site', 'stats.app.example', 'medium certain'],
  ])('%s', (_, host, told) => {
    const exchanges = reporting(landing, withoutPkce, host);
    for (const seen of [exchanges, redacted(exchanges)]) {
      expect(verdictsOf(rule, seen)).toEqual([]);
      expect(verdictsOf('token-sent-to-third-party', seen)).toEqual([told]);
    }
  });
});

describe('callback-page-leaky says nothing of the address', () => {
  it.each([
    ['while the page loads', staying([fromPage(4)])],
    [
      'where requests name the clean one',
      staying([fromPage(30, { requestHeaders: [['Referer', 'https://app.example/']] })]),
    ],
    [
      'where they name another code',
      staying([fromPage(30, { requestHeaders: [['Referer', 'https://app.example/cb?code=coupon-2026']] })]),
    ],
    ['of a frame', staying([fromPage(30)], {}, { context: { resourceType: 'sub_frame' } })],
    ['of a popup', staying([fromPage(30)], {}, { context: { resourceType: 'main_frame', openerTab: 1 } })],
    ['of a callback that was answered by a redirect', webAppFlow({ then: [again(30)] })],
    [
      'where the login did not go on',
      codeFlow({ responseExchange: shown, tokenAnswer: { error: 'invalid_grant' }, then: [fromPage(30)] }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
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
    ['of a code that the page hands to its own backend', relaying],
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
