import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf, webAppFlow, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'callback-not-bound-to-browser';
const session = 'sid=9f2c7b41d0e84a6fb3c5a1';
const sent: Header = ['Sec-Fetch-Site', 'cross-site'];
const home = (more: Partial<Exchange> = {}): ExchangeFields =>
  exchange({
    url: 'https://app.example/home',
    status: 200,
    requestHeaders: [sent, ['Cookie', session]],
    context: { resourceType: 'main_frame' },
    ...more,
  });
const login = (landing: Partial<Exchange> = {}, next = home(), changes: FlowChanges = {}) =>
  webAppFlow({
    ...changes,
    responseExchange: {
      requestHeaders: [sent],
      responseHeaders: [['Set-Cookie', `${session}; HttpOnly; Secure; SameSite=Lax`]],
      ...landing,
    },
    then: [next],
  });

describe('callback-not-bound-to-browser is high', () => {
  it('for a session that begins with a callback without any cookie', () => {
    expect(verdictsOf(id, login())).toEqual(['high firm']);
    expect(verdictsOf(id, redacted(login()))).toEqual(['high firm']);
  });
});

describe('callback-not-bound-to-browser says nothing', () => {
  it('of a callback with a cookie, whatever its name', () => {
    const bound = login({ requestHeaders: [sent, ['Cookie', 'k=5f1c9a7e5b2d8046']] });
    expect(outcomeOf(id, bound)).toBe('pass');
    expect(verdictsOf(id, redacted(bound))).toEqual([]);
  });

  it.each([
    ['where the cookies of the recording were taken out', login({}, home({ requestHeaders: [sent] }))],
    [
      'where the callback’s headers are not those that were sent',
      login({ requestHeaders: [['Accept', '*/*']] }),
    ],
    ['where they were not recorded', login({ requestHeaders: undefined })],
    ['of an answer that begins no session', login({ responseHeaders: [['Set-Cookie', 'theme=dark']] })],
    [
      'of one that leads back to the provider',
      login({ redirectUrl: 'https://op.example/auth?client_id=spa' }),
    ],
    ['of one that leads to the app’s own login', login({ redirectUrl: 'https://app.example/login' })],
    ['of a refusal', login({ status: 400, redirectUrl: undefined })],
    ['where the next page was not seen', login({}, home({ url: 'https://elsewhere.example/' }))],
    ['where the next page refuses', login({}, home({ status: 403 }))],
    ['of a form out of a frame without an origin', login({ requestHeaders: [sent, ['Origin', 'null']] })],
    [
      'of a browser that shows a password with every request',
      login({ requestHeaders: [sent, ['Authorization', 'Basic eDp5']] }),
    ],
    ['where no request was seen', login({}, home(), { request: null })],
    ['of a page that redeems its code', codeFlow({ responseExchange: { requestHeaders: [sent] } })],
    ['of an application on the device', login({}, home(), { redirectUri: 'com.example.app:/cb' })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });
});
