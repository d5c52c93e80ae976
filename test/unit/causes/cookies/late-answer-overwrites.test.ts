import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../../support/exchange.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { failingLogin, startWith } from '../../../support/failing-login.ts';

const id = 'late-answer-overwrites';
const holding = (members: object): string => `${btoa(JSON.stringify(members))}.agtA7g.signature`;
const withState = holding({ lang: 'de', _state_orcid_af0ifjsldkj9320ad: { data: 'af0ifjsldkj9320ad' } });
const without = holding({ lang: 'de' });
const rejecting = {
  status: 200,
  responseBody: { mediaType: 'text/html', text: '<h1>mismatching_state</h1>' },
};

/** A call that went out a second before the start, and was answered a second after it. */
const call = (value: string, changes: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: 'https://app.example/api/news',
  status: 200,
  duration: 2000,
  requestHeaders: [
    ['Cookie', `session=${without}`],
    ['Sec-Fetch-Mode', 'cors'],
  ],
  responseHeaders: [['Set-Cookie', `session=${value}; Path=/; HttpOnly`]],
  context: { resourceType: 'fetch' },
  ...changes,
});
const login = (late: ExchangeFields, changes: CookieLogin = {}): CookieLogin => ({
  before: [late],
  set: [`session=${withState}; Path=/; HttpOnly`],
  sent: `session=${without}`,
  answer: rejecting,
  ...changes,
});

describe(`${id} is the cause`, () => {
  it('where the whole session is in the cookie, and a call that began before put the older one back', () => {
    const exchanges = failingLogin(login(call(without)));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why = '', confidence } = reasonOf(exchanges) ?? {};
    expect(confidence).toBe('certain');
    expect(why).toContain('The cookie session, in which app.example remembers the login');
    expect(why).toContain('https://app.example/api/news');
    expect(why).toMatch(/asked before .* and answered after/);
    expect(why).not.toContain(without);
  });

  it('where the provider’s own page asks it for the answer once more', () => {
    const again: ExchangeFields = {
      url: startWith('af0ifjsldkj9320ad'),
      status: 200,
      requestHeaders: [['Referer', 'https://op.elsewhere/signin']],
    };
    expect(causesOf(failingLogin(login(call(without), { meanwhile: [again] })))).toEqual([id]);
  });

  it('where both began a session, and the app says that it does not know the state', () => {
    const changes = { set: ['sid=of-the-login; Path=/; HttpOnly'], sent: 'sid=of-the-call' };
    const late = call('', { responseHeaders: [['Set-Cookie', 'sid=of-the-call; Path=/; HttpOnly']] });
    const exchanges = failingLogin(login(late, changes));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.confidence).toBe('firm');
    // It is a third value: whether the session of before was any, nobody knows.
    expect(reasonOf(exchanges)?.why).not.toContain('of before');
  });
});

/** Laravel’s: the number of the session is in one cookie, and beside it may be one that is called so and holds the session. */
const laravels = (name: string, answer: CookieLogin['answer'] = rejecting) => {
  const set = (n: number) => [
    'XSRF-TOKEN=a; Path=/',
    `shop_session=s${n}; Path=/; HttpOnly`,
    `${name}=sealed-${n}; Path=/; HttpOnly`,
  ];
  const late = call('', { responseHeaders: set(2).map((one) => ['Set-Cookie', one] as const) });
  return login(late, { set: set(1), sent: `shop_session=s2; ${name}=sealed-2`, answer });
};

describe('of Laravel that keeps its sessions in cookies', () => {
  const session = '6be1679f6ae28652eb6fa7cd62de963a8cc7d2cd';

  it.each([session, 'vJx3mTq0ZpLr8sWc2YhNbK6eUaDf1GtR5oQiE7Ml'])(
    'is told by the cookie that holds it (%s)',
    (name) => {
      const exchanges = failingLogin(laravels(name));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.confidence).toBe('firm');
      expect(reasonOf(exchanges)?.why).toContain(`${name.slice(0, 8)}…, in which`);
      expect(reasonOf(exchanges)?.why).not.toContain(name);
    },
  );

  it.each<[string, CookieLogin]>([
    ['where the app says nothing of the state', laravels(session, { status: 500 })],
    ['where a cookie is called otherwise', laravels('cart')],
    [
      'where the login’s own session came',
      { ...laravels(session), sent: `shop_session=s1; ${session}=sealed-1` },
    ],
  ])('is not told %s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where the call was answered before the start',
      login(call(without, { duration: 200 }), { sent: `session=${withState}` }),
    ],
    ['where the later value came', login(call(without), { sent: `session=${withState}` })],
    [
      'where the call began after the start',
      login({ url: 'https://app.example/', status: 200 }, { meanwhile: [call(without)] }),
    ],
    [
      'where it is another login that began',
      login(
        call(without, {
          status: 302,
          redirectUrl: startWith('another-state-of-1'),
          context: { resourceType: 'main_frame' },
        }),
      ),
    ],
    ['where the app took the answer', login(call(without), { answer: { status: 200 } })],
    [
      'where a cookie of this one login came beside it',
      login(call(without), {
        set: [`session=${withState}; Path=/; HttpOnly`, 'oauth_state=af0ifjsldkj9320ad; Path=/'],
        sent: `session=${without}; oauth_state=af0ifjsldkj9320ad`,
      }),
    ],
    [
      'of a sealed session that is new with every answer, where the app says nothing',
      login(call('', { responseHeaders: [['Set-Cookie', 'sid=sealed-2; Path=/; HttpOnly']] }), {
        set: ['sid=sealed-1; Path=/; HttpOnly'],
        sent: 'sid=sealed-2',
        answer: { status: 500 },
      }),
    ],
    [
      'of Laravel, which seals the same session anew for every answer',
      login(
        call('', {
          responseHeaders: [
            ['Set-Cookie', 'XSRF-TOKEN=a; Path=/'],
            ['Set-Cookie', 'shop_session=sealed-2; Path=/; HttpOnly'],
          ],
        }),
        { set: ['shop_session=sealed-1; Path=/; HttpOnly'], sent: 'shop_session=sealed-2' },
      ),
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
