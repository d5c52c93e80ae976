import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { sessionBegunBy } from '../../../../lib/facts/pages/session-begun.ts';
import { factsOf, webAppFlow } from '../../../support/flow.ts';

const begun = (responseExchange: Partial<Exchange> = {}) => {
  const { flow, authorizationResponse } = factsOf(webAppFlow({ responseExchange }));
  return sessionBegunBy(flow, authorizationResponse!)?.name;
};

describe('a session has begun', () => {
  it.each([
    ['where the callback sets its cookie and leads on', {}],
    ['where it takes the place of another', { requestHeaders: [['Cookie', 'sid=0']] }],
    ['where the application is at another address', { redirectUrl: 'https://shop.example/' }],
  ] as [string, Partial<Exchange>][])('%s', (_, more) => {
    expect(begun(more)).toBe('sid');
  });
});

describe('no session is seen to begin', () => {
  it.each([
    ['without a cookie', { responseHeaders: [] }],
    ['where the headers were not recorded', { responseHeaders: undefined }],
    ['with the cookie that the browser had sent', { requestHeaders: [['Cookie', 'sid=1']] }],
    ['on a page', { status: 200, redirectUrl: undefined }],
    ['on the way to an error', { redirectUrl: 'https://app.example/error' }],
    ['on the way to the login', { redirectUrl: 'https://app.example/sign-in?again=1' }],
    ['on the way back to the provider', { redirectUrl: 'https://op.example/auth?client_id=spa' }],
  ] as [string, Partial<Exchange>][])('%s', (_, more) => {
    expect(begun(more)).toBeUndefined();
  });
});
