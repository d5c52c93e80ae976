import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, exchange } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest, service } from '../../../support/saml-login.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { flowsOf, webAppFlow } from '../../../support/flow.ts';

const id = 'callback-twice';
const login: CookieLogin = {
  set: ['st=af0ifjsldkj9320ad; Path=/; HttpOnly'],
  sent: 'st=af0ifjsldkj9320ad',
  stay: 60_000,
};

/** A login whose callback is asked for twice: the refused one, and another that differs so, some milliseconds apart from it. */
function twice(
  other: Partial<Exchange>,
  apart: number,
  refused: Partial<Exchange> = {},
): readonly Exchange[] {
  const exchanges = failingLogin({ ...login, answer: { status: 400, ...refused } });
  const callback = exchanges.find((one) => one.id === 'callback')!;
  const twin: Exchange = {
    ...callback,
    id: 'twin',
    status: 302,
    redirectUrl: 'https://app.example/home',
    ...other,
    startedAt: callback.startedAt + apart,
    requestHeaders: [...(callback.requestHeaders ?? []), ...(other.requestHeaders ?? [])],
  };
  delete (twin as { responseBody?: unknown }).responseBody;
  return [...exchanges, twin]
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map((one, entry) => ({ ...one, entry }));
}

describe('of two that led to pages without a word of failure', () => {
  const sets = (line: string, to: string): Partial<Exchange> => ({
    status: 303,
    redirectUrl: `https://app.example${to}`,
    responseHeaders: [['Set-Cookie', line]],
  });
  const begun = sets('haus=1f9b2c7a; Path=/; HttpOnly', '/heim');
  it('the one that takes the session of the other away is the refused one', () => {
    const exchanges = twice(begun, -60, sets('haus=; Path=/; Max-Age=0', '/tor?lage=3'));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('was led to https://app.example/tor');
  });
  it.each<[string, Partial<Exchange>]>([
    ['takes away another cookie', sets('st=; Path=/; Max-Age=0', '/tor')],
    ['leads to the same page', sets('haus=; Path=/; Max-Age=0', '/heim')],
    ['sets it anew', sets('haus=77aa1c; Path=/', '/tor')],
  ])('one that %s is not', (_, refused) => {
    expect(causesOf(twice(begun, -60, refused))).not.toContain(id);
  });
});

