import { describe, expect, it } from 'vitest';
import { loginCookiesOf, type LoginCookie } from '../../../../lib/facts/cookies/login-cookies.ts';
import { cookieLogin, sending, setting, type CookieLogin } from '../../../support/cookie-login.ts';
import { redirect, type ExchangeFields } from '../../../support/exchange.ts';

const state = 'af0ifjsldkj9320ad';
const followed = (changes: CookieLogin) => loginCookiesOf(cookieLogin(changes));
const names = (cookies: readonly LoginCookie[]) => cookies.map(({ name }) => name);
const signs = (changes: CookieLogin) => followed(changes).cookies[0]?.signs.map(({ kind }) => kind);

const poll = (line: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  id: 'poll',
  url: 'https://app.example/poll',
  ...sending({ 'Sec-Fetch-Site': 'same-origin' }),
  responseHeaders: setting([line]),
  ...more,
});

describe('a cookie matters to the login', () => {
  it.each([
    ['that is the state', `x=${state}; Max-Age=60`, ['tied', 'set-by-start']],
    ['that holds the state', `x=${btoa(JSON.stringify({ state }))}; Max-Age=60`, ['tied', 'set-by-start']],
    ['that is named after the state', `txn_${state}=1; Max-Age=60`, ['tied', 'set-by-start']],
    ['of a name that is known', 'mod_auth_openidc_state_x1=1; Max-Age=60', ['known', 'set-by-start']],
    ['that begins a session', 'app=1; HttpOnly', ['set-by-start', 'new-session']],
    ['that the start set', 'x=1; Max-Age=60', ['set-by-start']],
  ])('%s', (_, line, expected) => {
    expect(signs({ set: [line] })).toEqual(expected);
  });

  it('that an answer of the app set before a page went to the provider', () => {
    const before = [
      { url: 'https://app.example/', status: 200 },
      poll('x=1; Path=/; Max-Age=60', { url: 'https://app.example/api/login' }),
    ];
    expect(signs({ before })).toEqual(['set-before-request']);
  });

  it.each([
    ['_ga=GA1.1.1'],
    ['__cf_bm=x; HttpOnly'],
    ['AWSALB=x'],
    ['ARRAffinity=x; HttpOnly'],
    ['OptanonConsent=x'],
  ])('but not %s, whoever sets it', (line) => {
    expect(signs({ set: [line] })).toEqual([]);
  });

  it('but not one that was set long before', () => {
    const before = [
      poll('x=1; Path=/'),
      { url: 'https://app.example/', startedAt: Date.UTC(2026, 0, 2), status: 200 },
    ];
    const login = cookieLogin({ before });
    const later = login.exchanges.map((one) =>
      one.id === 'poll' ? one : { ...one, startedAt: one.startedAt + 9e8 },
    );
    const [request, callback] = ['request', 'callback'].map((id) => later.find((one) => one.id === id)!);
    const { cookies } = loginCookiesOf({
      ...login,
      exchanges: later,
      request: request!,
      callback: callback!,
    });
    expect(cookies[0]?.signs).toEqual([]);
  });

  it('but not one of the provider, nor of strangers', () => {
    const meanwhile = [
      { url: 'https://op.elsewhere/x', responseHeaders: setting(['AUTH_SESSION_ID=1; HttpOnly']) },
      { url: 'https://cdn.example/x', responseHeaders: setting(['track=1']) },
    ];
    expect(names(followed({ meanwhile }).cookies)).toEqual([]);
  });

  it('the more signs the sooner it is told', () => {
    const set = ['_ga=1', 'x=1; Max-Age=60', `y=${state}`, 'connect.sid=1; HttpOnly'];
    expect(names(followed({ set }).cookies)).toEqual(['y', 'connect.sid', 'x', '_ga']);
    const fetched = [
      '__Host-authjs.csrf-token=1; Path=/; Secure; HttpOnly',
      'authjs.state=1; HttpOnly; Max-Age=900',
    ];
    expect(
      names(
        followed({ before: fetched.map((line) => poll(line)), start: { redirectUrl: undefined } }).cookies,
      ),
    ).toEqual(['authjs.state', '__Host-authjs.csrf-token']);
  });
});

describe('a broker on the app’s own host', () => {
  const outer = (redirect_uri: string, line = 'argocd.oauthstate=8d72c48a; HttpOnly; SameSite=Lax') => [
    {
      ...redirect(
        'https://app.example/auth/login',
        `https://app.example/dex/auth?client_id=app&response_type=code&redirect_uri=${encodeURIComponent(redirect_uri)}`,
      ),
      responseHeaders: setting([line]),
    },
  ];

  it('does not need what the outer login stored for its own answer', () => {
    const { cookies } = followed({ before: outer('https://app.example/auth/callback'), callback: 'https://app.example/dex/callback' }); // prettier-ignore
    expect(cookies).toMatchObject([{ name: 'argocd.oauthstate', signs: [] }]);
  });

  it('needs what was stored on the way to where its answer came', () => {
    const { cookies } = followed({ before: outer('https://app.example/cb', 'x=1; HttpOnly') });
    expect(cookies[0]?.signs.map(({ kind }) => kind)).toContain('set-before-request');
  });
});

