import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-overwritten';
const app = 'http://localhost:8080';
const overwriting = (
  origin: string,
  name = 'JSESSIONID',
  set = `${name}=of-the-other-one; Path=/; HttpOnly`,
) =>
  ({
    app,
    set: ['JSESSIONID=of-the-app-itself; Path=/; HttpOnly'],
    sent: `${name}=of-the-other-one`,
    meanwhile: [{ url: `${origin}/login`, status: 200, responseHeaders: [['Set-Cookie', set]] }],
  }) satisfies CookieLogin;

describe(`${id} is the cause`, () => {
  it('where another port of the host set a cookie of that name', () => {
    const exchanges = failingLogin(overwriting('http://localhost:9000'));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix } = reasonOf(exchanges) ?? {};
    expect(why).toMatch(/JSESSIONID.*http:\/\/localhost:8080.*overwritten by http:\/\/localhost:9000\/login/);
    expect(why).not.toMatch(/of-the-(?:app|other)/);
    expect(fix).toContain('another cookie name');
  });

  it('where the app says nothing of it, and offers to sign in as before', () => {
    const home = {
      url: `${app}/`,
      status: 200,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text: '<a href="/login">Login</a>' },
    } as const;
    const gone = 'JSESSIONID=""; Max-Age=0; Path=/';
    const exchanges = failingLogin({
      ...overwriting('http://localhost:9000'),
      before: [home],
      answer: { status: 302, redirectUrl: home.url, responseHeaders: [['Set-Cookie', gone]] },
      afterwards: [home],
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the app asked to sign in again');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where the app’s own value came',
      { ...overwriting('http://localhost:9000'), sent: 'JSESSIONID=of-the-app-itself', meanwhile: [] },
    ],
    ['where the app itself renewed it', overwriting(app)],
    [
      'where a cookie of this one login came beside it',
      {
        ...overwriting('http://localhost:9000'),
        set: ['JSESSIONID=of-the-app-itself; Path=/; HttpOnly', 'st=af0ifjsldkj9320ad; Path=/'],
        sent: 'JSESSIONID=of-the-other-one; st=af0ifjsldkj9320ad',
      },
    ],
    ['where nothing shows any trouble', { ...overwriting('http://localhost:9000'), answer: { status: 200 } }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
