import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'sent-to-localhost';
const context = { resourceType: 'main_frame', tab: 3 } as const;
const app = 'https://crm.shop.example';
const callback = `${app}/oauth/return`;
const answer = urlWith(callback, { code: 'c-71Xk29aLm90pQ7', state: 'af0ifjsldkj9320ad' });
const refused = 'net::ERR_CONNECTION_REFUSED';
const login = (
  target: string,
  began = `${app}/welcome`,
  back = callback,
  landing = answer,
  failure = refused,
) =>
  capture(
    { url: began, status: 200, context },
    {
      url: urlWith('https://op.example/auth', {
        client_id: 'crm',
        redirect_uri: back,
        response_type: 'code',
        scope: 'openid',
        state: 'af0ifjsldkj9320ad',
      }),
      status: 302,
      redirectUrl: landing,
      context,
    },
    {
      url: landing,
      status: 302,
      redirectUrl: target,
      responseHeaders: [['Set-Cookie', 'crm_session=9f1c7; HttpOnly; Secure; Path=/']],
      context,
    },
    { url: target, status: 0, failure, context } satisfies ExchangeFields,
  );

describe(`${id} is the cause`, () => {
  it.each(['http://localhost:3000/', 'http://127.0.0.1:8080/home', 'https://localhost/'])(
    'where the app of a public host leads to %s',
    (target) => {
      expect(flowsOf(login(target)).at(-1)?.outcome).toBe('failed');
      expect(reasonOf(login(target))).toMatchObject({ cause: id });
      expect(reasonOf(login(target))?.why).toContain(`${app} and then sent the browser to ${target}`);
    },
  );

  it.each([
    ['a page of its own', 'http://localhost:8080/auth-redirect.html?token=t-81Xk29aLm90pQ7', 'firm'],
    ['a page of its own', 'http://localhost/login.php?ok=1#access_token=t-81Xk29aLm90pQ7', 'firm'],
    ['a port of development', 'http://localhost:3000/?token=t-81Xk29aLm90pQ7', 'tentative'],
    ['a port of development', 'http://127.0.0.1:5173/login/done#jwt=t-81Xk29aLm90pQ7', 'tentative'],
  ])('where it hands its token to %s there: %s', (_which, target, confidence) => {
    expect(causeAndOfTrace(login(target))).toEqual([id, id]);
    expect(reasonOf(login(target))).toMatchObject({ confidence });
  });

  it('where it hands over a token, and a program might have waited, says so', () => {
    const why = reasonOf(login('http://localhost:3000/?token=t-81Xk29aLm90pQ7'))?.why ?? '';
    expect(why).toContain('unless a program on this device was to wait there');
    expect(why).not.toContain('t-81Xk');
  });

  it.each([
    ['http://web:3000/home', 'net::ERR_NAME_NOT_RESOLVED', 'which only its own machine or network knows'],
    ['http://10.0.3.8:8080/', 'net::ERR_CONNECTION_TIMED_OUT', 'which only its own machine or network knows'],
    ['http://app.prod.svc/?token=t-81', 'net::ERR_NAME_NOT_RESOLVED', 'which only its own machine'],
    ['https://crm.shop.example:8443/', 'net::ERR_CONNECTION_REFUSED', 'another port of its host'],
    ['http://crm.shop.example:3000/a?t=t-81', 'net::ERR_CONNECTION_TIMED_OUT', 'another port of its host'],
  ])('where it leads to %s, and the browser says %s', (target, failure, said) => {
    const exchanges = login(target, undefined, undefined, undefined, failure);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.fix).toContain(app);
  });

  it('where it leads from https to http at its own host', () => {
    const timeout = 'net::ERR_CONNECTION_TIMED_OUT';
    const exchanges = login('http://crm.shop.example/welcome', undefined, undefined, undefined, timeout);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why, fix, confidence } = reasonOf(exchanges) ?? {};
    expect(why).toContain('with http instead of https');
    expect(fix).toContain('X-Forwarded-Proto');
    expect(confidence).toBe('firm');
  });

  it.each([
    ['the page that was opened with https', `${app}/home`, 'firm'],
    ['a page that was only named', `${app}/welcome`, 'tentative'],
  ])('where a link wished it so, %s', (_which, opened, confidence) => {
    const wished = `${app}/start?rd=${encodeURIComponent('http://crm.shop.example/home')}`;
    const exchanges = [
      ...capture({ url: opened, status: 200, context }, { url: wished, status: 200, context }),
      ...login('http://crm.shop.example/home').slice(1),
    ];
    expect(
      reasonOf(exchanges.map((one, at) => ({ ...one, id: `x${at}`, startedAt: at * 1000 }))),
    ).toMatchObject({
      cause: id,
      confidence,
    });
  });

  it('of an app under a name for tests', () => {
    const here = 'https://crm.shop.test';
    const back = `${here}/oauth/return`;
    const exchanges = login('http://localhost/', `${here}/welcome`, back, answer.replace(callback, back));
    expect(reasonOf(exchanges)).toMatchObject({ cause: id });
  });
});

