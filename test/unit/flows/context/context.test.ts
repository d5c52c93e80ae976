import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { createCorrelation } from '../../../../lib/flows/correlate.ts';
import { mostAround } from '../../../../lib/flows/context/trim.ts';
import { formBody, redirect } from '../../../support/exchange.ts';
import { at, cookie, fetched, inspecting, login, page, tab, type Moments } from '../../../support/around.ts';
import { spaLogin } from '../../../support/scenario.ts';

/** Addresses of what is around each flow. */
function around(...moments: Moments): readonly (readonly string[])[] {
  const { assembly, put } = createCorrelation(() => {});
  for (const one of at(...moments)) put(one);
  return assembly.drafts.map((draft) => draft.around.context.map(({ url }) => url));
}

const urlsOf = (exchanges: readonly Exchange[]) => exchanges.map(({ url }) => url);
const request = login.request();
const landing = login.landing();

const ofApp = { context: { tab, resourceType: 'fetch', initiator: 'https://app.example' } } as const;

describe('around a login is', () => {
  it.each<[string, ...Moments]>([
    ['the page where it began', [0, page('https://app.example/')], [5, request], [9, landing]],
    ['a page of the provider’s', [0, request], [1, page('https://op.example/login')], [9, landing]],
    [
      'a frame of the provider’s',
      [0, request],
      [1, page('https://op.example/frame', { context: { tab, resourceType: 'sub_frame' } })],
      [9, landing],
    ],
    ['the page after it', [0, request], [9, landing], [10, page('https://app.example/home')]],
    [
      'an error page after it',
      [0, request],
      [9, landing],
      [10, page('https://app.example/oops', { status: 500 })],
    ],
    [
      'a cookie that a script was given before',
      [0, fetched('https://app.example/csrf', { responseHeaders: cookie('csrf') })],
      [5, request],
    ],
    [
      'a cookie of the provider’s, set on a picture',
      [0, request],
      [
        1,
        {
          ...page('https://op.example/logo.svg'),
          responseHeaders: cookie('op'),
          context: { tab, resourceType: 'other' },
        },
      ],
    ],
    [
      'a refused call right after it',
      [0, request],
      [9, landing],
      [10, fetched('https://app.example/me', { status: 401, responseHeaders: [] })],
    ],
    [
      'a call to an API beside the app that knows nobody',
      [0, request],
      [9, landing],
      [10, fetched('https://api.app.example/me', { ...ofApp, status: 401 })],
    ],
    ['an answered call right after it', [0, request], [9, landing], [10, fetched('https://app.example/me')]],
    [
      'what redirected to the request, wherever it is',
      [
        0,
        redirect('https://start.example/login', request.url, {
          context: { tab, resourceType: 'main_frame' },
        }),
      ],
      [1, request],
    ],
    [
      'what the login’s opener showed',
      [0, page('https://app.example/', { context: { tab: 3, resourceType: 'main_frame' } })],
      [5, { ...request, context: { tab, openerTab: 3, resourceType: 'main_frame' } }],
    ],
    [
      'another host of the provider’s, where its redirect led',
      [0, { ...request, redirectUrl: 'https://live.elsewhere/in' }],
      [1, page('https://live.elsewhere/in')],
      [9, landing],
    ],
    [
      'the whole of it where no tabs are known',
      [0, page('https://app.example/', { context: { resourceType: 'main_frame' } })],
      [5, spaLogin('a').request()],
    ],
    ['a page at another port of the client’s host', [0, page('http://app.example:3000/')], [5, request]],
  ])('%s', (_, ...moments) => {
    expect(around(...moments).flat()).toHaveLength(1);
  });

  it('a prefetch of a login route that the provider was sent', () => {
    const prefetch = redirect(
      'https://app.example/api/login',
      'https://op.example/auth?client_id=spa&response_type=code&state=other',
      {
        requestHeaders: [['Sec-Purpose', 'prefetch']],
        context: { tab, resourceType: 'fetch' },
      },
    );
    expect(around([0, request], [2, prefetch], [9, landing])).toEqual([['https://app.example/api/login']]);
  });

  it('everything together, in order of time, whatever order it came in', () => {
    const moments: Moments = [
      [0, page('https://app.example/')],
      [5, request],
      [6, page('https://op.example/login')],
      [9, landing],
      [10, page('https://app.example/home')],
    ];
    const [first] = around(...moments);
    expect(first).toEqual(['https://app.example/', 'https://op.example/login', 'https://app.example/home']);
    expect(around(...moments.toReversed())).toEqual([first]);
  });

  it('what another login set cookies with, once', () => {
    const other = spaLogin('b', { tab, redirectUri: 'https://app.example/other' });
    const moments: Moments = [
      [0, { ...other.landing(), responseHeaders: cookie('sid') }],
      [5, { ...other.request(), responseHeaders: cookie('op') }],
      [6, request],
    ];
    const { assembly, put } = createCorrelation(() => {});
    for (const one of at([0, other.request()], ...moments.map(([s, f]) => [s + 1, f] as const))) put(one);
    const draft = assembly.drafts.at(-1);
    expect(draft?.around.context.map(({ url }) => url)).toContain(other.landing().url);
    expect([...(draft?.around.ofOthers ?? [])]).toHaveLength(draft?.around.context.length ?? 0);
  });
});

