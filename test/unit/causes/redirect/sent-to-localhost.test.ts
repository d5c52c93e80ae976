import { describe, expect, it } from 'vitest';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'sent-to-localhost';
const context = { resourceType: 'main_frame', tab: 3 } as const;
const app = 'https://crm.shop.example';
const callback = `${app}/oauth/return`;
const answer = urlWith(callback, { code: 'c-71Xk29aLm90pQ7', state: 'af0ifjsldkj9320ad' });
const login = (target: string, began = `${app}/welcome`, back = callback, landing = answer) =>
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
    { url: target, status: 0, failure: 'net::ERR_CONNECTION_REFUSED', context } satisfies ExchangeFields,
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
    ['where nothing shows where the login began', login('http://localhost:3000/').slice(1)],
    [
      'of an app in development',
      login('http://localhost:3000/', 'http://localhost:5000/', local, answer.replace(callback, local)),
    ],
  ])('%s', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
