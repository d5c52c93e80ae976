import { describe, expect, it } from 'vitest';
import { cookieVerdictsIn, cookieVerdictsOf } from '../../../../lib/facts/cookies/cookie-verdicts.ts';
import { loginCookiesOf, type LoginExchanges } from '../../../../lib/facts/cookies/login-cookies.ts';
import { loginValueOf } from '../../../../lib/facts/cookies/ties.ts';
import { createRedaction } from '../../../../lib/redact/redaction.ts';
import { cookieLogin, sending, setting, type CookieLogin } from '../../../support/cookie-login.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import { codeFlow } from '../../../support/flow.ts';

const state = 'af0ifjsldkj9320ad';

/** The same login as an export holds it: with verdicts, and without secrets. */
function exported(login: LoginExchanges): LoginExchanges {
  const proved = login.exchanges.map((one) => ({ ...one, verdicts: cookieVerdictsOf(one, login.ties) }));
  const redaction = createRedaction('default', proved);
  const exchanges = proved.map((one) => redaction.exchange(one));
  const find = (id: string) => exchanges.find((one) => one.id === id)!;
  const value = new URL(find('request').url).searchParams.get('state') ?? '';
  return {
    exchanges,
    request: find('request'),
    callback: find('callback'),
    ties: [loginValueOf('state', value, find('request').startedAt)],
  };
}

function told(login: LoginExchanges) {
  const { cookies, journey, storedNothing, afterwards, recording } = loginCookiesOf(login);
  return {
    recording,
    storedNothing,
    bytes: (journey.header?.bytes ?? 0) > 4000,
    families: journey.header?.families.map(({ count }) => count),
    cookies: cookies.map(({ fate, signs, overwrite, hostOnly }) => ({
      fate: JSON.stringify(fate, (key, value: unknown) =>
        key === 'write' || key === 'since' ? undefined : value,
      ),
      signs,
      hostOnly,
      overwrite: overwrite?.confidence,
    })),
    afterwards: afterwards.map(({ fate, write }) => [fate?.kind, write.act]),
  };
}

describe('a redacted recording tells the same of its cookies', () => {
  it.each<[string, CookieLogin]>([
    ['came back', { set: [`login=${state}; Path=/; HttpOnly`], sent: `login=${state}` }],
    ['stayed home', { set: ['sid=1234567; Path=/; Secure; HttpOnly; SameSite=Strict'], sent: '_ga=GA1.2.3' }],
    ['came changed', { set: ['sid=1234567; Path=/'], sent: 'sid=7654321' }],
    ['holds the state', { set: [`j=${btoa(JSON.stringify({ state, to: '/' }))}; Path=/`], way: 'posted' }],
    ['is named after the state', { set: [`__txn_${state}=sealed; Path=/; Max-Age=60`], stay: 90_000 }],
    ['is too large', { set: [`big=${'x'.repeat(5000)}; Path=/`, 'b=2; Path=/'], sent: 'b=2' }],
    ['is for another path', { set: ['a=1; Path=/accounts/4711/login'] }],
    [
      'piled up',
      {
        sent: Array.from(
          { length: 40 },
          (_, at) => `mod_auth_openidc_state_${'k3j5h8'.repeat(4)}${at}=${'x'.repeat(100)}`,
        ).join('; '),
      },
    ],
    [
      'was overwritten',
      {
        set: [`st=${state}|x; Path=/`],
        meanwhile: [
          { url: 'https://app.example/login', responseHeaders: setting(['st=zzzzzzzzzz|x; Path=/']) },
        ],
        sent: 'st=zzzzzzzzzz|x',
      },
    ],
    [
      'is for a session that began',
      {
        answer: { responseHeaders: setting(['sid=abcdefgh; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']) },
        afterwards: [{ url: 'https://app.example/home', ...sending({ 'Sec-Fetch-Site': 'same-origin' }) }],
      },
    ],
  ])('one that %s', (_, changes) => {
    const login = cookieLogin(changes);
    expect(told(exported(login))).toEqual(told(login));
  });
});

describe('verdicts', () => {
  it('are written where an export needs them, through the whole product', () => {
    const set = setting([`a=1`, `b=${'x'.repeat(5000)}`, `c={"s":"${state}"}`]);
    const [request] = redacted(codeFlow({ requestExchange: { responseHeaders: set } }));
    expect(request?.verdicts).toMatchObject({
      cookies_too_large: '1',
      cookie_ties: `2:state:held:${baseTime}`,
    });
  });

  it('are those of the one login that a cookie remembers', () => {
    const login = exported(cookieLogin({ set: [`c={"s":"${state}"}; Path=/`] }));
    const other = { ...login, ties: [loginValueOf('state', 'redacted-state-9', 0)] };
    expect(loginCookiesOf(login).cookies[0]?.signs[0]?.kind).toBe('tied');
    expect(loginCookiesOf(other).cookies[0]?.signs.map(({ kind }) => kind)).not.toContain('tied');
  });

  it('are written beside what surrounds a login, too', () => {
    const around = exchange({
      id: 'around',
      url: 'https://app.example/',
      responseHeaders: setting([`b=${'x'.repeat(5000)}`]),
    });
    expect(cookieVerdictsIn({ messages: [], context: [around] })).toEqual([
      [around, { cookies_too_large: '0' }],
    ]);
  });

  it('stay as they were when the export is exported again', () => {
    const login = exported(cookieLogin({ set: [`big=${'x'.repeat(5000)}`, `c={"s":"${state}"}`] }));
    const [start] = login.exchanges;
    expect(cookieVerdictsOf(start!, login.ties)).toEqual(start?.verdicts);
  });

  it('are none for ordinary cookies', () => {
    const one = exchange({
      url: 'https://app.example/',
      ...sending({ Cookie: 'a=1' }),
      responseHeaders: setting([`b=${state}`]),
    });
    expect(cookieVerdictsOf(one, [loginValueOf('state', state, 0)])).toEqual({});
  });

  it('that nobody wrote are not believed', () => {
    const login = cookieLogin({ set: ['a=1; Path=/'] });
    const exchanges = login.exchanges.map((one) => ({
      ...one,
      verdicts: { cookies_too_large: 'all', cookie_ties: '0:state:guessed:1 x', cookie_bytes: '-1' },
    }));
    const { cookies } = loginCookiesOf({ ...login, exchanges });
    expect(cookies[0]).toMatchObject({ fate: { kind: 'missing' }, signs: [{ kind: 'set-by-start' }] });
  });
});
