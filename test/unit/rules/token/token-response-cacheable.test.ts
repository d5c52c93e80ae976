import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { device } from '../../../support/device.ts';
import { exchange, form, json, jsonBody, urlWith } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'token-response-cacheable';
const type: Header = ['Content-Type', 'application/json'];
const with_ = (...headers: readonly Header[]): FlowChanges => ({
  tokenExchange: { responseHeaders: [type, ...headers] },
});
const found = (changes: FlowChanges) => verdictsOf(rule, codeFlow(changes));
const userinfo = (...headers: readonly Header[]) =>
  json(
    'https://op.example/userinfo',
    { sub: '248289761001' },
    {
      requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
      responseHeaders: [type, ...headers],
    },
  );
const noStore: Header = ['Cache-Control', 'no-store'];
const deviceAnswer = (...headers: readonly Header[]) =>
  exchange(device({}, { responseHeaders: [type, ...headers] }));

const formPage = (headers: readonly Header[], body?: string, response_mode = 'form_post') =>
  codeFlow({
    request: { response_mode },
    requestExchange: {
      responseHeaders: [['Content-Type', 'text/html'], ...headers],
      ...(body && { responseBody: { mediaType: 'text/html', text: body } }),
    },
    token: null,
    response: null,
  });
const selfPosting = `<body onload="document.forms[0].submit()"><form method="post" action="https://app.example/cb">
<input type="hidden" name="code" value="SplxlOBeZQQYbYS6WxSbIA"></form></body>`;

describe('token-response-cacheable is', () => {
  it('low for a page that posts the answer', () => {
    const exchanges = formPage([], selfPosting);
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });
});

describe('token-response-cacheable says nothing of a page at the authorization endpoint', () => {
  it.each([
    ['that must not be stored', formPage([noStore], selfPosting)],
    ['whose text was not recorded', formPage([])],
    ['that asks for a password', formPage([], `<form><input type="password"></form>${selfPosting}`)],
    ['where the answer travels in the query', formPage([], selfPosting, 'query')],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});

describe('token-response-cacheable is', () => {
  it('low for tokens that a POST brought', () => {
    expect(found(with_())).toEqual(['low certain']);
    expect(detailOf(rule, codeFlow(with_()))).toBe(
      'There is no Cache-Control in the response of https://op.example/token; expected: no-store.',
    );
  });

  it('low where another directive stands there', () => {
    const changes = with_(['Cache-Control', 'private, max-age=60']);
    expect(found(changes)).toEqual(['low certain']);
    expect(detailOf(rule, codeFlow(changes))).toContain('“private, max-age=60”');
  });

  it('medium for tokens that a GET brought', () => {
    const url = urlWith('https://op.example/token', { grant_type: 'client_credentials', client_id: 'spa' });
    const answer: Partial<Exchange> = {
      status: 200,
      responseBody: jsonBody({ access_token: 'at', token_type: 'Bearer' }),
    };
    expect(
      verdictsOf(rule, [
        exchange({ url, responseHeaders: [type], context: { resourceType: 'fetch' }, ...answer }),
      ]),
    ).toEqual(['medium certain']);
  });

  it('low for a pushed request', () => {
    const pushed = form(
      'https://op.example/par',
      { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb' },
      {
        status: 201,
        responseHeaders: [type],
        responseBody: jsonBody({ request_uri: 'urn:x:y', expires_in: 60 }),
      },
    );
    expect(verdictsOf(rule, [pushed])).toEqual(['low certain']);
  });

  it.each(['public', 'max-age=60', 'private, s-maxage=10'])(
    'low for a device’s code that may be kept: %s',
    (said) => {
      expect(verdictsOf(rule, [deviceAnswer(['Cache-Control', said])])).toEqual(['low certain']);
    },
  );

  it('a remark for claims, unless any cache may keep them', () => {
    expect(found({ ...with_(noStore), then: [userinfo()] })).toEqual(['info certain']);
    expect(found({ ...with_(noStore), then: [userinfo(['Cache-Control', 'private, no-cache'])] })).toEqual([
      'info certain',
    ]);
    expect(found({ ...with_(noStore), then: [userinfo(['Cache-Control', 'public, max-age=60'])] })).toEqual([
      'low certain',
    ]);
  });
});

describe('token-response-cacheable says nothing', () => {
  it.each([
    ['of no-store', [noStore]],
    ['of no-store among others', [['cache-control', 'no-cache, No-Store, private'] as Header]],
    ['of two header lines of which one says it', [['Cache-Control', 'no-cache'] as Header, noStore]],
    ['of a missing Pragma', [noStore]],
  ])('%s', (_, headers) => {
    expect(outcomeOf(rule, codeFlow(with_(...headers)))).toBe('pass');
  });

  it.each<[string, readonly Header[]]>([
    ['that says nothing of caches', []],
    ['that forbids to keep it', [noStore]],
    ['that must be asked for again', [['Cache-Control', 'no-cache, max-age=0']]],
    ['that is good for no time at all', [['Cache-Control', 'max-age=0']]],
  ])('of a device’s code %s: RFC 8628 shows no-store and does not ask for it', (_, headers) => {
    expect(outcomeOf(rule, [deviceAnswer(...headers)])).toBe('pass');
  });

  it('of an error', () => {
    expect(outcomeOf(rule, codeFlow({ ...with_(), tokenAnswer: { error: 'invalid_grant' } }))).toBe(
      'not applicable',
    );
  });

  it('where the headers were not recorded', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ tokenExchange: { responseHeaders: [] } }))).toBe('not applicable');
  });

  it('of keys and metadata, which may be kept', () => {
    expect(outcomeOf(rule, codeFlow({ metadata: {}, token: null }))).toBe('not applicable');
  });
});