describe('one unrelated cookie that comes back', () => {
  it('hides no loss of the one that matters', () => {
    const { cookies } = followed({
      set: ['sid=one; Path=/; Secure; HttpOnly; SameSite=Strict'],
      sent: '_ga=GA1.1.2; __cf_bm=x',
    });
    expect(cookies.map(({ name, fate, signs: found }) => [name, fate.kind, found.length])).toEqual([
      ['sid', 'withheld', 2],
      ['_ga', 'unset', 0],
      ['__cf_bm', 'unset', 0],
    ]);
  });
});

describe('a cookie is overwritten', () => {
  const overwrite = (changes: CookieLogin) => followed(changes).cookies[0]?.overwrite;
  const tied = { set: [`st=${state}; Path=/`] };

  it('for certain by another value, where the first was this login’s own', () => {
    expect(overwrite({ ...tied, meanwhile: [poll('st=other; Path=/')], sent: 'st=other' })).toMatchObject({
      before: { version: 1, exchange: { id: 'start' } },
      by: { version: 2, exchange: { id: 'poll' } },
      confidence: 'certain',
      byNeighbour: false,
    });
  });

  it('firmly by another start', () => {
    const second = {
      ...redirect('https://app.example/login', 'https://op.elsewhere/auth?client_id=web&state=zzzzzzzz'),
      responseHeaders: setting(['sid=two; Path=/']),
    };
    expect(overwrite({ set: ['sid=one; Path=/'], meanwhile: [second] })?.confidence).toBe('firm');
  });

  it('perhaps by an answer that may only renew it', () => {
    expect(overwrite({ set: ['sid=one; Path=/'], meanwhile: [poll('sid=two; Path=/')] })?.confidence).toBe(
      'tentative',
    );
  });

  it('by a neighbour on another port', () => {
    const meanwhile = [poll('JSESSIONID=two; Path=/', { url: 'https://app.example:8443/other' })];
    expect(overwrite({ set: ['JSESSIONID=one; Path=/'], meanwhile })?.byNeighbour).toBe(true);
  });

  it.each([
    ['the same value again', [poll(`st=${state}; Path=/`)]],
    ['another path', [poll('st=other; Path=/poll')]],
    ['another name', [poll('uid=other; Path=/')]],
    ['another host', [poll('st=other; Path=/', { url: 'https://shop.example/' })]],
    ['a value that no browser takes', [poll('st=other; Path=/; SameSite=None')]],
    ['nothing', []],
  ])('not by %s', (_, meanwhile) => {
    expect(overwrite({ ...tied, meanwhile })).toBeUndefined();
  });

  it('not by what the callback answers', () => {
    expect(
      overwrite({ ...tied, answer: { responseHeaders: setting(['st=other; Path=/']) } }),
    ).toBeUndefined();
  });
});

describe('a start that stored nothing', () => {
  const meanwhile = [{ url: 'https://op.elsewhere/x', responseHeaders: setting(['op=1']) }];

  it('is told where all that the app answered is recorded', () => {
    expect(followed({ meanwhile }).storedNothing).toBe('firm');
    expect(followed({ meanwhile, set: ['_ga=1', '__cf_bm=1'] }).storedNothing).toBe('firm');
  });

  it('is in doubt where an answer’s headers are not', () => {
    const before = [{ url: 'https://app.example/', status: 200 }];
    expect(followed({ before, meanwhile }).storedNothing).toBe('tentative');
  });

  it('is in doubt where not everything was kept', () => {
    expect(loginCookiesOf({ ...cookieLogin({ meanwhile }), isWhole: false }).storedNothing).toBe('tentative');
  });

  it('is none in a recording that shows nothing set', () => {
    expect(followed({}).storedNothing).toBeUndefined();
  });

  it.each<[string, CookieLogin]>([
    ['it set a cookie', { set: ['sid=1'] }],
    ['what it set was masked by another tool', { set: ['[REDACTED]'] }],
    ['it set one that the browser drops', { set: ['sid=1; SameSite=None'] }],
    ['a session was there before', { start: sending({ Cookie: 'sid=1' }) }],
    ['its request was not recorded', { start: { requestHeaders: undefined } }],
    ['a page went to the provider by itself', { start: { redirectUrl: undefined, status: 200 } }],
  ])('is none where %s', (_, changes) => {
    expect(followed({ meanwhile, ...changes }).storedNothing).toBeUndefined();
  });
});

it('what the callback set is followed to what comes next', () => {
  const { afterwards } = followed({
    answer: { responseHeaders: setting(['sid=1; Path=/; SameSite=None']) },
    afterwards: [{ url: 'https://app.example/home', ...sending({ 'Sec-Fetch-Site': 'same-origin' }) }],
  });
  expect(afterwards).toMatchObject([
    { name: 'sid', next: { url: 'https://app.example/home' }, fate: { kind: 'dropped' } },
  ]);
});

it('a recording without any cookie says so', () => {
  const login = cookieLogin();
  const bare = login.exchanges.map((one) => ({
    ...one,
    requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'Cookie'),
  }));
  expect(loginCookiesOf({ ...login, exchanges: bare }).recording).toBe('none');
});

it('client and provider on one origin are told apart by nothing, and still followed', () => {
  const login = cookieLogin({
    set: [`st=${state}; Path=/`],
    callback: 'https://op.elsewhere/cb',
    app: 'https://op.elsewhere',
  });
  expect(loginCookiesOf(login).cookies[0]?.signs.map(({ kind }) => kind)).toContain('tied');
});
