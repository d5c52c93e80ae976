import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'session-handshake-loop';
const page = { resourceType: 'main_frame' } as const;
const app = 'http://localhost:3000';

type Loop = {
  readonly rounds?: number;
  readonly keeper?: string;
  /** Milliseconds by which the app’s clock is ahead. */
  readonly ahead?: number;
  readonly headers?: readonly Header[];
  readonly setCookie?: string;
  readonly cookie?: string;
  /** What follows each round. */
  readonly between?: readonly ExchangeFields[];
  readonly from?: string;
};

const dated = (time: number): Header => ['Date', new Date(time).toUTCString()];

/** The app’s page leads to who keeps its session, that one back, and so on; the last time the app shows an error. */
function loop({
  rounds = 4,
  ahead = 0,
  headers = [],
  between = [],
  from = app,
  ...more
}: Loop = {}): readonly Exchange[] {
  const { keeper = 'https://calm-owl-7.session.example/v1/client/handshake' } = more;
  const home = `${from}/dashboard`;
  const ask = `${keeper}?redirect_url=${encodeURIComponent(home)}`;
  const sent: readonly Header[] = [['Cookie', more.cookie ?? 'theme=dark']];
  const round = (at: number): readonly ExchangeFields[] => {
    const time = baseTime + at * 900;
    const own = (url: string, redirectUrl: string, after: number, set?: string): ExchangeFields => ({
      url,
      status: 307,
      redirectUrl,
      startedAt: time + after,
      context: page,
      requestHeaders: sent,
      responseHeaders: [
        dated(time + after + ahead),
        ...headers,
        ...(set ? ([['Set-Cookie', set]] as const) : []),
      ],
    });
    return [
      own(home, ask, 0),
      {
        url: ask,
        status: 307,
        redirectUrl: `${home}?__handshake=eyJh`,
        startedAt: time + 200,
        context: page,
        responseHeaders: [dated(time + 200)],
      },
      own(`${home}?__handshake=eyJh`, home, 400, more.setCookie),
      ...between.map((one) => ({ ...one, startedAt: time + 600 })),
    ];
  };
  const all = Array.from({ length: rounds }, (_, at) => round(at)).flat();
  const end = {
    url: home,
    status: 500,
    startedAt: baseTime + rounds * 900,
    context: page,
    requestHeaders: sent,
    responseHeaders: [dated(baseTime + rounds * 900 + ahead)],
    responseBody: { mediaType: 'text/html', text: '<h1>Too many redirects for this session</h1>' },
  };
  return capture(...all.map((one) => ({ ...one, startedAt: one.startedAt! + 1 })), end);
}

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['of a clock that is behind', loop({ ahead: -47_000 }), 'its clock is 47 seconds behind'],
    ['of a clock that is ahead', loop({ ahead: 200_000 }), 'its clock is 3 minutes ahead of'],
    [
      'of a cookie that does not stay, at a proxy’s portal',
      loop({ keeper: 'https://portal.example.org/access/login', setCookie: '__gate=1; Secure; Path=/' }),
      'the cookie __gate that it set on the way back did not come',
    ],
    [
      'as the app’s own header says',
      loop({ headers: [['X-Acme-Auth-Reason', 'token not active yet (nbf)']] }),
      'by its clock the session is not valid yet',
    ],
    ['of whatever the app does not take', loop({ rounds: 3 }), 'it does not accept that session'],
  ])('%s', (_, exchanges, says) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain(says);
    expect(reasonOf(exchanges)?.why).toMatch(/times within \d+ seconds?/);
  });

  it('and tells how often', () => {
    expect(reasonOf(loop({ rounds: 6 }))?.why).toContain('6 times within');
  });

  it('with what the app says in the end', () => {
    expect(reasonOf(loop())?.why).toContain('“Too many redirects for this session”');
  });
});

it('a loop that ends on a page of the app is told as no failure', () => {
  const exchanges = loop({ ahead: -3000 }).map((one) => (one.status === 500 ? { ...one, status: 200 } : one));
  expect(flowsOf(exchanges).map(({ outcome, diagnosis }) => [outcome, diagnosis.length])).toEqual([
    ['unclear', 0],
  ]);
});

it('and a visit afterwards makes no success of it', () => {
  const later = { url: `${app}/sign-in`, status: 200, context: page };
  const exchanges = [
    ...loop(),
    ...capture({ ...later, id: 'later', startedAt: baseTime + 20_000, entry: 99 }),
  ];
  expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  expect(causesOf(exchanges)).toEqual([id]);
});

