import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'cookies-too-many';

const refusing = (status: number, text: string, cookie: string): readonly Exchange[] =>
  codeFlow({
    responseExchange: {
      status,
      requestHeaders: [['Cookie', cookie]],
      responseBody: { mediaType: 'text/html', text },
    },
    token: null,
  });
/** A cookie for each name, of that many bytes and a secret. */
const cookies = (names: readonly string[], bytes: number) =>
  names.map((name) => `${name}=a-secret${'x'.repeat(bytes)}`).join('; ');
/** What is made up for each login. */
const times = (count: number, name: (random: string) => string) =>
  Array.from({ length: count }, (_, at) => name(`Kx3pQ9zLw7Rt${at}vBn2`));

const nginx =
  '<html><head><title>400 Request Header Or Cookie Too Large</title></head><body><center><h1>400 Bad Request</h1></center><center>Request Header Or Cookie Too Large</center><hr><center>nginx</center></body></html>';
const apache =
  '<h1>Bad Request</h1><p>Your browser sent a request that this server could not understand.<br />Size of a request header field exceeds server limit.<br /></p>';
const s3 =
  '<Error><Code>RequestHeaderSectionTooLarge</Code><Message>Your request header section exceeds the maximum allowed size.</Message></Error>';
const cloudfront = '<H1>494 ERROR</H1><H2>The request could not be satisfied.</H2>Request header too large';

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    [
      'of ASP.NET Core behind nginx',
      refusing(
        400,
        nginx,
        cookies(
          times(9, (random) => `.AspNetCore.Correlation.${random}`),
          900,
        ),
      ),
      '9 cookies .AspNetCore.Correlation.…, one for each login',
    ],
    [
      'of MSAL.js 1, more than are counted',
      refusing(
        431,
        '',
        cookies(
          times(70, (random) => `msal.544e36c3-fd1e-4403-85c4-69abe05f5dd0.nonce.idtoken|${random}`),
          60,
        ),
      ),
      'are the largest 60 cookies msal.…, which MSAL.js left behind of the logins before',
    ],
    [
      'of Katana at IIS',
      refusing(
        400,
        '<h2>Bad Request - Request Too Long</h2><p>HTTP Error 400. The size of the request headers is too long.</p>',
        cookies(
          times(40, (random) => `OpenIdConnect.nonce.${random}`),
          400,
        ),
      ),
      '40 cookies OpenIdConnect.nonce.…',
    ],
    [
      'of oauth2-proxy at Node.js',
      refusing(
        431,
        '',
        cookies(
          times(12, (random) => `_oauth2_proxy_csrf_${random}`),
          1400,
        ),
      ),
      '12 cookies _oauth2_proxy_csrf_…',
    ],
    [
      'of mod_auth_openidc at Apache',
      refusing(
        400,
        apache,
        cookies(
          times(11, (random) => `mod_auth_openidc_state_${random}`),
          800,
        ),
      ),
      '11 cookies mod_auth_openidc_state_…',
    ],
    [
      'of auth0.js at S3',
      refusing(
        400,
        s3,
        cookies(
          times(20, (random) => `com.auth0.auth.${random}`),
          420,
        ),
      ),
      '20 cookies com.auth0.auth.…',
    ],
    [
      'of Auth0’s SPA SDK at CloudFront',
      refusing(
        494,
        cloudfront,
        cookies(
          times(25, (random) => `a0.spajs.txs.${random}`),
          900,
        ),
      ),
      '25 cookies a0.spajs.txs.…',
    ],
    [
      'of an app’s own states at Envoy',
      refusing(
        431,
        '',
        cookies(
          times(30, (random) => `oauth-state-${random}`),
          2000,
        ),
      ),
      '30 cookies oauth-state-…',
    ],
    [
      'of a session in many parts',
      refusing(431, '', cookies(['sess.0', 'sess.1', 'sess.2', 'sess.3', 'lang'], 3900)),
      '4 parts of the one cookie sess',
    ],
    [
      'of one name on several paths',
      refusing(400, nginx, cookies(['SESSION', 'SESSION', 'SESSION', 'theme'], 3000)),
      'the cookie SESSION, which came 3 times',
    ],
  ])('%s', (_, exchanges, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const why = reasonOf(exchanges)?.why;
    expect(why).toContain(said);
    expect(why).not.toMatch(/a-secret|Kx3pQ9zLw7Rt/);
  });

  it('says how many bytes they take of all', () => {
    const exchanges = refusing(
      431,
      '',
      `sid=1; ${cookies(
        times(10, (random) => `__txn_${random}`),
        1000,
      )}`,
    );
    expect(reasonOf(exchanges)?.why).toMatch(
      /of its 10\d{3} bytes of cookies 10\d{3} are 10 cookies __txn_…/,
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of one large cookie', refusing(431, '', cookies(['session'], 17_000))],
    ['of many of different making', refusing(400, nginx, cookies([...'abcdefghij'], 900))],
    [
      'of two tabs',
      refusing(
        400,
        nginx,
        cookies(
          times(2, (random) => `__txn_${random}`),
          5000,
        ),
      ),
    ],
    [
      'of a few beside what really fills it',
      refusing(
        400,
        nginx,
        `${cookies(
          times(4, (random) => `__txn_${random}`),
          100,
        )}; big=${'x'.repeat(9000)}`,
      ),
    ],
    [
      'of a login that went well with as many',
      refusing(
        200,
        '',
        cookies(
          times(9, (random) => `.AspNetCore.Correlation.${random}`),
          900,
        ),
      ),
    ],
    [
      'of a callback refused for its state',
      refusing(
        400,
        '<h1>Invalid state</h1>',
        cookies(
          times(4, (random) => `__txn_${random}`),
          300,
        ),
      ),
    ],
    [
      'of an address that is too long',
      refusing(
        414,
        '',
        cookies(
          times(9, (random) => `__txn_${random}`),
          900,
        ),
      ),
    ],
    [
      'of a body that is too large',
      refusing(
        413,
        '',
        cookies(
          times(4, (random) => `__txn_${random}`),
          90,
        ),
      ),
    ],
    [
      'of analytics in many numbers',
      refusing(431, '', `${cookies(['_ga_1', '_ga_2', '_ga_3'], 1000)}; sid=${'x'.repeat(9000)}`),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** Somebody opens a page of the app with those cookies, and is turned away. */
const opened = (status: number, text: string, cookie: string, more: Partial<Exchange> = {}) => [
  exchange({
    url: 'https://app.example/orders',
    status,
    requestHeaders: [
      ['Sec-Fetch-Mode', 'navigate'],
      ['Cookie', cookie],
    ],
    responseHeaders: [
      ['Content-Type', 'text/html'],
      ['Server', 'Apache'],
    ],
    responseBody: { mediaType: 'text/html', text },
    context: { resourceType: 'main_frame' },
    ...more,
  }),
];
const states = (count: number, bytes: number, name = 'mod_auth_openidc_state_') =>
  cookies(
    times(count, (random) => `${name}${random}`),
    bytes,
  );
const unavailable = '<h1>Service Unavailable</h1><p>Please try again later.</p>';

describe('a login that never began', () => {
  it.each<[string, readonly Exchange[], string]>([
    [
      'at mod_auth_openidc, which counts them',
      opened(503, unavailable, states(7, 300)),
      '7 cookies mod_auth_openidc_state_…',
    ],
    ['at nginx before Auth0’s SDK', opened(400, nginx, states(12, 900, '__txn_')), '12 cookies __txn_…'],
    [
      'at Kestrel',
      opened(431, '', states(9, 3000, '.AspNetCore.Correlation.')),
      '9 cookies .AspNetCore.Correlation.…',
    ],
  ])('is a failed one, and its cookies are why: %s', (_, exchanges, said) => {
    expect(
      flowsOf(exchanges).map(({ outcome, steps, client }) => [outcome, steps[0]?.kind, client.origin]),
    ).toEqual([['failed', 'refused_start', new URL(exchanges[0]!.url).origin]]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).not.toMatch(/a-secret|Kx3pQ9zLw7Rt|try again later/);
  });

  it('is one, however often the page is loaded again', () => {
    const [visit] = opened(503, unavailable, states(7, 300));
    const again = { ...visit!, id: 'again', entry: 1, startedAt: visit!.startedAt + 3000 };
    expect(flowsOf([visit!, again])).toHaveLength(1);
  });

  it.each<[string, readonly Exchange[]]>([
    ['an app that is down', opened(503, unavailable, 'sid=1; theme=dark')],
    ['an app that is down, with cookies of two tabs', opened(503, unavailable, states(2, 300))],
    [
      'an app that is down, and whose own logins left cookies',
      opened(503, unavailable, states(7, 300, '__txn_')),
    ],
    ['a page that is not there', opened(404, '<h1>Not found</h1>', states(7, 300))],
    ['a form that was wrong', opened(400, '<h1>Bad request</h1>', states(7, 300))],
    ['a request too large by one cookie', opened(431, '', `${cookies(['big'], 9000)}; lang=en`)],
    ['a page that was shown', opened(200, '<h1>Orders</h1>', states(7, 300))],
    [
      'a picture',
      opened(503, unavailable, states(7, 300), {
        requestHeaders: [
          ['Sec-Fetch-Mode', 'no-cors'],
          ['Cookie', states(7, 300)],
        ],
        context: { resourceType: 'other' },
      }),
    ],
  ])('is not %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
