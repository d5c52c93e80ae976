import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf, webAppFlow } from '../../../support/flow.ts';

const id = 'cookie-lost-behind';
const home: ExchangeFields = {
  url: 'https://app.example/home',
  status: 200,
  requestHeaders: [['Cookie', 'sid=a-secret']],
  context: { resourceType: 'main_frame' },
};
const call = (
  said: unknown,
  {
    cookie = 'sid=a-secret',
    status = 401,
    via = [],
  }: { cookie?: string; status?: number; via?: readonly Header[] } = {},
): ExchangeFields => ({
  url: 'https://app.example/session/refresh',
  method: 'POST',
  status,
  requestHeaders: [['Origin', 'https://app.example'], ...(cookie ? ([['Cookie', cookie]] as const) : [])],
  responseHeaders: [['Content-Type', 'application/json'], ...via],
  responseBody: jsonBody(said),
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
});
const login = (...then: readonly ExchangeFields[]) =>
  webAppFlow({
    responseExchange: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'sid=a-secret; Path=/; HttpOnly; Secure; SameSite=Lax']],
    },
    then: [home, ...then],
  });

describe(`${id} is the cause`, () => {
  it.each([
    { error: 'invalid_grant', error_description: 'No refresh token cookie present' },
    { message: 'Missing session cookie' },
    { error: 'Unauthorized: cookie not found in the request' },
    { detail: "The session cookie wasn't sent" },
  ])('where the server says that it got none: %j', (said) => {
    expectReason(login(call(said)), id, 'The browser sent the cookie sid');
    expect(reasonOf(login(call(said)))).toMatchObject({ proof: 'comparison', confidence: 'firm' });
  });

  it.each<[string, Header]>([
    ['CloudFront', ['Via', '1.1 abc.cloudfront.net (CloudFront)']],
    ['Cloudflare', ['CF-Ray', '8a1b2c3d-FRA']],
    ['Varnish', ['X-Varnish', '32770']],
  ])('and names %s, which passed the answer on', (name, header) => {
    expect(reasonOf(login(call({ message: 'Missing session cookie' }, { via: [header] })))?.why).toContain(
      `by way of ${name}`,
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    [
      'where the call went out without it',
      login(call({ message: 'Missing session cookie' }, { cookie: '' })),
    ],
    [
      'where it carried another cookie',
      login(call({ message: 'Missing session cookie' }, { cookie: 'theme=dark' })),
    ],
    [
      'where the cookie is said to be wrong',
      login(call({ message: 'The session cookie is invalid or has expired' })),
    ],
    ['where something else is missing', login(call({ message: 'Missing CSRF token' }))],
    ['where the call was answered', login(call({ message: 'No cookies were missing' }, { status: 200 }))],
    ['where nothing was refused', login()],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));

  it('and a login that goes on stays a success', () =>
    expect(flowsOf(login())[0]?.outcome).toBe('succeeded'));
});