describe('there is no login that failed', () => {
  it.each<[string, readonly Exchange[]]>([
    ['in one round', loop({ rounds: 1 })],
    ['in two rounds', loop({ rounds: 2 })],
    [
      'in pages of which each asks once',
      loop({ between: [{ url: `${app}/dashboard`, status: 200, context: page }] }),
    ],
    ['at a host that asks for consent to cookies', loop({ keeper: 'https://consent.example/collect' })],
    ['at a shop’s counter', loop({ keeper: 'https://stats.example/hit' })],
    ['on the app’s own host', loop({ keeper: `${app}/session/handshake` })],
    ['in calls of a script', loop().map((one) => ({ ...one, context: { resourceType: 'fetch' as const } }))],
    ['in frames', loop().map((one) => ({ ...one, context: { resourceType: 'sub_frame' as const } }))],
    [
      'in three tabs',
      loop({ rounds: 3 }).map((one, at) => ({ ...one, context: { ...page, tab: Math.floor(at / 3) } })),
    ],
    [
      'in minutes',
      loop({ rounds: 3 }).map((one, at) => ({ ...one, startedAt: one.startedAt + at * 20_000 })),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges)).toEqual([]);
  });
});

/** The same, and the app gives up: it shows its own sign-in page. */
const givenUp = (changes: Loop, leadsTo = `${app}/sign-in?redirect_url=x`): readonly Exchange[] => {
  const all = loop({ rounds: 3, ...changes });
  const last = all.at(-1)!;
  const shown = {
    ...last,
    id: 'shown',
    entry: 999,
    url: leadsTo,
    startedAt: last.startedAt + 200,
    status: 200,
    responseBody: { mediaType: 'text/html', text: '<title>Welcome</title>' },
  };
  return [
    ...all.slice(0, -1),
    { ...last, status: 307, redirectUrl: leadsTo, responseBody: undefined },
    shown,
  ];
};
const named = (reason: string): Pick<Loop, 'headers'> => ({
  headers: [
    ['x-clerk-auth-status', 'handshake'],
    ['x-clerk-auth-reason', reason],
  ],
});

