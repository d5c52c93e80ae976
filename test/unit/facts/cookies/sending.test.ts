import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { jarOf } from '../../../../lib/facts/cookies/jar.ts';
import { journeyTo } from '../../../../lib/facts/cookies/journey.ts';
import { agents, cookieLogin, setting, type CookieLogin } from '../../../support/cookie-login.ts';
import { baseTime } from '../../../support/exchange.ts';

/** What keeps the cookie from a callback that comes without it: the reason and how sure, or `goes`. */
function kept(attributes: string, changes: CookieLogin = {}): string {
  const login = cookieLogin({ set: [`login=1; Path=/; ${attributes}`], ...changes });
  const { fate } = journeyTo(jarOf(login.exchanges), login.callback).stories[0]!;
  if (fate.kind === 'missing') return 'goes';
  return fate.kind === 'withheld' ? `${fate.reason} ${fate.confidence}` : fate.kind;
}

const attributes = {
  none: 'Secure; SameSite=None',
  absent: 'Secure',
  lax: 'Secure; SameSite=Lax',
  strict: 'Secure; SameSite=Strict',
};
const minutes = 60_000;

describe.each([
  ['chromium', 'page', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'strict certain' }],
  ['firefox', 'page', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'strict certain' }],
  ['chromium', 'silent', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'goes' }],
  ['firefox', 'silent', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'strict certain' }],
  ['safari', 'silent', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'strict tentative' }],
  ['chromium', 'posted', { none: 'goes', lax: 'lax-post certain', strict: 'strict certain' }],
  ['firefox', 'posted', { none: 'goes', absent: 'goes', lax: 'lax-post certain', strict: 'strict certain' }],
  ['safari', 'posted', { none: 'goes', absent: 'goes', lax: 'lax-post certain', strict: 'strict certain' }],
  ['chromium', 'kept', { none: 'goes', lax: 'lax-post certain', strict: 'strict certain' }],
  ['chromium', 'typed', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'goes' }],
  ['firefox', 'typed', { none: 'goes', absent: 'goes', lax: 'goes', strict: 'goes' }],
  [
    'chromium',
    'framed',
    {
      none: 'third-party tentative',
      absent: 'cross-site-inside certain',
      lax: 'cross-site-inside certain',
      strict: 'strict certain',
    },
  ],
  [
    'firefox',
    'framed',
    { none: 'third-party tentative', absent: 'third-party tentative', lax: 'cross-site-inside certain' },
  ],
] as const)('in %s, where the callback is %s,', (browser, way, table) => {
  it.each(Object.entries(table))('a cookie with SameSite %s: %s', (sameSite, expected) => {
    expect(kept(attributes[sameSite as keyof typeof attributes], { browser, way })).toBe(expected);
  });
});

describe('a cookie of the app’s own visit, where its page is in a frame of another site', () => {
  const frame = { tab: 2, frame: 5, resourceType: 'sub_frame' } as const;
  const framed = (from: string): Partial<Exchange> => ({
    requestHeaders: Object.entries({
      'User-Agent': agents.chromium,
      Referer: from,
      'Sec-Fetch-Dest': 'iframe',
    }),
    context: { ...frame, initiator: from },
  });
  const keptFrom = (sameSite: string, around: string): string =>
    kept('Secure', {
      before: [
        {
          url: 'https://app.example/',
          responseHeaders: setting([`login=1; Path=/; Secure; SameSite=${sameSite}`]),
        },
        { url: 'https://app.example/board', ...framed(around) },
      ],
      set: [],
      start: framed('https://app.example'),
      answer: framed('https://app.example'),
    });

  it.each([
    ['Lax', 'cross-site-inside firm'],
    ['Strict', 'cross-site-inside firm'],
    ['None', 'third-party tentative'],
  ])('SameSite=%s: %s', (sameSite, expected) => {
    expect(keptFrom(sameSite, 'https://portal.elsewhere')).toBe(expected);
  });

  it('which is less sure where the page around it is of the same site', () => {
    expect(keptFrom('Lax', 'https://www.app.example')).toBe('third-party tentative');
  });
});

