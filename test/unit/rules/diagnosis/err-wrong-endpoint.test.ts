import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { exchange, jsonBody, redirect } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';

const id = 'err-wrong-endpoint';
const html: readonly Header[] = [['Content-Type', 'text/html; charset=utf-8']];
const token = (more: Partial<Exchange>) => codeFlow({ tokenAnswer: null, tokenExchange: more });

describe('err-wrong-endpoint is a remark', () => {
  it.each<[Partial<Exchange>, string]>([
    [{ status: 404 }, 'There is no such endpoint as https://op.example/token'],
    [{ status: 405 }, 'https://op.example/token does not take POST'],
    [{ status: 415 }, 'https://op.example/token does not take this kind of body'],
    [{ status: 200, responseHeaders: html }, 'https://op.example/token answered 200 with a page in HTML'],
    [{ status: 500 }, 'https://op.example/token broke at this request'],
    [
      { status: 301, redirectUrl: 'https://www.op.example/token' },
      'redirected to https://www.op.example/token',
    ],
    [{ status: 503, responseHeaders: [['Retry-After', '30']] }, 'Retry-After: 30'],
    [{ status: 429 }, 'op.example cannot serve now: it answered 429'],
  ])('on a token endpoint that answers %j', (more, words) => {
    expect(verdictsOf(id, token(more))).toHaveLength(1);
    expect(detailOf(id, token(more))).toContain(words);
  });

  it.each(['server_error', 'temporarily_unavailable'])(
    'on %s, which the server’s operator can mend',
    (error) => {
      const exchanges = codeFlow({ response: { code: undefined, error }, token: null });
      expect(findingsOf(exchanges).find(({ rule }) => rule === id)?.owner).toBe('authorization_server');
    },
  );

  it.each([
    ['User attribute mapper “department” returned null', 'whoever runs the provider mends it'],
    ['Could not read the claims of the upstream identity provider', 'whoever runs the provider mends it'],
    ['The service is temporarily unavailable', 'Try again later'],
    ['An unexpected error has occurred.', 'Try again later'],
    [
      'The server encountered an unexpected condition that prevented it from fulfilling the request',
      'Try again later',
    ],
    ['Internal error', 'Try again later'],
  ])('on server_error with “%s”: %s', (error_description, advice) => {
    const response = { code: undefined, error: 'server_error', error_description };
    const exchanges = codeFlow({ response, token: null });
    expect(findingsOf(exchanges).find(({ rule }) => rule === id)?.fix).toContain(advice);
  });

  it('with the provider’s words, not with those of the page that repeats its code', () => {
    const response = {
      code: undefined,
      error: 'server_error',
      error_description: 'User attribute mapper seven returned nothing',
    };
    const text = '<h1>Error</h1><p>OpenID Connect Provider error: server_error</p>';
    const responseExchange = { responseBody: { mediaType: 'text/html', text } };
    const exchanges = codeFlow({ response, responseExchange, token: null });
    expect(reasonOf(exchanges)?.quote).toMatchObject({
      host: 'op.example',
      text: 'User attribute mapper seven returned nothing',
    });
  });

  it('on a provider that is down', () => {
    const exchanges = codeFlow({ requestExchange: { status: 502 }, response: null, token: null });
    expect(verdictsOf(id, exchanges)).toEqual(['info certain']);
  });
});

describe('err-wrong-endpoint says nothing', () => {
  it.each(['invalid_grant', 'invalid_client', 'invalid_request'])('on %s', (error) => {
    expect(verdictsOf(id, codeFlow({ tokenAnswer: { error } }))).toEqual([]);
  });

  it('on tokens that JSON tells, whatever its type is called', () => {
    expect(verdictsOf(id, codeFlow({ tokenExchange: { responseHeaders: html } }))).toEqual([]);
  });

  it('on an error that JSON tells, whatever its type is called', () => {
    const tokenExchange = {
      status: 400,
      responseHeaders: html,
      responseBody: jsonBody({ error: 'invalid_grant' }),
    };
    expect(verdictsOf(id, codeFlow({ tokenExchange }))).toEqual([]);
  });

  it('on a single failure that the next attempt made good', () => {
    const [request, response, redeemed] = codeFlow();
    const failed = {
      ...redeemed!,
      id: 'first',
      entry: 8,
      status: 502,
      responseBody: undefined,
      startedAt: redeemed!.startedAt - 400,
    };
    expect(verdictsOf(id, [request!, response!, failed, redeemed!])).toEqual([]);
  });

  it('of metadata that is nowhere, where the login goes on without', () => {
    const document = exchange({
      url: 'https://op.example/.well-known/oauth-authorization-server',
      status: 404,
    });
    const missing = { ...document, id: 'metadata', entry: 90 };
    expect(verdictsOf(id, [missing, ...codeFlow()])).toEqual([]);
    expect(verdictsOf(id, [missing, ...codeFlow({ response: null, token: null })])).toEqual(['info certain']);
  });

  it('of the client’s own callback that fails', () => {
    expect(verdictsOf(id, codeFlow({ responseExchange: { status: 500 }, token: null }))).toEqual([]);
  });

  it('of a provider’s error page', () => {
    const exchanges = codeFlow({
      requestExchange: { status: 400, responseHeaders: html },
      response: null,
      token: null,
    });
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('of a call that never came through', () => {
    expect(verdictsOf(id, token({ status: 0, failure: 'net::ERR_CONNECTION_REFUSED' }))).toEqual([]);
  });

  it('and does not apply to a logout by itself', () => {
    const logout = redirect(
      'https://op.example/logout?id_token_hint=a.b.c&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F',
      'https://app.example/',
    );
    expect(outcomeOf(id, [logout])).toBe('not applicable');
  });

  it('of a login that succeeded', () => {
    expect(outcomeOf(id, codeFlow())).toBe('pass');
  });
});
