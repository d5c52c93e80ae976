import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'prefetch-signs-out';
const a = spaLogin('a');
const host = 'https://app.example';
const html: Header = ['Content-Type', 'text/html'];
const session: Header = ['Cookie', 'app_session=9f2c41d07be84a55'];
const gone: Header = ['Set-Cookie', 'app_session=; Path=/; Max-Age=0'];

type After = {
  readonly asked?: readonly Header[];
  readonly answered?: Header;
  readonly type?: 'fetch' | 'main_frame';
  readonly next?: readonly Header[];
  /** Where the next request goes, and what comes after it. */
  readonly to?: string;
  readonly then?: readonly Header[];
};

/** A login whose page is shown, a request to /signout, and the next request, which is refused where it has no cookie. */
const login = ({
  asked = [],
  answered = gone,
  type = 'fetch',
  next = [['Accept', '*/*']],
  to = '/api/me',
  then,
}: After) =>
  [
    a.request(),
    {
      ...a.landing(),
      status: 302,
      redirectUrl: `${host}/home`,
      responseHeaders: [['Set-Cookie', 'app_session=9f2c41d07be84a55; Path=/; HttpOnly'] as const],
    },
    page('/home', [session], 200),
    {
      url: `${host}/signout`,
      status: 302,
      redirectUrl: `${host}/bye`,
      requestHeaders: [session, ...asked],
      responseHeaders: [answered],
      context: { resourceType: type },
    },
    {
      url: `${host}${to}`,
      status: next.includes(session) ? 200 : 401,
      requestHeaders: next,
      responseHeaders: [['Content-Type', 'application/json'] as const],
      context: { resourceType: 'fetch' as const },
    },
    ...(then ? [page('/orders', then, 200)] : []),
  ].map((fields, entry): Exchange =>
    exchange({ ...fields, id: `x${entry}`, entry, startedAt: baseTime + entry * 2000 }),
  );

function page(path: string, requestHeaders: readonly Header[], status: number) {
  return {
    url: host + path,
    status,
    requestHeaders,
    responseHeaders: [html],
    context: { resourceType: 'main_frame' as const },
  };
}

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Header[], string, 'main_frame'?]>([
    ['the browser', [['Sec-Purpose', 'prefetch']], 'the browser loaded'],
    [
      'the browser, shown or not,',
      [['Sec-Purpose', 'prefetch;prerender']],
      'the browser loaded',
      'main_frame',
    ],
    ['an older browser', [['Purpose', 'prefetch']], 'the browser loaded'],
    ['Next.js', [['Next-Router-Prefetch', '1']], 'router loaded'],
    ['Turbo', [['X-Sec-Purpose', 'prefetch']], 'router loaded'],
  ])('of a session that a prefetch by %s ended', (_, asked, said, type) => {
    const exchanges = login({ asked, ...(type && { type }) });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/signout');
  });
});

describe(`${id} is not the cause`, () => {
  const asked: readonly Header[] = [['Sec-Purpose', 'prefetch']];

  it.each<[string, After]>([
    ['of a person who signs out', { type: 'main_frame' }],
    ['where the cookie comes along later', { asked, next: [session] }],
    [
      'where it comes along after a file that is fetched without',
      { asked, to: '/app.webmanifest', then: [session] },
    ],
    ['where it comes along after a call without', { asked, then: [session] }],
    ['of a person who went there after pointing at it', { asked, to: '/signout' }],
    ['where the prefetch deletes nothing', { asked, answered: ['Set-Cookie', 'seen=1'] }],
    ['where it deletes no session', { asked, answered: ['Set-Cookie', 'flash=; Max-Age=0'] }],
  ])('%s', (_, after) => {
    expect(causesOf(login(after))).not.toContain(id);
  });
});
