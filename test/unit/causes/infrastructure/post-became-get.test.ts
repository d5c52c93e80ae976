import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, formBody } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';
import { wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'post-became-get';
const posted = (answer: Partial<Exchange>) =>
  codeFlow({
    request: { response_mode: 'form_post' },
    token: null,
    responseExchange: {
      method: 'POST',
      url: 'https://app.example/cb',
      requestBody: formBody({ code: 'abc', state: 'af0ifjsldkj9320ad' }),
      ...answer,
    },
  });
const saml = (at: string, redirectUrl: string, status = 301) =>
  capture(
    samlRequest({ consumer: at }),
    samlAnswer({ at, exchange: { status, redirectUrl } }),
    exchange({ url: redirectUrl, status: 200, context: { resourceType: 'main_frame' } }),
  );

/** An application behind a proxy that ends TLS: it asks for its answer over http, and sets its cookie as if it were there. */
const wsfed = (
  cookie: string,
  { to = 'https://adatum.example/signin', status = 302, wreply = true } = {},
) => {
  const at = 'http://adatum.example/signin';
  const request = wsfedLogin.request(wreply ? { wreply: at } : {});
  return capture(
    exchange({
      url: 'https://adatum.example/trips',
      status: 302,
      redirectUrl: request.url,
      responseHeaders: [
        ['Location', request.url],
        ['Set-Cookie', cookie],
      ],
      context: { resourceType: 'main_frame' },
    }),
    request,
    { ...wsfedLogin.response(), url: at, status, responseHeaders: [], redirectUrl: to },
    exchange({
      url: to,
      status: 500,
      requestHeaders: [
        ['Accept', '*/*'],
        ['Sec-Fetch-Site', 'cross-site'],
      ],
      context: { resourceType: 'main_frame' },
    }),
  );
};
const correlation = '.AspNetCore.Correlation.abc=N; path=/signin; samesite=none; httponly';

describe(`${id} is the cause`, () => {
  it.each([
    correlation,
    'corr=1; path=/; samesite=strict; secure; httponly',
    'corr=1; path=/; samesite=lax; httponly',
    'corr=1; path=/; secure; httponly',
    'corr=1; path=/elsewhere; httponly',
    'corr=1; domain=other.example; path=/; httponly',
  ])(
    'alone of a token (WS-Federation) that was lost on the way, whatever cookie did not come: %s',
    (cookie) => {
      const exchanges = wsfed(cookie);
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(causesOf(exchanges)).toEqual([id]);
      expect(reasonOf(exchanges)?.why).toMatch(
        /asked for its answer there \(wreply\), though it is itself reached over https/,
      );
      expect(reasonOf(exchanges)?.fix).toContain('X-Forwarded-Proto');
      expect(reasonOf(exchanges)?.compared?.[0]?.name).toBe('wreply');
    },
  );

  it('of an address that the token service has registered: nobody asked for it', () => {
    const exchanges = wsfed(correlation, { wreply: false });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).not.toContain('asked for its answer');
  });

  it.each([
    ['http://sp.example/saml/acs', 'https://sp.example/saml/acs'],
    ['https://sp.example/saml/acs', 'https://sp.example/saml/acs/'],
    ['https://sp.example/saml/acs', 'https://www.sp.example/saml/acs'],
  ])('of a SAML response posted to %s and sent on to %s', (at, to) => {
    const exchanges = saml(at, to);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`The browser posted to ${at} and was sent on (301) to ${to}`);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
  });

  it('alone, though a session cookie that is Lax did not come with the form', () => {
    const page = exchange({
      url: 'https://sp.example/login',
      status: 200,
      responseHeaders: [['Set-Cookie', 'sessionid=1; Path=/; HttpOnly; SameSite=Lax']],
      context: { resourceType: 'main_frame' },
    });
    const [at, to] = ['http://sp.example/saml/acs', 'https://sp.example/saml/acs'];
    const exchanges = capture(
      page,
      samlRequest({ consumer: at, exchange: { requestHeaders: [['Referer', 'https://sp.example/login']] } }),
      samlAnswer({
        at,
        exchange: {
          status: 301,
          redirectUrl: to,
          requestHeaders: [
            ['Origin', 'https://idp.example'],
            ['Sec-Fetch-Site', 'cross-site'],
            ['Accept', '*/*'],
          ],
        },
      }),
      exchange({
        url: to,
        status: 405,
        responseHeaders: [['Allow', 'POST']],
        context: { resourceType: 'main_frame' },
      }),
    );
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('of a posted code', () => {
    const exchanges = posted({ status: 302, redirectUrl: 'https://app.example/cb/' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain('307 or 308');
  });

  it('of a token request', () => {
    const exchanges = codeFlow({
      tokenEndpoint: 'http://op.example/token',
      tokenAnswer: { error: 'invalid_request', error_description: 'grant_type missing' },
      tokenExchange: { status: 301, redirectUrl: 'https://op.example/token' },
    });
    expect(causesOf(exchanges)).toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a way on to another page', saml('https://sp.example/saml/acs', 'https://sp.example/home')],
    [
      'of a redirect that keeps the form',
      saml('http://sp.example/saml/acs', 'https://sp.example/saml/acs', 308),
    ],
    [
      'of a callback that came by GET',
      codeFlow({ responseExchange: { status: 302, redirectUrl: 'https://app.example/cb/' }, token: null }),
    ],
    ['of a token that was sent on with its form', wsfed(correlation, { status: 307 })],
    ['of a token that came, and the way on', wsfed(correlation, { to: 'https://adatum.example/home' })],
    ['of a posted code that was taken', posted({ status: 303, redirectUrl: 'https://app.example/' })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
