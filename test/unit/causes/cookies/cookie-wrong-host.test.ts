import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-wrong-host';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of localhost and 127.0.0.1',
      {
        app: 'http://localhost:3000',
        callback: 'http://127.0.0.1:3000/cb',
        set: ['connect.sid=a-secret; Path=/; HttpOnly'],
      },
      'it stays with the host that set it, localhost, and the request went to 127.0.0.1',
    ],
    [
      'of an address of the local network',
      {
        app: 'http://192.168.1.20:8123',
        callback: 'http://homeassistant.local:8123/cb',
        set: ['session=a-secret; Path=/'],
      },
      '192.168.1.20',
    ],
    [
      'of www and the bare domain',
      {
        app: 'https://www.shop.example',
        callback: 'https://shop.example/cb',
        set: ['_shop_session=a-secret; Path=/; Secure; SameSite=Lax'],
      },
      'www.shop.example, and the request went to shop.example',
    ],
    [
      'of a preview',
      {
        app: 'https://my-app-git-x.vercel.app',
        callback: 'https://my-app.vercel.app/cb',
        set: ['__Secure-next-auth.state=a-secret; Path=/; Secure'],
      },
      '__Secure-next-auth.state',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where only the port differs',
      { app: 'http://localhost:3000', callback: 'http://localhost:4000/cb', set: ['connect.sid=1; Path=/'] },
    ],
    [
      'with a Domain for both',
      {
        app: 'https://www.shop.example',
        callback: 'https://shop.example/cb',
        set: ['sid=1; Path=/; Domain=shop.example'],
      },
    ],
    [
      'where another cookie of this login came',
      {
        app: 'https://www.shop.example',
        callback: 'https://shop.example/cb',
        set: ['sid=1; Path=/', 'st=af0ifjsldkj9320ad; Path=/; Domain=shop.example'],
        sent: 'st=af0ifjsldkj9320ad',
      },
    ],
    [
      'where the app took the answer',
      {
        app: 'https://www.app.example',
        callback: 'https://app.example/cb',
        set: ['sid=1; Path=/'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
