import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { toText } from '../../../../lib/output/text.ts';
import { reasonOf } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin, startWith } from '../../../support/failing-login.ts';
import { reportOf } from '../../../support/flow.ts';

/** As Chrome saves a HAR unless it is asked for sensitive data. */
const withoutCookies = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.map((one) => ({
    ...one,
    ...(one.requestHeaders && { requestHeaders: one.requestHeaders.filter(isKept) }),
    ...(one.responseHeaders && { responseHeaders: one.responseHeaders.filter(isKept) }),
  }));
const isKept = ([name]: readonly [string, string]) => !/^(?:set-)?cookie$|^authorization$/i.test(name);

const page = (text: string): Partial<Exchange> => ({
  status: 403,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});
const lostIn = (cookie: string, answer: Partial<Exchange>) =>
  failingLogin({ set: [`${cookie}=1; Path=/; SameSite=Strict`], answer });

const oauth2Proxy = lostIn('_oauth2_proxy_csrf', page('Login Failed: Unable to find a valid CSRF token.'));
const spring = lostIn('JSESSIONID', page('[authorization_request_not_found]'));
const silent = lostIn('sid', { status: 500 });
const round = (login: CookieLogin) =>
  failingLogin({
    set: ['sid=1; Path=/; SameSite=Strict'],
    ...login,
    answer: { status: 302, redirectUrl: startWith('another-state-9d2k') },
  });

describe('a recording without cookies', () => {
  it.each([
    ['oauth2-proxy', oauth2Proxy, 'CSRF token'],
    ['Spring', spring, 'authorization_request_not_found'],
    ['an app that says nothing', silent, '500'],
    ['an app that begins anew', round({}), ''],
  ])('of %s is told by what is known, and that a lost cookie cannot be seen', (_, exchanges, known) => {
    const reason = reasonOf(withoutCookies(exchanges));
    expect(reason?.why).toContain(known);
    expect(reason?.why).toContain('no cookies are in this recording');
    expect(reason?.why).toMatch(/^(?!The cookie)/);
    expect(reason?.why).not.toMatch(/cookie[^.]* (?:was missing|did not come back with the answer)/);
    expect(reason?.fix).toMatch(/^Record it again with its cookies: .*sensitive data.*the extension/);
  });

  it.each([
    ['https://www.app.example', 'https://app.example/cb', 'www.app.example', 'app.example'],
    ['https://app.example', 'https://login.app.example/cb', 'app.example', 'login.app.example'],
  ])('that began at %s and came back to %s is told so', (app, callback, began, back) => {
    const exchanges = withoutCookies(
      failingLogin({ app, callback, set: ['sid=1; Path=/'], answer: { status: 500 } }),
    );
    expect(reasonOf(exchanges)?.why).toContain(`It began at ${began} and came back to ${back}`);
    expect(reasonOf(exchanges)?.fix).toMatch(/^Let the login begin on the host that it comes back to/);
  });

  it('that came back to the host that it began at says nothing of hosts', () => {
    expect(reasonOf(withoutCookies(silent))?.why).not.toContain('came back to');
  });

  it('is told so in the text, once', () => {
    const text = toText(reportOf(withoutCookies(spring)), { color: false }).replace(/\s+/g, ' ');
    expect(text.match(/no cookies are in this recording/g)).toHaveLength(1);
  });
});

describe('nothing is said of cookies that are not in it', () => {
  it.each<[string, readonly Exchange[]]>([
    ['where they are', oauth2Proxy],
    [
      'where no headers were recorded at all',
      spring.map(({ requestHeaders: _, responseHeaders: __, ...one }) => one),
    ],
    [
      'where the app complains of something else',
      withoutCookies(lostIn('sid', page('Login failed: the department attribute is not valid'))),
    ],
    [
      'where the address is simply not there',
      withoutCookies(lostIn('sid', { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' })),
    ],
    [
      'where the app took the answer',
      withoutCookies(
        failingLogin({
          answer: { status: 302, redirectUrl: 'https://app.example/home' },
          afterwards: [{ url: 'https://app.example/home', status: 200 }],
        }),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain('no cookies are in this recording');
  });
});

describe('cookies are said to be removed only where some must have been', () => {
  const removed = 'probably removed when it was saved';
  const bare = (exchanges: readonly Exchange[], host: string): readonly Exchange[] =>
    exchanges.map((one) => (one.url.includes(`//${host}/`) ? one : withoutHeaders(one)));
  const withoutHeaders = ({ requestHeaders: _, responseHeaders: __, ...one }: Exchange): Exchange => one;

  it.each<[string, readonly Exchange[]]>([
    ['a provider’s pages, with their headers and without any', withoutCookies(spring)],
    ['a silent provider, which knew the person', withoutCookies(failingLogin({ way: 'silent', set: ['sid=1'], answer: page('[authorization_request_not_found]') }))], // prettier-ignore
    ['an app that begins anew', withoutCookies(round({}))],
  ])('as of %s', (_, exchanges) => expect(reasonOf(exchanges)?.why).toContain(removed));

  it.each<[string, readonly Exchange[]]>([
    ['the provider’s headers were not recorded', bare(withoutCookies(spring), 'app.example')],
    [
      'the provider was left out of the file',
      withoutCookies(spring).filter(({ url }) => !url.startsWith('https://op.elsewhere/')),
    ],
  ])('not where %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain(removed);
  });

  const shell: Partial<Exchange> = {
    status: 200,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: '<div id="root"></div><script src="/main.js"></script>' },
  };
  it.each<[string, readonly Exchange[]]>([
    [
      'begins anew by its script',
      withoutCookies(
        failingLogin({
          answer: shell,
          afterwards: [
            {
              url: startWith('another-state-9d2k'),
              status: 200,
              context: { resourceType: 'main_frame', initiator: 'https://app.example' },
              requestHeaders: [['Referer', 'https://app.example/']],
            },
          ],
        }),
      ),
    ],
    [
      'shows its sign-in page',
      withoutCookies(
        failingLogin({
          answer: shell,
          afterwards: [{ url: 'https://app.example/login', status: 200, context: { resourceType: 'main_frame', initiator: 'https://app.example' } }], // prettier-ignore
        }),
      ),
    ],
  ])('not where the callback is a page of an app without a server, which %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toMatch(/no cookies? (?:is|are) in this recording/i);
    expect(reasonOf(exchanges)?.fix ?? '').not.toContain('Record it again with its cookies');
  });
});
