import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, exchange, redirect } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'cache-serves-login';
const refused: Partial<Exchange> = {
  status: 403,
  responseBody: { mediaType: 'text/html', text: '<h1>Login failed: unable to verify state</h1>' },
};
/** The page that all addresses of a single-page app are answered with. */
const shell: Partial<Exchange> = {
  status: 200,
  responseBody: {
    mediaType: 'text/html',
    text: '<!doctype html><title>App</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/main.js"></script>',
  },
};
/** The callback takes the answer and goes on to where the login began. */
const home: Partial<Exchange> = {
  status: 303,
  redirectUrl: 'https://app.example/',
  responseHeaders: [['Set-Cookie', 'auth=first; Path=/; HttpOnly; Secure']],
};
/** A page of the app redirects to the provider, and the callback is refused. */
const login = (start: Partial<Exchange>, answer: Partial<Exchange> = refused) => {
  const flow = codeFlow({ responseExchange: answer, token: null });
  const begun = redirect('https://app.example/login', flow[0]!.url, {
    context: { resourceType: 'main_frame' },
    ...start,
  });
  return [{ ...begun, id: 'start', startedAt: baseTime - 500 }, ...flow];
};

describe(`${id} is the cause`, () => {
  it.each<[string, Partial<Exchange>, string]>([
    [
      'Age',
      {
        responseHeaders: [
          ['Age', '40'],
          ['Via', '1.1 varnish'],
        ],
      },
      'Age: 40',
    ],
    ['Cloudflare’s header', { responseHeaders: [['CF-Cache-Status', 'HIT']] }, 'cf-cache-status: hit'],
    ['CloudFront’s header', { responseHeaders: [['X-Cache', 'Hit from cloudfront']] }, 'x-cache: hit'],
    [
      'the browser',
      { context: { resourceType: 'main_frame', servedBy: 'cache' } },
      'the browser’s own cache',
    ],
  ])('where %s tells that the start was stored', (_, start, sign) => {
    const exchanges = login(start);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(sign);
    expect(reasonOf(exchanges)?.why).toMatch(/an earlier (visitor|login of this browser)/);
    expect(reasonOf(exchanges)?.fix).toContain('no-store');
  });

  it.each([301, 308])('where the browser kept a redirect that is for good (%i)', (status) => {
    const request = codeFlow()[0]!;
    const exchanges = login({
      status,
      context: { resourceType: 'main_frame', servedBy: 'cache' },
      responseBody: {
        mediaType: 'text/html',
        text: `<a href="${request.url.replaceAll('&', '&amp;')}">Permanent Redirect</a>.`,
      },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`browsers store a ${status}`);
    expect(reasonOf(exchanges)?.fix).toContain('302 or 303');
  });

  it('and not for good where its headers had said how long', () => {
    const reason = reasonOf(
      login({
        status: 308,
        context: { resourceType: 'main_frame', servedBy: 'cache' },
        responseHeaders: [['Cache-Control', 'max-age=600']],
      }),
    );
    expect(reason).toMatchObject({ cause: id });
    expect(reason?.why).not.toContain('308');
    expect(reason?.fix).not.toContain('308');
  });

  it('where the browser begins the same login again and again, from its own cache', () => {
    const request = codeFlow({ responseExchange: home, token: null })[0]!;
    const start = (at: number, isStored: boolean): Exchange => ({
      ...redirect('https://app.example/', request.url, {
        context: { resourceType: 'main_frame', ...(isStored && { servedBy: 'cache' as const }) },
        requestHeaders: isStored ? [['Cookie', 'auth=first']] : [['Accept', '*/*']],
        responseHeaders: [['Cache-Control', 'max-age=86400']],
      }),
      id: `start-${at}`,
      startedAt: baseTime + at * 3000 - 500,
    });
    const round = (at: number): readonly Exchange[] =>
      codeFlow({
        response: { code: `SplxlOBeZQQYbYS6WxSbIA-${at}` },
        responseExchange: home,
        token: null,
      }).map((one) => ({ ...one, id: `${one.id}-${at}`, startedAt: one.startedAt + at * 3000 }));
    const exchanges = [0, 1, 2].flatMap((at) => [start(at, at > 0), ...round(at)]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/,');
    expect(reasonOf(exchanges)?.why).toContain('an earlier login of this browser');
  });

  it('where the callback’s own answer was stored', () => {
    const exchanges = login({}, { ...refused, responseHeaders: [['X-Cache', 'HIT']] });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the app never saw this answer');
  });

  it('where that leads on, and nothing shows how it ended', () => {
    const stored: Partial<Exchange> = {
      status: 302,
      redirectUrl: 'https://app.example/',
      responseHeaders: [['Age', '512']],
    };
    const exchanges = login({}, stored);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the app never saw this answer');
  });

  it('where a stored page says that the login failed, with success', () => {
    const exchanges = login({}, { ...refused, status: 200, responseHeaders: [['X-Cache', 'HIT']] });
    expect(causesOf(exchanges)).toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where nothing tells of a cache', login({})],
    [
      'of a CDN that puts a slash to the callback’s address',
      codeFlow({
        responseExchange: {
          status: 308,
          redirectUrl: 'https://app.example/cb/?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz',
          responseHeaders: [['Age', '512']],
        },
        token: null,
      }),
    ],
    ['of an app that leads on itself', login({}, { status: 302, redirectUrl: 'https://app.example/' })],
    [
      'of a callback of which the browser says only that it came from a cache, as it does of service workers',
      login({}, { ...refused, context: { resourceType: 'main_frame', servedBy: 'cache' } }),
    ],
    [
      'of a cache that asked the server',
      login({
        responseHeaders: [
          ['Age', '0'],
          ['X-Cache', 'MISS'],
          ['Via', '1.1 varnish'],
        ],
      }),
    ],
    ...(
      [
        ['Age', '4711'],
        ['X-Cache', 'Hit from cloudfront'],
        ['CF-Cache-Status', 'HIT'],
        ['X-Vercel-Cache', 'HIT'],
      ] as const
    ).flatMap((header): readonly [string, readonly Exchange[]][] => [
      [
        `of a page app whose callback is stored (${header[0]}) and whose script redeems the code in vain`,
        codeFlow({
          responseExchange: { ...shell, responseHeaders: [header] },
          tokenExchange: { status: 400 },
          tokenAnswer: { error: 'invalid_client' },
        }),
      ],
      [
        `of a page app whose callback is stored (${header[0]}) and goes no further`,
        codeFlow({ responseExchange: { ...shell, responseHeaders: [header] }, token: null }),
      ],
      [
        `of a page app whose answer is in the fragment (${header[0]})`,
        codeFlow({
          request: { response_mode: 'fragment' },
          responseExchange: { ...shell, responseHeaders: [header] },
          tokenExchange: { status: 401 },
          tokenAnswer: { error: 'unauthorized_client' },
        }),
      ],
    ]),
    [
      'of a login that went well',
      login(
        { responseHeaders: [['Age', '40']] },
        {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
        },
      ),
    ],
    [
      'of a stored page that is no start',
      [
        exchange({
          id: 'help',
          url: 'https://app.example/help',
          startedAt: baseTime - 500,
          status: 200,
          responseHeaders: [['Age', '40']],
          context: { resourceType: 'main_frame' },
        }),
        ...codeFlow({ responseExchange: refused, token: null }),
      ],
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