describe('of a prefetch and the visit that led to the same page', () => {
  const answers = (...lines: readonly string[]): Partial<Exchange> => ({
    status: 302,
    redirectUrl: 'https://app.example/',
    responseHeaders: lines.map((line) => ['Set-Cookie', line] as const),
  });
  const prefetch = { requestHeaders: [['Sec-Purpose', 'prefetch']] as const };
  const begins = ['haus_user=1f9b2c7a; Path=/; HttpOnly', 'st=; Path=/; Max-Age=0'];
  const gone = 'haus_user=""; Path=/; Max-Age=0';

  it('the visit is the refused one, and nobody is signed in', () => {
    const exchanges = twice({ ...answers(...begins), ...prefetch }, -450, answers(gone));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(reasonOf(exchanges)?.why).toContain('a prefetch, the browser’s guess');
  });
  it.each<[string, Partial<Exchange>, Partial<Exchange>]>([
    ['both began a session', answers(...begins), answers(...begins)],
    ['the visit took another cookie away', answers(...begins), answers('st=; Path=/; Max-Age=0')],
    [
      'it took something else of the prefetch’s away',
      answers('flash=hi; Path=/'),
      answers('flash=; Max-Age=0'),
    ],
    ['it began a session of another name', answers(...begins), answers(gone, 'sid=77aa1c; Path=/')],
  ])('not where %s', (_, first, visit) => {
    expect(causesOf(twice({ ...first, ...prefetch }, -450, visit))).not.toContain(id);
  });
});

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    [
      'of a prefetch',
      twice({ requestHeaders: [['Sec-Purpose', 'prefetch']] }, -90),
      'a prefetch, the browser’s guess',
    ],
    [
      'of a service worker',
      twice({ requestHeaders: [['Service-Worker-Navigation-Preload', 'true']] }, -15),
      'a request of a script or service worker',
    ],
    [
      'of a double click, whose second was taken',
      twice({}, 60),
      'came 60 ms after this one and was taken (302)',
    ],
    ['of a double click, whose first was', twice({}, -60), 'came 60 ms before this one and was taken (302)'],
    [
      'of a browser that broke off the first',
      twice({ status: 0, failure: 'net::ERR_ABORTED' } as Partial<Exchange>, -300),
      'was broken off before its answer came',
    ],
    ...(['/login', '/connexion', '/user/sign_in', '/account/anmelden.php'] as const).map(
      (path): [string, readonly Exchange[], string] => [
        `of a slow callback that was loaded again and then leads to ${path}`,
        twice({ status: 0, failure: 'NS_BINDING_ABORTED', duration: 9300 } as Partial<Exchange>, -9400, {
          status: 302,
          redirectUrl: `https://app.example${path}`,
        }),
        `was broken off after 9 seconds, before its answer came; this one, whose page is what the person sees, was led to https://app.example${path}`,
      ],
    ),
    [
      'of a first that was taken with tokens and shows them to the sign-in page',
      twice(
        {
          redirectUrl: 'https://app.example/login?oidc_code=Hl7YmdstaSPaCQOf',
          responseHeaders: [['Set-Cookie', 'cloud_access=eyJhbGciOi.J9.c2ln; Path=/; HttpOnly; Secure']],
          requestHeaders: [['Service-Worker-Navigation-Preload', 'true']],
        },
        -400,
      ),
      'came 400 ms before this one and was taken (302)',
    ],
    ['of a tab that was restored', twice({}, -20_000), 'a step back or a restored tab'],
    [
      'of a reload',
      twice({}, -8000, {
        requestHeaders: [
          ['Cache-Control', 'max-age=0'],
          ['Cookie', 'st=af0ifjsldkj9320ad'],
        ],
      }),
      'one that a reload repeated',
    ],
  ])('%s', (_, exchanges, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.compared?.[0]?.name).toBe('code');
  });
});

