import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { flowsOf } from '../../../support/flow.ts';

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

/** The callback's page hands the code to the app's own API, which sets the session; the API is then asked for with these cookies. */
const handedOn = (sent: string, status = 401) => {
  const from = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
  return failingLogin({
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: { status: 200, responseHeaders: [['Content-Type', 'text/html']] },
    afterwards: [
      {
        url: 'https://app.example/api/auth/callback',
        method: 'POST',
        status: 200,
        context: from,
        responseHeaders: [
          ['Content-Type', 'application/json'],
          ['Set-Cookie', 'access_token=a-new-one; Path=/; Secure; HttpOnly'],
        ],
      },
      {
        url: 'https://app.example/api/users/me',
        status,
        context: from,
        requestHeaders: [['Cookie', `st=af0ifjsldkj9320ad; ${sent}`]],
      },
    ],
  });
};

describe(`${id} is the cause of an API that knows nobody`, () => {
  it('where the session that its own answer set stands second', () => {
    const exchanges = handedOn('access_token=of-a-gate; access_token=a-new-one');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why } = reasonOf(exchanges) ?? {};
    expect(why).toContain('not the one that https://app.example/api/auth/callback set');
    expect(why).not.toMatch(/of-a-gate|a-new-one/);
  });

  it.each<[string, ReturnType<typeof handedOn>]>([
    ['where it stands first', handedOn('access_token=a-new-one; access_token=of-a-gate')],
    ['where it came alone', handedOn('access_token=a-new-one')],
    ['where two of another name came', handedOn('_ga=1; _ga=2; access_token=a-new-one')],
    ['where the API answered', handedOn('access_token=of-a-gate; access_token=a-new-one', 200)],
  ])('but not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** Two apps of one host: one has its session below its own path, the login of the other sets one of that name for all. */
const collided = (
  sent: string,
  {
    name = 'FedAuth',
    sets = `${name}=of-planning; Path=/; HttpOnly`,
    before = `${name}=of-orders; Path=/orders; HttpOnly`,
    first = 200,
    then = { status: 500 },
  }: {
    readonly name?: string;
    readonly sets?: string;
    readonly before?: string;
    readonly first?: number;
    readonly then?: Partial<Exchange>;
  } = {},
) => {
  const orders = 'https://app.example/orders/';
  const cookie = (value: string) => ({ requestHeaders: [['Cookie', value]] as const });
  return failingLogin({
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    before: [
      { url: `${orders}login`, status: 200, responseHeaders: [['Set-Cookie', before]] },
      { url: orders, status: first, ...cookie(`${name}=of-orders`) },
    ],
    answer: {
      status: 302,
      redirectUrl: 'https://app.example/planning/',
      responseHeaders: [['Set-Cookie', sets]],
    },
    afterwards: [
      { url: 'https://app.example/planning/', status: 200, ...cookie(`${name}=of-planning`) },
      { url: orders, ...cookie(sent), ...then },
    ],
  });
};
const both = 'FedAuth=of-orders; FedAuth=of-planning';

describe(`${id} is the cause of an app that fails after another’s login`, () => {
  it('where both sessions have one name', () => {
    const exchanges = collided(both);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain('https://app.example/orders/ brought 2 cookies FedAuth');
    expect(why).toContain('one of Path=/orders, set at https://app.example/orders/login');
    expect(why).toContain('one of Path=/, set at https://app.example/cb');
    expect(why).toContain('answered 500, and 200 before');
    expect(why).not.toMatch(/of-orders|of-planning/);
    expect(fix).toContain('another name');
  });

  it('much later', () => {
    const exchanges = collided(both, { then: { status: 500, startedAt: baseTime + 30_000 } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
  });

  it('and is led to log in again', () => {
    const redirectUrl =
      'https://op.elsewhere/auth?client_id=orders&response_type=code&state=next-state-of-it';
    const exchanges = collided(both, { then: { status: 302, redirectUrl } });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toContain('led to log in again');
  });

  it.each<[string, ReturnType<typeof collided>]>([
    ['where it answers well', collided(both, { then: { status: 200 } })],
    ['where the page is missing', collided(both, { then: { status: 404 } })],
    ['where one came', collided('FedAuth=of-orders')],
    ['where both have one value', collided('FedAuth=of-orders; FedAuth=of-orders')],
    ['where it failed before', collided(both, { first: 500 })],
    [
      'of another name than the login’s',
      collided('FedAuth=of-planning; other=1; other=2', { then: { status: 500 } }),
    ],
    [
      'of no session',
      collided('theme=of-orders; theme=of-planning', {
        name: 'theme',
        sets: 'theme=of-planning; Path=/',
        before: 'theme=of-orders; Path=/orders',
      }),
    ],
    [
      'where this login’s own is for another path',
      collided(both, { sets: 'FedAuth=of-planning; Path=/planning; HttpOnly' }),
    ],
  ])('but not %s', (_, exchanges) => {
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
