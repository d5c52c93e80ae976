import { describe, expect, it } from 'vitest';
import { jarOf } from '../../../../lib/facts/cookies/jar.ts';
import { cookieLogin, setting, type CookieLogin } from '../../../support/cookie-login.ts';

/** What the browser did with a cookie that the app’s start sets: `set`, or why it dropped it and how sure that is. */
function taken(line: string, changes: CookieLogin = {}): string {
  const { exchanges } = cookieLogin({ set: [line], ...changes });
  const write = jarOf(exchanges).cookies.at(-1)?.writes.at(-1);
  return write?.drop ? `${write.drop.reason} ${write.drop.confidence}` : (write?.act ?? 'nothing');
}

const http = { app: 'http://app.example' };

describe('a browser does not take a cookie', () => {
  it.each([
    ['of more than 4096 octets', `a=${'x'.repeat(4096)}`, {}, 'too-large certain'],
    ['of many characters of several octets', `a=${'ü'.repeat(2048)}`, {}, 'too-large certain'],
    ['with a control character', 'a=x\u0001y', {}, 'control-character certain'],
    ['that is Secure, over http', 'a=1; Secure', http, 'secure-over-http certain'],
    [
      'that is Secure, over http in a LAN',
      'a=1; Secure',
      { app: 'http://192.168.1.7:8123' },
      'secure-over-http certain',
    ],
    [
      'that is Secure, in Safari on the device itself',
      'a=1; Secure',
      { app: 'http://localhost:3000', browser: 'safari' },
      'secure-over-http tentative',
    ],
    ['with SameSite=None without Secure', 'a=1; SameSite=None', {}, 'none-without-secure certain'],
    [
      'with SameSite=None without Secure on the device itself',
      'a=1; SameSite=None',
      { app: 'http://localhost:3000' },
      'none-without-secure certain',
    ],
    [
      'with SameSite=None without Secure in Firefox',
      'a=1; SameSite=None',
      { browser: 'firefox' },
      'none-without-secure certain',
    ],
    ['named __Secure- without Secure', '__Secure-a=1', {}, 'prefix-secure certain'],
    ['named so in other letters', '__SECURE-a=1', {}, 'prefix-secure certain'],
    ['named __Host- without Secure', '__Host-a=1; Path=/', {}, 'prefix-host certain'],
    ['named __Host- with another path', '__Host-a=1; Secure; Path=/auth', {}, 'prefix-host certain'],
    ['named __Host- without a path', '__Host-a=1; Secure', {}, 'prefix-host certain'],
    [
      'named __Host- with a Domain',
      '__Host-a=1; Secure; Path=/; Domain=app.example',
      {},
      'prefix-host certain',
    ],
    ['for another host', 'a=1; Domain=other.example', {}, 'domain-foreign certain'],
    ['for a host below it', 'a=1; Domain=www.app.example', {}, 'domain-foreign certain'],
    ['for a host that ends alike', 'a=1; Domain=p.example', {}, 'domain-foreign certain'],
    ['for all under a suffix', 'a=1; Domain=example', {}, 'domain-public-suffix certain'],
    [
      'for all of a hoster',
      'a=1; Domain=vercel.app',
      { app: 'https://shop.vercel.app' },
      'domain-public-suffix certain',
    ],
    [
      'for all names of the device',
      'a=1; Domain=localhost',
      { app: 'http://app.localhost' },
      'domain-public-suffix certain',
    ],
    [
      'for a part of an address',
      'a=1; Domain=1.7',
      { app: 'http://192.168.1.7' },
      'domain-of-address certain',
    ],
    [
      'for another name of the device',
      'a=1; Domain=localhost',
      { app: 'http://127.0.0.1' },
      'domain-of-address certain',
    ],
    ['that is Partitioned without Secure', 'a=1; Partitioned', {}, 'partitioned-without-secure certain'],
  ] as const)('%s', (_, line, changes, expected) => {
    expect(taken(line, changes)).toBe(expected);
  });
});