it('around a login is a call beside the app that was answered after all', () => {
  const calls = (...statuses: readonly number[]): Moments =>
    statuses.map((status, at) => [10 + at, fetched('https://api.app.example/me', { ...ofApp, status })]);
  expect(around([0, request], [9, landing], ...calls(401, 200)).flat()).toHaveLength(2);
  expect(around([0, request], [9, landing], ...calls(200, 200)).flat()).toHaveLength(0);
});

describe('around a login is not', () => {
  it.each<[string, ...Moments]>([
    [
      'a call to an API of another site',
      [0, request],
      [9, landing],
      [10, fetched('https://api.elsewhere/me', { ...ofApp, status: 401 })],
    ],
    [
      'what another tab showed',
      [0, page('https://app.example/', { context: { tab: 8, resourceType: 'main_frame' } })],
      [5, request],
    ],
    [
      'a cookie that another tab got',
      [
        0,
        fetched('https://app.example/csrf', {
          responseHeaders: cookie('c'),
          context: { tab: 8, resourceType: 'fetch' },
        }),
      ],
      [5, request],
    ],
    [
      'what belongs to no tab',
      [
        0,
        fetched('https://app.example/csrf', {
          responseHeaders: cookie('c'),
          context: { tab: -1, resourceType: 'fetch' },
        }),
      ],
      [5, request],
    ],
    [
      'a tab that the login’s opened',
      [0, request],
      [
        1,
        page('https://app.example/help', { context: { tab: 9, openerTab: tab, resourceType: 'main_frame' } }),
      ],
      [9, landing],
    ],
    ['a page of another site in the same tab', [0, page('https://news.example/')], [5, request]],
    [
      'another site’s cookies',
      [0, request],
      [1, fetched('https://ads.example/', { responseHeaders: cookie('id') })],
      [9, landing],
    ],
    ['a host whose name ends like the client’s', [0, page('https://notapp.example/')], [5, request]],
    ['what was more than a minute before', [0, page('https://app.example/')], [61, request]],
    [
      'what was more than half a minute after',
      [0, request],
      [1, landing],
      [32, page('https://app.example/home')],
    ],
    [
      'a call before the answer',
      [0, request],
      [5, fetched('https://app.example/me', { status: 401 })],
      [9, landing],
    ],
    [
      'a call to another API',
      [0, request],
      [9, landing],
      [10, fetched('https://api.elsewhere/me', { status: 403 })],
    ],
    [
      'a call later than ten seconds after',
      [0, request],
      [9, landing],
      [20, fetched('https://app.example/me')],
    ],
    [
      'a picture or a script',
      [0, request],
      [1, { ...fetched('https://app.example/app.js'), context: { tab, resourceType: 'script' } }],
    ],
    [
      'a page of a host that the client’s page redirects to',
      [0, request],
      [9, { ...landing, redirectUrl: 'https://elsewhere.example/' }],
      [10, page('https://elsewhere.example/')],
    ],
    [
      'a redirect to the request’s address of another day',
      [0, redirect('https://start.example/', request.url)],
      [90, request],
    ],
    [
      'a prefetch of another site',
      [0, request],
      [
        2,
        redirect('https://news.example/', 'https://op.example/x', {
          requestHeaders: [['Purpose', 'prefetch']],
          context: { tab, resourceType: 'fetch' },
        }),
      ],
      [9, landing],
    ],
  ])('%s', (_, ...moments) => {
    expect(around(...moments)).toEqual([[]]);
  });

  it('what follows when the same client begins anew in the same tab', () => {
    const again = spaLogin('b', { tab });
    const flows = around(
      [0, request],
      [2, landing],
      [3, page('https://app.example/one')],
      [4, again.request()],
      [5, page('https://op.example/login')],
      [6, again.landing()],
      [7, page('https://app.example/two')],
    );
    expect(flows[0]).toEqual(['https://app.example/one']);
    expect(flows[1]).toEqual([
      'https://app.example/one',
      'https://op.example/login',
      'https://app.example/two',
    ]);
  });

  it('anything, for a grant without a front channel', () => {
    const alone = login.redemption({ grant_type: 'client_credentials', code: '' });
    expect(around([0, page('https://op.example/')], [1, alone], [2, page('https://op.example/')])).toEqual([
      [],
    ]);
  });
});