describe('a posted answer and a cookie without SameSite', () => {
  it.each([
    ['chromium', 1000, 'default-lax-post tentative'],
    ['chromium', 3 * minutes, 'default-lax-post certain'],
    ['firefox', 3 * minutes, 'goes'],
    ['safari', 3 * minutes, 'goes'],
  ] as const)('in %s after %d ms: %s', (browser, stay, expected) => {
    expect(kept('Secure', { browser, way: 'posted', stay })).toBe(expected);
  });

  it.each([
    ['another value', 'login=2; Path=/; Secure', 'default-lax-post tentative'],
    ['the same value', 'login=1; Path=/; Secure', 'default-lax-post certain'],
  ])('counts from when the cookie was given %s', (_, line, expected) => {
    const meanwhile = [
      {
        url: 'https://app.example/poll',
        startedAt: baseTime + 3 * minutes,
        responseHeaders: setting([line]),
      },
    ];
    const login = { way: 'posted', stay: 3 * minutes + 10_000, meanwhile } as const;
    expect(kept('Secure', login)).toBe(expected);
  });

  it('is no matter of age where SameSite says Lax', () => {
    expect(kept('Secure; SameSite=Lax', { way: 'posted', stay: 1000 })).toBe('lax-post certain');
  });

  it('is in doubt in a browser that does not say who it is', () => {
    const start = { requestHeaders: [['Accept', 'text/html']] as const };
    const login = cookieLogin({ set: ['login=1; Path=/; Secure'], way: 'posted', stay: 3 * minutes, start });
    const unnamed = login.exchanges.map((one) => ({
      ...one,
      requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'User-Agent'),
    }));
    const callback = unnamed.find(({ id }) => id === 'callback')!;
    expect(journeyTo(jarOf(unnamed), callback).stories[0]?.fate).toMatchObject({
      kind: 'withheld',
      reason: 'default-lax-post',
      confidence: 'tentative',
    });
  });
});

describe('the host of the callback', () => {
  it.each([
    ['http://localhost:3000', 'http://127.0.0.1:3000/cb', ''],
    ['http://127.0.0.1:3000', 'http://[::1]:3000/cb', ''],
    ['http://localhost:3000', 'http://192.168.1.7:3000/cb', ''],
    ['http://desk.local', 'http://192.168.1.7/cb', ''],
    ['https://www.app.example', 'https://app.example/cb', ''],
    ['https://app.example', 'https://www.app.example/cb', ''],
    ['https://pr-7.vercel.app', 'https://shop.vercel.app/cb', ''],
    ['https://app.example', 'https://api.app.example/cb', ''],
    ['https://a.app.example', 'https://b.app.example/cb', 'Domain=a.app.example'],
  ])('keeps a cookie of %s from %s (%s)', (app, callback, attribute) => {
    expect(kept(attribute, { app, callback })).toBe('other-host certain');
  });

  it.each([
    ['http://localhost:3000', 'http://localhost:8080/cb', ''],
    ['https://app.example', 'https://app.example:8443/cb', 'Secure'],
    ['https://www.app.example', 'https://app.example/cb', 'Domain=app.example'],
    ['https://app.example', 'https://www.app.example/cb', 'Domain=.app.example'],
    ['https://app.example', 'https://APP.example/cb', ''],
  ])('lets a cookie of %s go to %s (%s)', (app, callback, attribute) => {
    expect(kept(attribute, { app, callback })).toBe('goes');
  });
});

describe('the path of the callback', () => {
  const path = (attribute: string, login: string, callback: string) =>
    kept(attribute, {
      start: { url: `https://app.example${login}` },
      callback: `https://app.example${callback}`,
    });

  it.each([
    ['Path=/app1', '/login', '/callback'],
    ['Path=/auth', '/login', '/authorized'],
    ['Path=', '/api/auth/x', '/callback'],
    ['Path=none', '/auth/login', '/cb'],
  ])('keeps a cookie with %s set at %s from %s', (attribute, login, callback) => {
    expect(path(attribute, login, callback)).toBe('other-path certain');
  });

  it.each([
    ['Path=/', '/auth/login', '/cb'],
    ['Path=/auth/', '/login', '/auth/cb'],
    ['Path=', '/auth/login', '/auth/cb'],
    ['Path=', '/login', '/cb'],
    ['Path=/cb', '/login', '/cb'],
  ])('lets a cookie with %s set at %s go to %s', (attribute, login, callback) => {
    expect(path(attribute, login, callback)).toBe('goes');
  });
});

describe('a Secure cookie', () => {
  it('stays away from plain http', () => {
    expect(kept('Secure', { callback: 'http://app.example/cb' })).toBe('secure-over-http certain');
  });

  it.each(['http://localhost:8080/cb', 'http://127.0.0.1:1/cb', 'http://a.localhost/cb'])(
    'goes to the device itself at %s',
    (callback) => {
      expect(kept('Secure', { app: new URL(callback).origin, callback })).toBe('goes');
    },
  );

  it('is in doubt there in Safari, which does not say why', () => {
    const login = { app: 'https://localhost', callback: 'http://localhost/cb', browser: 'safari' } as const;
    expect(kept('Secure', login)).toBe('secure-over-http tentative');
  });
});

describe('a call of a page’s script to another origin of the site', () => {
  const call = (more: Readonly<Record<string, string>>) => ({
    way: 'typed' as const,
    callback: 'https://api.app.example/cb',
    answer: {
      context: { resourceType: 'fetch' as const, initiator: 'https://app.example' },
      requestHeaders: Object.entries({ 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors', ...more }),
    },
  });

  it('may have been made without credentials', () => {
    expect(kept('Domain=app.example', call({}))).toBe('no-credentials tentative');
  });

  it('needs none at the page’s own origin', () => {
    const own = { ...call({}), callback: 'https://app.example/cb' };
    expect(kept('Domain=app.example', own)).toBe('goes');
  });
});