describe(`${id} is the cause of a form that is sent twice`, () => {
  const sends = 'document.forms[0].submit()';
  const page = (scripts: string): Exchange =>
    exchange({
      method: 'POST',
      url: 'https://idp.example/login',
      status: 200,
      startedAt: baseTime + 5000,
      context: { resourceType: 'main_frame' },
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: {
        mediaType: 'text/html',
        text: `<form method="post" action="${service.consumer}"><input type="hidden" name="SAMLResponse"></form>${scripts}`,
      },
    });
  /** The first is broken off, the second refused by a method that nobody takes any more. */
  const posted = (scripts: string, more: Partial<Exchange> = {}) => {
    const answer = (fields: Partial<Exchange>) =>
      samlAnswer({ exchange: { requestHeaders: [['Cache-Control', 'max-age=0']], ...fields } });
    const { redirectUrl: _, status: __, ...first } = answer({ startedAt: baseTime + 5200 });
    const { redirectUrl: ___, ...second } = answer({ startedAt: baseTime + 5211, status: 405, ...more });
    return capture(samlRequest(), page(scripts), { ...first, failure: 'net::ERR_ABORTED' }, second);
  };

  it('by two scripts of its page', () => {
    const exchanges = posted(`<body onload="${sends}"><script>${sends};</script>`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('two scripts that submit it, came 11 ms before this one');
    expect(reasonOf(exchanges)?.fix).toContain('submit its form once');
  });

  it('by nobody knows whom, and no reload is told, though a browser asks of a form as if it were one', () => {
    const exchanges = posted(`<body onload="${sends}">`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('one at the same time');
    expect(reasonOf(exchanges)?.why).not.toContain('reload');
  });

  it('and by a reload where it came later', () => {
    const exchanges = posted(`<body onload="${sends}"><script>${sends};</script>`, {
      startedAt: baseTime + 9000,
    });
    expect(reasonOf(exchanges)?.why).toContain('one that a reload repeated');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a callback that was asked for once', failingLogin(login)],
    [
      'where both were refused',
      twice({ status: 400, redirectUrl: undefined } as unknown as Partial<Exchange>, -3000),
    ],
    [
      'where the first led to the second',
      twice(
        { redirectUrl: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad' },
        -30,
      ),
    ],
    [
      'of two codes',
      twice({ url: 'https://app.example/cb?code=another-code-of-it&state=af0ifjsldkj9320ad' }, -3000),
    ],
    [
      'where the first led to the sign-in page with an error, and a session that keeps the words',
      twice(
        {
          redirectUrl: 'https://app.example/login?error=state',
          responseHeaders: [['Set-Cookie', 'session=flash; Path=/; HttpOnly; Secure']],
        },
        -3000,
      ),
    ],
    [
      'of codes that a cleaner took',
      twice({}, -3000).map((one) => ({
        ...one,
        url: one.url.replace('SplxlOBeZQQYbYS6WxSbIA', '[Filtered]'),
      })),
    ],
    [
      'where what became of the other was not recorded',
      twice({ status: undefined, redirectUrl: undefined } as unknown as Partial<Exchange>, -3000),
    ],
    ['of a preflight', twice({ method: 'OPTIONS', status: 204 }, -30)],
    [
      'of a slow callback that was loaded again and then lets the person in',
      twice({ status: 0, failure: 'NS_BINDING_ABORTED', duration: 9300 } as Partial<Exchange>, -9400, {
        status: 302,
        redirectUrl: 'https://app.example/home',
        responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']],
      }),
    ],
    [
      'of one callback alone that leads to the sign-in page',
      failingLogin({ ...login, answer: { status: 302, redirectUrl: 'https://app.example/login' } }),
    ],
    ['where both were taken', twice({}, -60, { status: 302, redirectUrl: 'https://app.example/home' })],
    ['of another address', twice({ url: 'https://app.example/other?code=SplxlOBeZQQYbYS6WxSbIA' }, -60)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('after a login that worked', () => {
  /** A web app's login with a session and its page; the callback is asked for again `apart` milliseconds later. */
  const again = (apart: number, refused: Partial<Exchange> = {}): readonly Exchange[] => {
    const exchanges = webAppFlow({
      then: [{ url: 'https://app.example/home', requestHeaders: [['Cookie', 'sid=1']], status: 200 }],
    });
    const callback = exchanges.find(({ url }) => url.startsWith('https://app.example/cb'))!;
    const { redirectUrl: _, ...repeated } = callback;
    return [
      ...exchanges,
      {
        ...repeated,
        id: 'again',
        entry: exchanges.length,
        startedAt: callback.startedAt + apart,
        requestHeaders: [['Cookie', 'sid=1']] as const,
        responseHeaders: [],
        status: 400,
        ...refused,
      },
    ];
  };

  it('the second call is told, and that the session should be there', () => {
    const exchanges = again(41_000);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(/^The login worked\. Then https:\/\/app\.example\/cb was asked/);
    expect(reasonOf(exchanges)?.fix).toMatch(/^Open the app’s start page/);
  });

  it.each<[string, readonly Exchange[]]>([
    ['that is taken again', again(41_000, { status: 302, redirectUrl: 'https://app.example/home' })],
    ['of a prefetch', again(41_000, { requestHeaders: [['Sec-Purpose', 'prefetch']] })],
    [
      'that leads to where one signs in',
      again(41_000, { status: 302, redirectUrl: 'https://app.example/login' }),
    ],
  ])('one %s is none', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