describe('a browser takes a cookie', () => {
  it.each([
    ['of 4096 octets', `a=${'x'.repeat(4095)}`, {}],
    ['with a long attribute', `a=1; Path=/${'x'.repeat(2000)}`, {}],
    ['that is Secure, over https', 'a=1; Secure', {}],
    ['that is Secure, on the device itself', 'a=1; Secure', { app: 'http://localhost:3000' }],
    [
      'that is Secure, at an address of the device',
      '__Host-a=1; Secure; Path=/',
      { app: 'http://127.0.0.1:3000' },
    ],
    ['with SameSite=None and Secure', 'a=1; SameSite=None; Secure', {}],
    ['with SameSite=None without Secure, in Safari', 'a=1; SameSite=None', { browser: 'safari' }],
    ['with a SameSite that nobody knows', 'a=1; SameSite=Loose', {}],
    ['named __Host- as it must be', '__Host-a=1; Secure; Path=/', {}],
    ['named __Secure- as it must be', '__Secure-a=1; Secure; Domain=app.example', {}],
    ['for its own host, with a dot', 'a=1; Domain=.app.example', {}],
    ['for the domain above', 'a=1; Domain=app.example', { app: 'https://www.app.example' }],
    ['for its own host that is a suffix', 'a=1; Domain=localhost', { app: 'http://localhost' }],
    ['for its own address', 'a=1; Domain=127.0.0.1', { app: 'http://127.0.0.1' }],
    ['for a name in other letters', 'a=1; Domain=APP.Example', {}],
    ['with an empty value', 'a=', {}],
  ] as const)('%s', (_, line, changes) => {
    expect(taken(line, changes)).toBe('set');
  });

  it('with SameSite=None without Secure in a Firefox before 131', () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
    const start = { requestHeaders: [['User-Agent', agent]] as const };
    expect(taken('a=1; SameSite=None', { start })).toBe('set');
  });

  it('named __Host- by the path of its page, in Firefox alone', () => {
    expect(taken('__Host-a=1; Secure', { browser: 'firefox' })).toBe('set');
    const deep = { url: 'https://app.example/auth/login' };
    expect(taken('__Host-a=1; Secure', { browser: 'firefox', start: deep })).toBe('prefix-host certain');
  });

  it('once more to delete it', () => {
    expect(taken('a=; Max-Age=0')).toBe('delete');
  });
});

describe('over plain http', () => {
  const meanwhile = (line: string, url: string) => ({
    set: ['sid=old; Path=/; Secure'],
    meanwhile: [{ url, responseHeaders: setting([line]) }],
  });

  it('no cookie takes the place of a Secure one', () => {
    expect(taken('x', meanwhile('sid=new; Path=/', 'http://app.example/'))).toBe('overlays-secure firm');
    expect(taken('x', meanwhile('sid=new; Path=/in', 'http://app.example/'))).toBe('overlays-secure firm');
  });

  it.each([
    ['another name', 'uid=new; Path=/', 'http://app.example/'],
    ['https', 'sid=new; Path=/', 'https://app.example/'],
    ['another host', 'sid=new; Path=/', 'http://shop.example/'],
  ])('one does with %s', (_, line, url) => {
    expect(taken('x', meanwhile(line, url))).toBe('set');
  });

  it('one does where the other is not Secure', () => {
    expect(
      taken('x', { ...meanwhile('sid=new; Path=/in', 'http://app.example/'), set: ['sid=old; Path=/'] }),
    ).toBe('set');
  });

  it('one does where the Secure one is deleted', () => {
    const login = meanwhile('sid=new; Path=/', 'http://app.example/');
    expect(taken('x', { ...login, set: ['sid=; Path=/; Secure; Max-Age=0'] })).toBe('set');
  });
});

describe('in the answer to what a page of another site loads', () => {
  const loaded = (
    line: string,
    more: Readonly<Record<string, string>>,
    browser: CookieLogin['browser'] = 'chromium',
  ) =>
    taken('x', {
      browser,
      meanwhile: [
        {
          url: 'https://app.example/me',
          context: { resourceType: 'fetch', initiator: 'https://op.elsewhere' },
          requestHeaders: Object.entries({
            'Sec-Fetch-Site': 'cross-site',
            'Sec-Fetch-Mode': 'no-cors',
            ...more,
          }),
          responseHeaders: setting([line]),
        },
      ],
    });

  it.each([
    ['a=1; Secure; SameSite=Lax', {}, 'chromium', 'cross-site-answer certain'],
    ['a=1; Secure; SameSite=Strict', {}, 'firefox', 'cross-site-answer certain'],
    ['a=1; Secure', {}, 'chromium', 'cross-site-answer certain'],
    ['a=1; Secure', {}, 'firefox', 'set'],
    ['a=1; Secure; SameSite=None', {}, 'chromium', 'set'],
    ['a=1; Secure; SameSite=None', { 'Sec-Fetch-Mode': 'cors' }, 'chromium', 'no-credentials firm'],
    ['a=1; Secure; SameSite=None', { 'Sec-Fetch-Mode': 'cors', Cookie: 'b=1' }, 'chromium', 'set'],
  ] as const)('%s with %o in %s: %s', (line, more, browser, expected) => {
    expect(loaded(line, more, browser)).toBe(expected);
  });

  it('a cookie is taken as any by a navigation of the tab', () => {
    const meanwhile = [
      {
        url: 'https://app.example/me',
        requestHeaders: [['Sec-Fetch-Site', 'cross-site']] as const,
        responseHeaders: setting(['a=1; SameSite=Strict']),
      },
    ];
    expect(taken('x', { meanwhile })).toBe('set');
  });
});
