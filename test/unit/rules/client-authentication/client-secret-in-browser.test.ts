import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { baseTime, exchange, form, json, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const found = (changes: FlowChanges) => verdictsOf('client-secret-in-browser', codeFlow(changes));
const basic = (pair: string): FlowChanges => ({
  tokenExchange: { requestHeaders: [['Authorization', `Basic ${btoa(pair)}`]] },
});

it('client-secret-in-browser has nothing to judge in what a server sent, as a proxy records it', () => {
  const server = {
    context: {},
    requestHeaders: [
      ['Authorization', `Basic ${btoa('web:hunter2')}`],
      ['User-Agent', 'okhttp/4.12.0'],
    ],
  } as const;
  expect(outcomeOf('client-secret-in-browser', codeFlow({ tokenExchange: server }))).toBe('not applicable');
});

it('client-secret-in-browser has nothing to judge where the headers were not heard, but what the body shows', () => {
  const unheard = { tokenExchange: { requestHeaders: undefined } };
  expect(outcomeOf('client-secret-in-browser', codeFlow(unheard))).toBe('not applicable');
  expect(found({ ...unheard, token: { client_secret: 'hunter2' } })).toHaveLength(1);
});

describe('client-secret-in-browser is critical for', () => {
  it('a secret in the body', () => {
    expect(found({ token: { client_secret: 'hunter2' } })).toEqual(['critical certain']);
  });

  it('a secret in a Basic header', () => {
    expect(found(basic('spa:hunter2'))).toEqual(['critical certain']);
  });

  it('a secret in a JSON body', () => {
    const body = { grant_type: 'client_credentials', client_id: 'spa', client_secret: 'hunter2' };
    const request = json(
      'https://op.example/token',
      { access_token: 'at', token_type: 'Bearer' },
      { method: 'POST', requestBody: jsonBody(body) },
    );
    expect(verdictsOf('client-secret-in-browser', [request])).toEqual(['critical certain']);
  });

  it('an assertion that the secret signed', () => {
    const client_assertion = jwt({ sub: 'spa' }, { alg: 'HS256' });
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    expect(found({ token: { client_assertion, client_assertion_type } })).toEqual(['critical certain']);
  });

  it('a pushed request, a revocation and a device request', () => {
    const client = { client_id: 'spa', client_secret: 'hunter2' };
    const context = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
    const pushed = form(
      'https://op.example/par',
      { ...client, response_type: 'code', redirect_uri: 'https://app.example/cb' },
      { status: 201, responseBody: jsonBody({ request_uri: 'urn:x:y' }), context },
    );
    const revocation = form(
      'https://op.example/revoke',
      { ...client, token: accessToken, token_type_hint: 'access_token' },
      { status: 200, context },
    );
    const device = form(
      'https://op.example/device',
      { ...client, scope: 'tv' },
      { status: 200, responseBody: jsonBody({ device_code: 'd', user_code: 'u' }), context },
    );
    for (const one of [pushed, revocation, device])
      expect(verdictsOf('client-secret-in-browser', [one])).toEqual(['critical certain']);
  });

  it('once, however often the secret was sent, and never shows it', () => {
    const refresh = form(
      'https://op.example/token',
      { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa', client_secret: 'hunter2' },
      { status: 200, responseBody: jsonBody({ access_token: 'at-2', token_type: 'Bearer' }) },
    );
    const exchanges = codeFlow({
      token: { client_secret: 'hunter2' },
      tokenAnswer: { access_token: 'at-1', refresh_token: 'rt-1', token_type: 'Bearer' },
      then: [refresh],
    });
    expect(verdictsOf('client-secret-in-browser', exchanges)).toEqual(['critical certain']);
    expect(detailOf('client-secret-in-browser', exchanges)).toContain('2 requests');
    expect(JSON.stringify(findingsOf(exchanges))).not.toContain('hunter2');
  });
});

describe('client-secret-in-browser is', () => {
  it('critical on a development host too', () => {
    const redirectUri = 'http://localhost:5173/cb';
    expect(found({ redirectUri, token: { client_secret: 'hunter2' } })).toEqual(['critical certain']);
  });

  it('medium for an extension at Google, whose secrets for extensions are none', () => {
    const token = { client_secret: 'GOCSPX-1' };
    const tokenEndpoint = 'https://oauth2.googleapis.com/token';
    const from = (initiator: string): FlowChanges => ({
      token,
      tokenEndpoint,
      tokenExchange: { context: { resourceType: 'fetch', initiator } },
    });
    expect(found(from('chrome-extension://abc'))).toEqual(['medium certain']);
    expect(found(from('https://app.example'))).toEqual(['critical certain']);
    expect(found({ ...from('chrome-extension://abc'), tokenEndpoint: 'https://op.example/token' })).toEqual([
      'critical certain',
    ]);
  });

  it('a remark in the server’s own console, and at a playground', () => {
    const tokenExchange = { context: { resourceType: 'fetch', initiator: 'https://op.example' } } as const;
    expect(found({ token: { client_secret: 'x' }, tokenExchange })).toEqual(['info certain']);
    const redirectUri = 'https://oauth.tools/callback/code';
    expect(found({ token: { client_secret: 'x' }, redirectUri })).toEqual(['info certain']);
  });
});

describe('client-secret-in-browser is a guess, and so not critical,', () => {
  const secret = { client_secret: 'hunter2' };
  it.each<[string, Partial<Exchange>]>([
    ['where headers and initiator were left out', { context: {}, requestHeaders: undefined }],
    [
      'where the headers that are left say nothing of the sender',
      { context: {}, requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']] },
    ],
    [
      'where what the request was for was guessed, as of a proxy’s recording without a User-Agent',
      {
        context: { resourceType: 'fetch', isTypeGuessed: true },
        requestHeaders: [['Accept', 'application/json']],
      },
    ],
    ['where the source does not know what the request was for', { context: { resourceType: 'other' } }],
  ])('%s', (_, tokenExchange) => {
    expect(found({ token: secret, tokenExchange })).toEqual(['high tentative']);
    const exchanges = codeFlow({ token: secret, tokenExchange });
    expect(verdictsOf('client-secret-in-browser', redacted(exchanges))).toEqual(['high tentative']);
    expect(detailOf('client-secret-in-browser', exchanges)).toContain('does not show who sent');
  });

  it.each<[string, Partial<Exchange>]>([
    ['where the page is known', { context: { initiator: 'https://app.example' } }],
    ['where the browser says what asked', { context: { resourceType: 'fetch' } }],
    ['where a form was posted by navigation', { context: { resourceType: 'main_frame' } }],
    ['where the headers name the page', { context: {}, requestHeaders: [['Origin', 'https://app.example']] }],
    ['where the headers are a browser’s', { context: {}, requestHeaders: [['User-Agent', 'Mozilla/5.0']] }],
  ])('but certain %s', (_, tokenExchange) => {
    expect(found({ token: secret, tokenExchange })).toEqual(['critical certain']);
  });
});

describe('client-secret-in-browser says nothing', () => {
  it.each([
    ['of a public client', {}],
    ['of an empty client_secret', { token: { client_secret: '' } }],
    ['of a Basic header with nothing after the colon', basic('spa:')],
    [
      'of a Basic header that cannot be read',
      { tokenExchange: { requestHeaders: [['Authorization', 'Basic %%%']] } },
    ],
    [
      'of an assertion that a private key signed',
      { token: { client_assertion: jwt({ sub: 'spa' }, { alg: 'ES256' }) } },
    ],
  ] as [string, FlowChanges][])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });

  it('of a payment’s client_secret', () => {
    const payment = exchange({
      url: 'https://api.stripe.com/v1/payment_intents/pi_3N?client_secret=pi_3N_secret_x',
      context: { resourceType: 'fetch' },
    });
    expect(findingsOf(codeFlow({ then: [payment] }))).toEqual([]);
  });

  it('of a session secret that an API hands to a page', () => {
    const session = json('https://api.example/realtime/sessions', { client_secret: { value: 'ek_1' } });
    expect(findingsOf(codeFlow({ then: [session] }))).toEqual([]);
  });
});

it('client-secret-in-browser does not apply where no request to the server passed through the browser', () => {
  expect(outcomeOf('client-secret-in-browser', webAppFlow())).toBe('not applicable');
  expect(outcomeOf('client-secret-in-browser', codeFlow())).toBe('pass');
});

describe('client-secret-in-browser, where the server’s open registration gave the page its secret,', () => {
  const registration = (client_secret: string, requestHeaders: readonly Header[] = []) =>
    form(
      'https://op.example/api/v1/apps',
      { client_name: 'Archive', redirect_uris: 'urn:ietf:wg:oauth:2.0:oob' },
      {
        startedAt: baseTime - 1000,
        requestHeaders,
        responseBody: jsonBody({ client_id: 'spa', client_secret }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    );
  const login = (given: string, headers?: readonly Header[]) => [
    { ...exchange(registration(given, headers)), id: 'reg' },
    ...codeFlow({ token: { client_secret: 'open-secret-81hd' } }),
  ];

  it('is a remark that asks nobody to revoke it', () => {
    const [finding] = findingsOf(login('open-secret-81hd')).filter(
      ({ rule }) => rule === 'client-secret-in-browser',
    );
    expect(finding).toMatchObject({ severity: 'info' });
    expect(finding?.detail).toContain('open registration');
    expect(finding?.fix).not.toContain('Revoke');
  });

  it.each<[string, ReturnType<typeof login>]>([
    ['another secret is sent', login('another-secret-0')],
    [
      'it was given to whoever knew a token',
      login('open-secret-81hd', [['Authorization', 'Bearer initial-1']]),
    ],
  ])('is critical where %s', (_, exchanges) => {
    const [finding] = findingsOf(exchanges).filter(({ rule }) => rule === 'client-secret-in-browser');
    expect(finding).toMatchObject({ severity: 'critical' });
  });
});