describe(`${id} is not the cause`, () => {
  const local = 'http://localhost:5000/oauth/return';
  const answeredThere = (status: number, redirectUrl?: string) =>
    login('http://localhost:3000/').map(({ failure, ...one }) =>
      failure ? { ...one, status, ...(redirectUrl && { redirectUrl }) } : one,
    );
  it.each([
    ['where a page answers there', answeredThere(200)],
    ['where a server there leads on', answeredThere(302, 'http://localhost:3000/home')],
    [
      'where the plain address leads back to https',
      login('http://crm.shop.example/').map(({ failure, ...one }) =>
        failure ? { ...one, status: 301, redirectUrl: `${app}/` } : one,
      ),
    ],
    ['where it was not recorded whether anything is there', login('http://localhost:3000/').slice(0, -1)],
  ])('%s, and the login did not fail', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges).at(-1)?.outcome).not.toBe('failed');
  });

  it.each<[string, ReturnType<typeof login>]>([
    ['where a page of the app itself follows', login(`${app}/home`)],
    ['where a program waits for a token', login('http://localhost:9005/?token=t-81Xk29aLm90pQ7')],
    [
      'where a page on the device began the login',
      login('http://localhost:3000/', 'http://localhost:3000/a'),
    ],
    [
      'where a program told the page where it listens',
      login('http://localhost:3000/?token=t-81Xk29aLm90pQ7', `${app}/cli?port=3000`),
    ],
    [
      'where a program waits at a place of callbacks',
      login('http://localhost:8976/oauth/callback?code=t-81Xk29aLm90pQ7'),
    ],
    [
      'where a program took a token and went without an answer',
      login(
        'http://localhost:3000/?token=t-81Xk29aLm90pQ7',
        undefined,
        undefined,
        undefined,
        'net::ERR_EMPTY_RESPONSE',
      ),
    ],
    ['where the next page of the same port is not there', login(`${app}:443/home`)],
    [
      'where another public host is not there',
      login('https://shop.example:8443/', undefined, undefined, undefined, 'net::ERR_NAME_NOT_RESOLVED'),
    ],
    [
      'where an app inside leads to another one inside',
      login(
        'http://web:3000/',
        'http://crm/welcome',
        'http://crm/oauth/return',
        answer.replace(callback, 'http://crm/oauth/return'),
        'net::ERR_NAME_NOT_RESOLVED',
      ),
    ],
    [
      'where nobody asked for anything at the plain address',
      login('http://crm.shop.example/home', undefined, undefined, undefined, 'net::ERR_ABORTED'),
    ],
    [
      'where a plain page began the login',
      login('http://crm.shop.example/home', 'http://crm.shop.example/start'),
    ],
    ['where nothing shows where the login began', login('http://localhost:3000/').slice(1)],
    [
      'of an app in development',
      login('http://localhost:3000/', 'http://localhost:5000/', local, answer.replace(callback, local)),
    ],
  ])('%s', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
