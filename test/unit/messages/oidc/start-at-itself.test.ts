import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const matrix =
  'https://matrix.example/_matrix/client/v3/login/sso/redirect/oidc-keycloak?redirectUrl=https%3A%2F%2Fchat.example%2F';
const navigated = { tab: 1, resourceType: 'main_frame' } as const;

/** A page of another app leads to that address, which leads to `to` as often, and there the browser gives up or not. */
const round = (
  times: number,
  { url = matrix, to = url, last = {} }: { url?: string; to?: string; last?: Partial<ExchangeFields> } = {},
) =>
  capture(
    { url: 'https://chat.example/', status: 200, context: navigated },
    ...Array.from({ length: times }, (_, at): ExchangeFields => ({
      url: at % 2 === 0 ? url : to,
      status: 302,
      redirectUrl: at % 2 === 0 ? to : url,
      context: navigated,
    })),
    {
      url: times % 2 === 0 ? url : to,
      status: 0,
      failure: 'net::ERR_TOO_MANY_REDIRECTS',
      context: navigated,
      ...last,
    },
  );

describe('a login’s start that leads to itself', () => {
  it.each([
    ['of a Matrix server', round(20)],
    ['whatever the provider is called', round(20, { url: 'https://desk.example/auth/google' })],
    [
      'of CAS at a Matrix server',
      round(20, { url: 'https://matrix.example/_matrix/client/r0/login/cas/redirect' }),
    ],
  ])('is a login that went round in circles: %s', (_, exchanges) => {
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual(['interaction-loop', 'interaction-loop']);
    expect(reasonOf(exchanges)?.why).toMatch(/round 21 times from \S+ to itself/);
    expect(reasonOf(exchanges)?.fix).toContain('X-Forwarded-Proto');
  });

  it('counts where the scheme alone is another', () => {
    const exchanges = round(20, { to: matrix.replace('https:', 'http:') });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.fix).toContain('One server redirects to https and another back to http');
    expect(causesOf(exchanges)).toEqual(['interaction-loop']);
  });

  it.each([
    ['shows a page', {}],
    [
      'leads to the provider',
      {
        status: 302,
        redirectUrl: 'https://op.example/authorize?client_id=matrix&response_type=code&state=af0ifjsldkjaf0',
      },
    ],
  ])('that got out of it is none that failed: at last it %s', (_, last) => {
    const exchanges = round(4, { last: { status: 200, failure: undefined, ...last } });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['unclear']);
    expect(flowsOf(exchanges).flatMap(({ diagnosis }) => diagnosis)).toEqual([]);
  });

  it.each([
    ['shows an error', { status: 500 }],
    ['shows a page much later', { startedAt: baseTime + 60_000 }],
  ])('failed, though at last it %s', (_, last) => {
    const exchanges = round(4, { last: { status: 200, failure: undefined, ...last } });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each([
    [
      'which leads to itself once, to see whether a cookie stays',
      round(1, { last: { status: 200, failure: undefined } }),
    ],
    ['of another page', round(20, { url: 'https://desk.example/dashboard' })],
    ['that leads elsewhere', round(20, { to: 'https://matrix.example/welcome' })],
  ])('is none %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});

describe('the sign-in address of Auth.js that leads to itself', () => {
  const withCallback = (path: string) =>
    `https://club.example${path}?callbackUrl=${encodeURIComponent('https://club.example/')}`;

  it.each(['/auth/signin', '/api/auth/signin', '/portal/api/auth/signin'])(
    'is a login that went round in circles: %s',
    (path) => {
      const exchanges = round(20, { url: withCallback(path) });
      expect(causeAndOfTrace(exchanges)).toEqual(['interaction-loop', 'interaction-loop']);
      expect(reasonOf(exchanges)?.why).toContain(`from https://club.example${path} to itself`);
      expect(reasonOf(exchanges)?.fix).toContain('pages.signIn');
    },
  );

  it.each([
    ['without the way back of Auth.js', round(20, { url: 'https://club.example/auth/signin' })],
    ['at another path', round(20, { url: withCallback('/login') })],
    [
      'that leads to another page',
      round(20, { url: withCallback('/auth/signin'), to: 'https://club.example/login' }),
    ],
    ['once', round(1, { url: withCallback('/auth/signin'), last: { status: 200, failure: undefined } })],
  ])('is none %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
