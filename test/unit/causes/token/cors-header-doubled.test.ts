import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf } from '../../../support/flow.ts';

const id = 'cors-header-doubled';
const page = 'https://app.example';
const allowing = (...values: readonly string[]): readonly Header[] => [
  ['Content-Type', 'application/json'],
  ...values.map((value): Header => ['Access-Control-Allow-Origin', value]),
];
const answered = (responseHeaders: readonly Header[], more: Partial<Exchange> = {}) =>
  codeFlow({ tokenAnswer: null, tokenExchange: { responseHeaders, failure: 'net::ERR_FAILED', ...more } });

const apiCall = (responseHeaders: readonly Header[], more: Partial<Exchange> = {}) =>
  json(
    'https://api.other/orders',
    {},
    {
      startedAt: baseTime + 9000,
      requestHeaders: [['Authorization', 'Bearer at-1-7d8s']],
      responseHeaders,
      failure: 'net::ERR_FAILED',
      context: { resourceType: 'fetch', initiator: page },
      ...more,
    },
  );

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Header[]]>([
    ['the page’s origin stands in two headers', allowing(page, page)],
    ['it stands twice in one', allowing(`${page}, ${page}`)],
    ['a star stands beside it', allowing('*', page)],
    ['three allow it', allowing(page, page, page)],
  ])('where %s', (_, headers) => {
    const exchanges = answered(headers);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', proof: 'comparison' });
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('with the count, and no word of another origin', () => {
    expectReason(
      answered(allowing(page, page)),
      id,
      'Access-Control-Allow-Origin: https://app.example twice',
    );
    expect(detailOf('err-cors-token-endpoint', answered(allowing(page, page)))).not.toContain(
      'another origin',
    );
  });

  it('of a call to an API after the login, which its owner mends', () => {
    const call = apiCall(allowing(page, page));
    const tokenAnswer = { access_token: 'at-1-7d8s', token_type: 'Bearer' };
    expect(reasonOf(codeFlow({ tokenAnswer, then: [call] }))).toMatchObject({
      cause: id,
      owner: 'resource_server',
    });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where one value names another origin', answered(allowing('https://other.example'))],
    ['where one value is a star', answered(allowing('*'))],
    ['where no header came', answered(allowing())],
    [
      'of a login whose page used what came',
      codeFlow({
        tokenExchange: { responseHeaders: allowing(page, page) },
        tokenAnswer: { access_token: 'at-1-7d8s', token_type: 'Bearer' },
        then: [apiCall([['Access-Control-Allow-Origin', page]], { failure: undefined })],
      }),
    ],
    [
      'where no page asked',
      answered(allowing(page, page), { context: {}, requestHeaders: [['User-Agent', 'app/1']] }),
    ],
    [
      'of a call to the page’s own server',
      codeFlow({
        then: [
          json(
            `${page}/api/me`,
            { ok: true },
            {
              startedAt: baseTime + 9000,
              responseHeaders: allowing(page, page),
              responseBody: jsonBody({ ok: true }),
              context: { resourceType: 'fetch', initiator: page },
            },
          ),
        ],
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