describe('what surrounds no login', () => {
  it('is no evidence and changes nothing', () => {
    const inspection = inspecting([]);
    const before = inspection.revision;
    for (const one of at(
      [0, page('https://a.example/')],
      [1, fetched('https://a.example/x', { responseHeaders: cookie('a') })],
    ))
      expect(inspection.put(one)).toBe(false);
    expect(inspection.evidence()).toEqual([]);
    expect(inspection.takeContext()).toMatchObject({ kept: [], released: [] });
    expect(inspection.revision).toBe(before);
  });

  it('is remembered, until a login turns out to be near', () => {
    const [before, begins] = at([0, page('https://app.example/')], [5, request]);
    const inspection = inspecting([before!]);
    expect(inspection.remembers('x0')).toBe(true);
    expect(urlsOf(inspection.takeContext().remembered)).toEqual(['https://app.example/']);
    expect(inspection.takeContext().remembered).toEqual([]);
    inspection.put(begins!);
    expect(inspection.remembers('x0')).toBe(false);
    const { kept, forgotten } = inspection.takeContext();
    expect([urlsOf(kept), forgotten]).toEqual([['https://app.example/'], ['x0']]);
    expect(inspection.evidence().map(({ id }) => id)).toEqual(['x0', 'x1']);
  });

  it('is let go when time goes on, however little there is of it', () => {
    const inspection = inspecting(at([0, page('https://a.example/')], [80, page('https://b.example/')]));
    expect(urlsOf(inspection.takeContext().remembered)).toEqual(['https://b.example/']);
  });

  it('is bounded: of a thousand pages of one host and of a thousand hosts the newest stay', () => {
    const many = (host: (n: number) => string) => {
      const moments = Array.from(
        { length: 1000 },
        (_, n) => [n / 100, page(`https://${host(n)}/${n}`)] as const,
      );
      return urlsOf(inspecting(at(...moments)).takeContext().remembered);
    };
    expect(many(() => 'a.example')).toHaveLength(24);
    expect(many(() => 'a.example').at(-1)).toBe('https://a.example/999');
    expect(many((n) => `h${n}.example`)).toHaveLength(256);
  });
});

describe('a crowd around a login', () => {
  const crowd = (count: number): Moments =>
    Array.from({ length: count }, (_, n) => [1 + n / 1000, page(`https://op.example/${n}`)] as const);

  it('is cut to its ends, is told, and the rest is evidence no more', () => {
    const inspection = inspecting(at([0, request], ...crowd(1000)));
    const pages = inspection.report({ kind: 'live', entries: 0, skipped: 0 }).flows[0]?.pages;
    expect(pages?.map(({ url }) => url)).toHaveLength(mostAround.during);
    expect(pages?.at(-1)?.url).toBe('https://op.example/999');
    expect(inspection.evidence()).toHaveLength(1 + mostAround.during);
    const { kept, released } = inspection.takeContext();
    expect(kept).toHaveLength(mostAround.during);
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(['x1', 'x1000']));
    expect(released).toContain('x500');
    expect(inspection.report({ kind: 'live', entries: 0, skipped: 0 }).gaps.join()).toMatch(/Only the pages/);
  });

  it('keeps what tells most: the error, and what set cookies', () => {
    const flows = around(
      [0, request],
      [0.5, page('https://op.example/cookie', { responseHeaders: cookie('op') })],
      [0.6, page('https://app.example/sorry', { status: 503 })],
      ...crowd(100),
    );
    expect(flows[0]).toEqual(
      expect.arrayContaining(['https://op.example/cookie', 'https://app.example/sorry']),
    );
  });

  it('of few is not cut and not told', () => {
    const inspection = inspecting(at([0, request], ...crowd(5)));
    expect(inspection.report({ kind: 'live', entries: 0, skipped: 0 }).gaps.join()).not.toMatch(
      /Only the pages/,
    );
  });
});

it('what a person typed is not kept', () => {
  const form = page('https://op.example/login', {
    method: 'POST',
    requestBody: formBody({ password: 'hunter2' }),
  });
  expect(JSON.stringify(inspecting(at([0, request], [3, form])).evidence())).not.toContain('hunter2');
});

it('a page learned more of is kept as it is now', () => {
  const [begins, asked] = at(
    [0, request],
    [1, page('https://op.example/login', { status: undefined, responseHeaders: undefined })],
  );
  const inspection = inspecting([begins!, asked!]);
  expect(inspection.put({ ...asked!, status: 200, responseHeaders: cookie('op') })).toBe(true);
  expect(inspection.evidence().at(-1)).toMatchObject({ status: 200, responseHeaders: cookie('op') });
  expect(inspection.takeContext().kept).toMatchObject([{ status: 200 }]);
});

it('what turns out to be a message of the login is no context any more', () => {
  const [before, begins] = at([0, page('https://app.example/cb')], [5, request]);
  const inspection = inspecting([begins!, { ...before!, startedAt: begins!.startedAt + 1000 }]);
  const answered = { ...before!, startedAt: begins!.startedAt + 1000, url: login.answer };
  inspection.put(answered);
  const [flow] = inspection.report({ kind: 'live', entries: 0, skipped: 0 }).flows;
  expect(flow?.steps.map(({ kind }) => kind)).toContain('authorization_response');
  expect(flow?.pages).toEqual([]);
});
