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

describe(`${id}, in the app’s words`, () => {
  const refused = (message: string) =>
    codeFlow({
      tokenExchange: { status: 400, responseBody: jsonBody({ message, errorModel: { message } }) },
    });

  it.each([
    ['You need to verify your email with your provider before you can log in', 'email_verified is false'],
    ['Email is not verified by the SSO provider', 'email_verified is false'],
    ['Your provider does not send email verification status.', 'does not say whether'],
  ])('is the cause: “%s”', (message, said) => {
    expect(causeAndOfTrace(refused(message))).toEqual([id, id]);
    expect(reasonOf(refused(message))).toMatchObject({ confidence: 'firm', owner: 'authorization_server' });
    expect(reasonOf(refused(message))?.why).toContain(said);
  });

  it.each(['Email not verified by Google', 'User e-mail is not verified by the identity provider.'])(
    'is the cause at the callback: “%s”',
    (words) => {
      const exchanges = codeFlow({
        responseExchange: { status: 403, responseBody: html(`<h1>Sorry</h1><p>${words}</p>`) },
        token: null,
      });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain('email_verified is false, or does not come');
    },
  );

  it.each<[string, ReturnType<typeof jsonBody>]>([
    ['in RomM’s JSON', jsonBody({ detail: 'Email is not verified.' })],
    ['alone on a page', html('<div class="alert alert-danger">Your e-mail address is not verified</div>')],
    ['in Warpgate’s words', html("<p class='error'>The SSO account's e-mail is not verified</p>")],
    [
      'in ODK’s words',
      html('<p class="error">Your email address has not been verified by your login server.</p>'),
    ],
  ])('is the cause at the callback, and not that there is no address: %s', (_, responseBody) => {
    const exchanges = codeFlow({ responseExchange: { status: 400, responseBody }, token: null });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', owner: 'authorization_server' });
  });

  it('claims not to have seen the claim where the app says no more than that', () => {
    const exchanges = codeFlow({
      responseExchange: { status: 400, responseBody: jsonBody({ detail: 'Email is not verified.' }) },
      token: null,
    });
    expect(reasonOf(exchanges)?.why).toContain('often because the provider sends email_verified as false');
    expect(reasonOf(exchanges)?.fix).toContain('mails of its own');
  });

  it('is perhaps the cause in nobody’s own words', () => {
    const exchanges = codeFlow({
      responseExchange: {
        status: 403,
        responseBody: html('<h1>Sorry</h1><p>We cannot let you in, your email is unverified.</p>'),
      },
      token: null,
    });
    expect(causesOf(exchanges)).toContain(id);
    expect(causesOf(exchanges)).not.toContain('claim-missing-email');
    expect(reasonOf(exchanges)).not.toMatchObject({ cause: id, confidence: 'firm' });
  });

  it.each(['Please verify your email address.', 'Your email is not verified by the admin'])(
    'is not the cause of what the app itself wants confirmed: “%s”',
    (words) => {
      const exchanges = codeFlow({
        responseExchange: { status: 403, responseBody: html(`<h1>Sorry</h1><p>${words}</p>`) },
        token: null,
      });
      expect(reasonOf(exchanges)).not.toMatchObject({ cause: id, confidence: 'firm' });
    },
  );
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