describe(`${id} tells what the app gives as its reason`, () => {
  it.each<[string, number, string, string]>([
    ['session-token-iat-in-the-future', -47_000, 'its clock is 47 seconds behind', 'NTP'],
    ['session-token-iat-in-the-future', -4000, 'its clock is 4 seconds behind', 'NTP'],
    ['session-token-nbf', 0, 'the clock is behind', 'NTP'],
    ['token-not-active-yet', 0, 'the clock is behind', 'NTP'],
    ['session-token-expired', 90_000, 'ahead of', 'NTP'],
    ['jwk-kid-mismatch', -47_000, 'keys are of another instance', 'secret key'],
    ['client-uat-but-no-session-token', 0, '(__session) did not', 'cookies stay'],
    ['token-invalid-authorized-parties', 0, 'another origin', 'authorizedParties'],
    ['session-token-iat-before-client-uat', 0, 'older than the last sign-in', 'Delete both'],
  ])('%s (%d)', (reason, ahead, says, fix) => {
    const exchanges = givenUp({ ahead, ...named(reason) });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(says);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
  });

  it('in the address to which it leads', () => {
    const keeper = 'https://calm-owl-7.session.example/v1/client/handshake';
    const exchanges = givenUp({ keeper }).map((one) => ({
      ...one,
      ...(one.redirectUrl?.startsWith(keeper) && {
        redirectUrl: `${one.redirectUrl}&__clerk_hs_reason=session-token-nbf`,
      }),
    }));
    expect(reasonOf(exchanges)?.why).toContain('the clock is behind');
  });

  it.each([
    ['a name that nobody knows', named('of-our-own-kind')],
    ['no name', {}],
  ])('and no more than was seen of %s', (_, changes) => {
    expect(reasonOf(givenUp(changes))?.why).toContain('it does not accept that session');
  });

  it.each([
    ['and shows a page of its own', givenUp(named('session-token-nbf'), `${app}/dashboard/home`)],
    ['after two rounds', givenUp({ rounds: 2, ...named('dev-browser-missing') })],
  ])('and nothing where the app goes on %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

type Reload = {
  readonly times?: number;
  readonly ahead?: number;
  readonly headers?: readonly Header[];
  readonly status?: number;
  readonly type?: string;
};

/** The app answers its page with one that fetches the session anew and loads the page again: no redirect tells of the round. */
const reloads = ({
  times = 4,
  ahead = 0,
  headers = named('token-not-active-yet').headers,
  status = 401,
  type = 'main_frame',
}: Reload = {}): readonly Exchange[] => {
  const home = `${app}/dashboard`;
  const keeper = 'https://calm-owl-7.session.example';
  const round = (at: number): readonly ExchangeFields[] => {
    const time = baseTime + at * 300;
    return [
      {
        url: `${keeper}/v1/client/sessions/sess_1/tokens`,
        method: 'POST',
        status: 200,
        startedAt: time,
        context: { resourceType: 'fetch', initiator: app },
        responseHeaders: [dated(time), ['Content-Type', 'application/json']],
      },
      {
        url: home,
        status,
        startedAt: time + 100,
        context: { resourceType: type as 'main_frame' },
        requestHeaders: [['Cookie', '__session=abc']],
        responseHeaders: [dated(time + 100 + ahead), ['Content-Type', 'text/html'], ...headers!],
      },
    ];
  };
  return capture(...Array.from({ length: times }, (_, at) => round(at)).flat());
};

describe('an app that has its page loaded again for the session', () => {
  it('is told by its clock, against that of who keeps the session', () => {
    const exchanges = reloads({ ahead: -42_000 });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'its clock is 42 seconds behind that of calm-owl-7.session.example',
    );
    expect(reasonOf(exchanges)?.why).toContain('refused its page 4 times within');
    expect(reasonOf(exchanges)?.fix).toContain('NTP');
  });

  it.each([
    ['token-not-active-yet', 'the clock is behind'],
    ['jwk-kid-mismatch', 'keys are of another instance'],
  ])('is told by the reason that it names: %s', (reason, says) => {
    const exchanges = reloads(named(reason));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(says);
  });

  it('is quoted, as it wrote it into a header', () => {
    const sentence = 'JWT cannot be used prior to not before date claim (nbf).';
    const message: Header = ['X-Clerk-Auth-Message', encodeURIComponent(sentence)];
    const exchanges = reloads({ headers: [...named('token-not-active-yet').headers!, message] });
    expect(reasonOf(exchanges)?.why).toContain('JWT cannot be used prior to not before date claim (nbf)');
  });

  it.each<[string, Reload]>([
    ['that came twice', { times: 2 }],
    ['without a reason for it', { headers: [] }],
    ['with a reason that nobody knows', named('of-our-own-kind')],
    ['that was shown', { status: 200 }],
    ['that a script called', { type: 'fetch' }],
    ['that lies in a frame', { type: 'sub_frame' }],
  ])('is no login of a page %s', (_, changes) => {
    expect(flowsOf(reloads(changes))).toEqual([]);
  });

  it('is no failure where the page is shown in the end', () => {
    const all = reloads({ times: 3 });
    const last = all.at(-1)!;
    const shown = { ...last, id: 'shown', entry: 99, startedAt: last.startedAt + 300, status: 200 };
    expect(causesOf([...all, shown])).toEqual([]);
  });
});

describe('at a portal that takes the way back in base64', () => {
  type Portal = { from?: string; portal?: string; back?: string; set?: string; rounds?: number };

  /** The portal takes the password and sets its cookie; from then on it and the app send the browser to each other. */
  function portalLoop({
    from = 'http://cloud.example',
    portal = 'https://cloud.example/sso/',
    back = `${from}/files/`,
    set = 'SSOAuthHash=a-secret; Domain=.cloud.example; Path=/; Secure',
    rounds = 4,
  }: Portal = {}): readonly Exchange[] {
    const ask = `${portal}?r=${encodeURIComponent(btoa(back))}`;
    const hop = (
      url: string,
      redirectUrl: string,
      after: number,
      more: Partial<Exchange> = {},
    ): ExchangeFields => ({
      url,
      status: 302,
      redirectUrl,
      startedAt: baseTime + after,
      context: page,
      requestHeaders: [
        ['Cookie', url.startsWith('https:') && after > 4000 ? 'SSOAuthHash=a-secret' : 'theme=dark'],
      ],
      ...more,
    });
    const home = `${from}/files/`;
    return capture(
      hop(home, ask, 1),
      { url: ask, status: 200, startedAt: baseTime + 100, context: page },
      hop(ask, ask, 4000, { method: 'POST', responseHeaders: [['Set-Cookie', set]] }),
      ...Array.from({ length: rounds }, (_, at) => [
        hop(ask, home, 4100 + at * 200),
        hop(home, ask, 4200 + at * 200),
      ]).flat(),
      {
        url: ask,
        startedAt: baseTime + 9000,
        status: 0,
        failure: 'net::ERR_TOO_MANY_REDIRECTS',
        context: page,
      },
    );
  }

  it.each<[string, Portal]>([
    ['of one host', {}],
    [
      'of another host of the site',
      { from: 'http://wiki.cloud.example', portal: 'https://auth.cloud.example/' },
    ],
  ])('%s, a Secure cookie that the app over http does not get is the cause', (_, portal) => {
    const exchanges = portalLoop(portal);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('cookie SSOAuthHash is Secure');
    expect(reasonOf(exchanges)?.fix).toContain('https://');
  });

  it.each<[string, Portal]>([
    ['a cookie that is not Secure', { set: 'SSOAuthHash=a-secret; Domain=.cloud.example; Path=/' }],
    [
      'a cookie of the portal’s own host',
      {
        from: 'http://wiki.example',
        portal: 'https://auth.cloud.example/',
        set: 'SSOAuthHash=a-secret; Path=/; Secure',
      },
    ],
    ['an app over https', { from: 'https://wiki.cloud.example', portal: 'https://auth.cloud.example/' }],
  ])('%s is not said to stay away by the scheme', (_, portal) => {
    const exchanges = portalLoop(portal);
    expect(causesOf(exchanges)).toContain(id);
    expect(reasonOf(exchanges)?.why).not.toContain('plain http');
  });

  it.each<[string, Portal]>([
    ['two rounds', { rounds: 1 }],
    ['an address of another site', { back: 'https://other.example/' }],
    ['a host that is no login’s', { portal: 'https://stats.example/hit' }],
  ])('there is none that failed in %s', (_, portal) => {
    expect(causesOf(portalLoop(portal))).not.toContain(id);
  });
});
