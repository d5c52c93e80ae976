import { describe, expect, it } from 'vitest';
import { baseTime, exchange, formBody } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf, code, type FlowChanges } from '../../../support/flow.ts';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';

const id = 'err-state-cookie-lost';
const state = 'af0ifjsldkj9320ad';
const fromProvider: readonly Header[] = [
  ['Origin', 'https://op.elsewhere'],
  ['Sec-Fetch-Site', 'cross-site'],
];

/** A callback by form post, answered 400 unless told otherwise. */
function posted(more: Partial<Exchange> = {}, changes: FlowChanges = {}): readonly Exchange[] {
  return codeFlow({
    at: 'https://op.elsewhere/auth',
    request: { response_mode: 'form_post' },
    requestExchange: { requestHeaders: [['Cookie', 'op=1']] },
    token: null,
    ...changes,
    responseExchange: {
      url: 'https://app.example/cb',
      method: 'POST',
      requestHeaders: fromProvider,
      requestBody: formBody({ code, state }),
      status: 400,
      ...more,
    },
  });
}

const got = (more: Partial<Exchange> = {}) =>
  codeFlow({
    requestExchange: { requestHeaders: [['Cookie', 'op=1']] },
    responseExchange: { status: 400, requestHeaders: [['Accept', 'text/html']], ...more },
    token: null,
  });

describe('err-state-cookie-lost is low', () => {
  it.each([400, 401, 403, 500])('when a posted callback without a cookie is answered %i', (status) => {
    expect(verdictsOf(id, posted({ status }))).toEqual(['low firm']);
  });

  it('when it leads to the client’s own error page', () => {
    const redirectUrl = 'https://app.example/login?error=state';
    expect(verdictsOf(id, posted({ status: 302, redirectUrl }))).toEqual(['low firm']);
  });

  it('and a guess when the callback came as a link', () => {
    expect(verdictsOf(id, got())).toEqual(['low tentative']);
  });
});

describe('err-state-cookie-lost says nothing', () => {
  it('of a callback that brought its cookie', () => {
    expect(verdictsOf(id, posted({ requestHeaders: [...fromProvider, ['Cookie', 'login=1']] }))).toEqual([]);
  });

  it('of a callback that was accepted', () => {
    expect(verdictsOf(id, posted({ status: 302 }))).toEqual([]);
  });

  it('of a callback with the wrong state', () => {
    expect(verdictsOf(id, posted({ requestBody: formBody({ code, state: 'another-one-12345' }) }))).toEqual(
      [],
    );
  });

  it.each([404, 405])('of a callback that leads nowhere (%i)', (status) => {
    expect(verdictsOf(id, posted({ status }))).toEqual([]);
  });

  const after = (setCookie: readonly Header[]) => [
    exchange({
      id: 'page',
      url: 'https://app.example/shop',
      status: 200,
      startedAt: baseTime - 2000,
      responseHeaders: [['Content-Type', 'text/html'], ...setCookie],
      context: { resourceType: 'main_frame' },
    }),
    ...got(),
  ];

  it('of a client none of whose pages set a cookie, unlike one that did', () => {
    expect(verdictsOf(id, after([]))).toEqual([]);
    expect(verdictsOf(id, after([['Set-Cookie', 'login=1; Path=/']]))).toEqual(['low tentative']);
  });

  it('of a callback whose headers were not recorded', () => {
    expect(verdictsOf(id, posted({ requestHeaders: undefined }))).toEqual([]);
  });

  it('of a recording that was cleaned of cookies', () => {
    expect(verdictsOf(id, posted({}, { requestExchange: {} }))).toEqual([]);
  });

  it('and does not apply to a callback without an answer', () => {
    expect(outcomeOf(id, got({ status: undefined }))).toBe('not applicable');
  });
});
