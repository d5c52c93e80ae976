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
