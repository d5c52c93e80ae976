import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-duplicate-name';
const login = (sent: string, more: CookieLogin = {}) =>
  failingLogin({ set: ['wiki_session=the-new-one; Path=/; HttpOnly'], sent, ...more });
const oldFirst = 'wiki_session=an-old-one; wiki_session=the-new-one';

describe(`${id} is the cause`, () => {
  it('where an older cookie of that name stands first', () => {
    const exchanges = login(oldFirst);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'brought 2 cookies wiki_session, and the first is not the one',
    );
    expect(reasonOf(exchanges)?.why).not.toMatch(/an-old-one|the-new-one/);
  });
});

/** The callback sets a session, and the next request brings these cookies and is led to the login again. */
const shadowed = (name: string, sent: string) =>
  failingLogin({
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', `${name}=a-new-one; Path=/; HttpOnly`]],
    },
    afterwards: [
      {
        url: 'https://app.example/home',
        status: 302,
        redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
        requestHeaders: [['Cookie', `st=af0ifjsldkj9320ad; ${sent}`]],
      },
    ],
  });

describe(`${id} is the cause of a session that is not read`, () => {
  it.each(['mod_auth_openidc_session', 'JSESSIONID', '_session_id'])('(%s)', (name) => {
    const exchanges = shadowed(name, `${name}=an-old-one; ${name}=a-new-one`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`brought 2 cookies ${name}`);
    expect(reasonOf(exchanges)?.why).not.toMatch(/an-old-one|a-new-one/);
  });

  it('but not where the new one stands first', () => {
    const exchanges = shadowed('JSESSIONID', 'JSESSIONID=a-new-one; JSESSIONID=an-old-one');
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['where the new one stands first', login('wiki_session=the-new-one; wiki_session=an-old-one')],
    ['of two cookies of two names', login('other=1; wiki_session=the-new-one')],
    ['of a name that the login does not need', login('_ga=1; _ga=2; wiki_session=the-new-one')],
    ['where the app took the answer', login(oldFirst, { answer: { status: 200 } })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
