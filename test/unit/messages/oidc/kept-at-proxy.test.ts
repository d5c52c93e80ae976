import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { fetchesSession } from '../../../../lib/messages/oidc/handshake-round.ts';
import { appKeptAtProxy, keptLoginOf } from '../../../../lib/messages/oidc/kept-at-proxy.ts';
import { exchange } from '../../../support/exchange.ts';

const app = 'https://board.example';
const preflightTo = (redirectUrl: string): Exchange =>
  exchange({
    url: 'https://api.example/v1/me',
    method: 'OPTIONS',
    status: 302,
    redirectUrl,
    requestHeaders: [
      ['Origin', app],
      ['Access-Control-Request-Method', 'GET'],
    ],
  });

describe('the login that a page’s script was kept from', () => {
  it.each([
    ['https://idp.example/auth?client_id=a&redirect_uri=https%3A%2F%2Fapi.example%2Fcb', true],
    ['https://idp.example/auth?redirect_uri=https%3A%2F%2Fapi.example%2Fcb&scope=openid&client_id=a', true],
    ['https://idp.example/sso?SAMLRequest=fVLBTsMw&RelayState=x', true],
    ['https://login.example/?rd=https%3A%2F%2Fapi.example%2F&rm=GET', true],
    ['https://login.example/#/?rd=https%3A%2F%2Fapi.example%2F&rm=GET', true],
    ['https://idp.example/auth?client_id=a', false],
    ['https://idp.example/docs#?client_id=a&redirect_uri=b', false],
    ['https://login.example/?next=%3Frd=x&rm=GET', false],
  ])('is told by its address: %s', (to, isLogin) => {
    expect(keptLoginOf(preflightTo(to)) !== undefined).toBe(isLogin);
  });

  /** Milliseconds: going through once takes a few, searching from every place ten thousands. */
  const longest = 5000;
  const many = (part: string): string => part.repeat(400_000 / part.length);
  it.each<[string, () => unknown]>([
    ['the address asked for', () => appKeptAtProxy(exchange({ url: `https://a.example/${many('?rd=')}` }))],
    ['an address led to', () => keptLoginOf(preflightTo(`https://a.example/${many('?rd=')}`))],
    ['client identifiers', () => keptLoginOf(preflightTo(`https://a.example/?${many('&client_id=')}`))],
    ['return addresses', () => keptLoginOf(preflightTo(`https://a.example/?${many('&redirect_uri=')}`))],
    [
      'sessions',
      () =>
        fetchesSession(
          exchange({ url: `https://a.example${many('/session/')}`, context: { initiator: app } }),
          app,
        ),
    ],
  ])(
    'is looked for in linear time, however many there are of %s',
    (_, look) => expect(look() || undefined).toBeUndefined(),
    longest,
  );
});
