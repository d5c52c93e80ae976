import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';

const id = 'email-not-verified';
const html = (text: string) => ({ mediaType: 'text/html', text: `<html><body>${text}</body></html>` });
const proxy = html(
  '<h1>500</h1><p>Oops! Something went wrong.</p><footer>Secured with OAuth2 Proxy version v7</footer>',
);

/** The app's server, whose own requests were recorded, gets these claims and answers the callback so. */
const login = (
  claims: Readonly<Record<string, unknown>>,
  callback: Partial<Exchange>,
  then: readonly ExchangeFields[] = [],
) =>
  codeFlow({
    responseExchange: callback,
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idTokenOf(claims) },
    tokenExchange: { context: {} },
    then,
  });
const failed = { status: 500, responseBody: html('<h1>Internal Server Error</h1>') };

describe(`${id} is the cause`, () => {
  it.each([false, 'false'])('where OAuth2 Proxy refuses such a person (%s)', (email_verified) => {
    const exchanges = login({ email_verified }, { status: 500, responseBody: proxy });
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
    expect(causesOf(exchanges)).not.toContain('backchannel-failed');
  });

  it('perhaps, where another app fails', () => {
    const exchanges = login({ email_verified: false }, failed);
    expect(causesOf(exchanges)).toContain(id);
    expect(
      flowsOf(exchanges)
        .at(-1)
        ?.diagnosis.find(({ cause }) => cause === id),
    ).toMatchObject({
      confidence: 'tentative',
    });
  });

  it('perhaps, where the user information says so', () => {
    const exchanges = login({}, failed, [
      {
        url: 'https://op.example/userinfo',
        status: 200,
        requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
        responseBody: jsonBody({ sub: '248289761001', email: 'kim@mail.example', email_verified: false }),
      },
    ]);
    expect(causesOf(exchanges)).toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where it is confirmed', login({ email_verified: true }, { status: 500, responseBody: proxy })],
    ['where nothing says it', login({}, { status: 500, responseBody: proxy })],
    [
      'where the app lets the person in',
      login(
        { email_verified: false },
        {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'sid=1; Path=/; HttpOnly; Secure']],
        },
      ),
    ],
    [
      'where a page redeems the code itself',
      codeFlow({
        tokenAnswer: {
          access_token: accessToken,
          token_type: 'Bearer',
          id_token: idTokenOf({ email_verified: false }),
        },
      }),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
