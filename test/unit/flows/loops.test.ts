import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { evidenceOf } from '../../../lib/evidence.ts';
import { baseTime, capture, form, redirect, type ExchangeFields } from '../../support/exchange.ts';
import { causesOf, reasonOf } from '../../support/causes.ts';
import { findingsOf, flowsOf } from '../../support/flow.ts';
import { judgedFlowsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';
import { authnRequestXml, responseXml, samlLogin } from '../../support/single-sign-on.ts';
import { page, tab } from '../../support/around.ts';

const context = { tab, resourceType: 'main_frame' } as const;
const session = { responseHeaders: [['Set-Cookie', 'sid=1; Path=/']] } as const;

/** A login of a web app that leads back to where it began, `at` seconds after the beginning. */
function login(
  name: string,
  at: number,
  changes: Readonly<Record<string, string>> = {},
): readonly ExchangeFields[] {
  const one = spaLogin(name, { tab });
  const startedAt = baseTime + 1 + at * 1000;
  return [
    { ...one.request(changes), startedAt },
    {
      ...redirect(one.answer, 'https://app.example/orders', { context, ...session }),
      startedAt: startedAt + 300,
    },
  ];
}
const told = (fields: readonly ExchangeFields[]) =>
  flowsOf(capture(...fields)).map(({ outcome, steps }) => [outcome, steps.length]);

describe('logins are one that went round', () => {
  it('from the third time on that the app asks at once', () => {
    expect(told([...login('a', 0), ...login('b', 1)])).toHaveLength(2);
    expect(told([...login('a', 0), ...login('b', 1), ...login('c', 2)])).toEqual([['failed', 6]]);
  });

  it('and each time’s exchanges are evidence and steps of it, by rounds', () => {
    const fields = [...login('a', 0), ...login('b', 1), ...login('c', 2), ...login('d', 3)];
    const [flow] = judgedFlowsIn(...fields);
    expect(flow?.rounds?.map(({ messages }) => messages.length)).toEqual([2, 2, 2, 2]);
    expect(evidenceOf([flow!])).toHaveLength(8);
    const [{ steps } = { steps: [] }] = flowsOf(capture(...fields));
    expect(steps.map(({ round }) => round)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(steps.map(({ entry }) => entry)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('live as in a file, where the first answer is opened once more afterwards', () => {
    const [, answer] = login('a', 0);
    const again = { ...answer!, startedAt: baseTime + 60_000 };
    const exchanges = capture(...login('a', 0), ...login('b', 1), ...login('c', 2), again);
    const source = { kind: 'live', entries: 0, skipped: 0 } as const;
    const [live, file] = [createInspection(), createInspection()];
    for (const one of exchanges) {
      live.put(one);
      file.put(one);
      live.report(source);
    }
    expect(live.report(source).flows).toEqual(file.report(source).flows);
  });

  it('whatever order they come in, and flows after them keep their places', () => {
    const other = spaLogin('z', { client: 'other', redirectUri: 'https://other.example/cb' });
    const exchanges = capture(...login('a', 0), ...login('b', 1), ...login('c', 2), {
      ...other.request(),
      startedAt: baseTime + 60_000,
    });
    const report = (list: readonly Exchange[]) => {
      const inspection = createInspection();
      for (const one of list) {
        inspection.put(one);
        inspection.report({ kind: 'live', entries: 0, skipped: 0 });
      }
      return inspection.report({ kind: 'live', entries: 0, skipped: 0 }).flows;
    };
    expect(report(exchanges).map(({ id, client }) => [id, client.id])).toEqual([
      ['flow-1', 'spa'],
      ['flow-2', 'other'],
    ]);
    const [a, b, c, rest] = [
      exchanges.slice(0, 2),
      exchanges.slice(2, 4),
      exchanges.slice(4, 6),
      exchanges.slice(6),
    ];
    expect(report([...c, ...rest, ...a, ...b])).toEqual(report(exchanges));
  });

  it('even when the last one got through: then it worked', () => {
    const home = page('https://app.example/orders', {
      requestHeaders: [['Cookie', 'sid=1']],
      startedAt: baseTime + 2500,
    });
    expect(told([...login('a', 0), ...login('b', 1), ...login('c', 2), home])[0]?.[0]).toBe('succeeded');
  });
});

/** The page that each login was for, which sends on to the provider: what links one time to the next. */
const sentOn = (to: ExchangeFields, at: number): ExchangeFields => ({
  ...redirect('https://app.example/orders', to.url, { context }),
  startedAt: baseTime + 400 + at * 1000,
});
const toLogin = (at: number): ExchangeFields =>
  page('https://app.example/login', { startedAt: baseTime + 600 + at * 1000 });
/** Twice, the first time answered by a redirect that leads to the second; then what the app shows. */
const twice = (...then: readonly ExchangeFields[]): readonly ExchangeFields[] => {
  const [a, b] = [login('a', 0), login('b', 1)];
  return [...a, sentOn(b[0]!, 0), ...b, ...then];
};
const signInPage = [
  redirect('https://app.example/orders', '/login', { context, startedAt: baseTime + 1400 }),
  toLogin(1),
];

describe('two logins are one that went round', () => {
  it('when the first answer led to the second by redirects alone, and then to the sign-in page', () => {
    const exchanges = capture(...twice(...signInPage));
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain('asked for the same login twice in a second');
  });

  it('when a page of SAML’s that posts itself asks again', () => {
    const fields = ['_a', '_b'].flatMap((id, at): readonly ExchangeFields[] => {
      const startedAt = baseTime + 1 + at * 1000;
      const asked = form(
        'https://idp.example.org/SAML2/SSO/POST',
        { SAMLRequest: btoa(authnRequestXml('', id)), RelayState: 'token' },
        { status: 200 },
      );
      const answer = samlLogin.response(responseXml({ inResponseTo: id }));
      return [
        { ...asked, context, startedAt },
        {
          ...answer,
          ...redirect(answer.url, 'https://sp.example.com/home', { context }),
          method: 'POST',
          startedAt: startedAt + 300,
        },
        page('https://sp.example.com/home', {
          context,
          startedAt: startedAt + 400,
          ...(at === 1 && { status: 403 }),
        }),
      ];
    });
    expect(told(fields)).toHaveLength(1);
  });
});

describe('two logins are two', () => {
  it.each<[string, readonly ExchangeFields[], number]>([
    [
      'where a page with a button stood in between',
      [
        ...login('a', 0),
        redirect('https://app.example/orders', '/login', { context, startedAt: baseTime + 400 }),
        toLogin(0),
        ...login('b', 2),
        ...signInPage.slice(1),
      ],
      2,
    ],
    [
      'where somebody signed out in between',
      [
        ...login('a', 0),
        page('https://app.example/orders', { startedAt: baseTime + 400 }),
        page('https://app.example/logout', { startedAt: baseTime + 700 }),
        ...login('b', 1),
      ],
      2,
    ],
    [
      'for another scope',
      (() => {
        const b = login('b', 1, { scope: 'openid files' });
        return [...login('a', 0), sentOn(b[0]!, 0), ...b];
      })(),
      2,
    ],
    [
      'at a higher level',
      (() => {
        const b = login('b', 1, { acr_values: 'mfa' });
        return [...login('a', 0), sentOn(b[0]!, 0), ...b];
      })(),
      2,
    ],
    [
      'for another API',
      (() => {
        const b = login('b', 1, { audience: 'https://api.example' });
        return [...login('a', 0), sentOn(b[0]!, 0), ...b];
      })(),
      2,
    ],
    [
      'in two tabs',
      [...login('a', 0), ...login('b', 1).map((one) => ({ ...one, context: { ...context, tab: 99 } }))],
      2,
    ],
  ])('%s', (_, fields, count) => {
    expect(told(fields)).toHaveLength(count);
    expect(causesOf(capture(...fields))).not.toContain('interaction-loop');
  });

  it('or one that worked, when the second time got through', () => {
    const home = page('https://app.example/orders', {
      requestHeaders: [['Cookie', 'sid=1']],
      startedAt: baseTime + 1400,
    });
    const exchanges = capture(...twice(home));
    expect(told(twice(home)).map(([outcome]) => outcome)).toEqual(['succeeded']);
    expect(causesOf(exchanges)).toEqual([]);
    expect(findingsOf(exchanges).map(({ rule }) => rule)).not.toContain('err-interaction-loop');
  });
});

/** What browsers say of a navigation by script, and of one that somebody clicked for. */
const byScript: Partial<Exchange> = {
  requestHeaders: [
    ['Sec-Fetch-Mode', 'navigate'],
    ['Sec-Fetch-Site', 'cross-site'],
  ],
};
const byClick: Partial<Exchange> = {
  requestHeaders: [...byScript.requestHeaders!, ['Sec-Fetch-User', '?1']],
};
/** Two logins, each of which ends at a page of the app; the page asks for the second. */
const askedByPage = (
  asked: Partial<Exchange>,
  ...then: readonly ExchangeFields[]
): readonly ExchangeFields[] => {
  const [a, [request, answer]] = [login('a', 0), login('b', 1)];
  const home = (at: number) =>
    page('https://app.example/orders', {
      startedAt: baseTime + 500 + at * 1000,
      requestHeaders: [['Cookie', 'sid=1']],
    });
  return [...a, home(0), { ...request!, ...asked }, answer!, home(1), ...then];
};

describe('two logins are one that a page’s script made go round', () => {
  it('where the recording ends there: nobody knows what became of it', () => {
    const exchanges = capture(...askedByPage(byScript));
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['unclear']);
    expect(reasonOf(exchanges)).toMatchObject({ cause: 'interaction-loop', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain('twice in a second');
  });

  it('where the app’s own API knows nobody afterwards', () => {
    const refused: ExchangeFields = {
      url: 'https://app.example/api/orders',
      status: 401,
      startedAt: baseTime + 1700,
      context: { ...context, resourceType: 'fetch', initiator: 'https://app.example' },
    };
    const outcomes = (status: number) =>
      flowsOf(capture(...askedByPage(byScript, { ...refused, status }))).map(({ outcome }) => outcome);
    expect(outcomes(401)).toEqual(['failed']);
    expect(outcomes(500)).toEqual(['unclear']);
  });

  it('where the sign-in page follows', () => {
    const exchanges = capture(...askedByPage(byScript, toLogin(1)));
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain('twice in a second');
  });
});

describe('two logins that a page asked for are no loop', () => {
  const call: ExchangeFields = {
    url: 'https://app.example/api/orders',
    status: 200,
    startedAt: baseTime + 1700,
    responseHeaders: [['Content-Type', 'application/json']],
    context: { tab, resourceType: 'fetch' },
  };

  it.each<[string, readonly ExchangeFields[]]>([
    ['where somebody clicked', askedByPage(byClick)],
    ['where the browser’s own word for it was not recorded', askedByPage({})],
    ['where the app’s API answers afterwards', askedByPage(byScript, call)],
    [
      'where they are for other things',
      askedByPage({ ...byScript, url: login('b', 1, { scope: 'openid orders:write' })[0]!.url }),
    ],
    [
      'where the second is a stronger login',
      askedByPage({ ...byScript, url: login('b', 1, { acr_values: 'mfa' })[0]!.url }),
    ],
    [
      'where the second is a silent check',
      askedByPage({ ...byScript, url: login('b', 1, { prompt: 'none' })[0]!.url }),
    ],
    ['in another tab', askedByPage({ ...byScript, context: { ...context, tab: 9 } })],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(...fields))).not.toContain('interaction-loop');
    expect(told(fields)).toHaveLength(2);
  });
});

/** A login that the provider refuses, and the app’s page to which the refusal comes. */
function refusedLogin(name: string, at: number, error = 'access_denied', by: 'script' | 'person' = 'script') {
  const one = spaLogin(name, { tab });
  const startedAt = baseTime + 1 + at * 1000;
  const answer = `https://app.example/cb?${new URLSearchParams({ error, error_description: 'Something went wrong', state: one.values.state })}`;
  const requestHeaders: Exchange['requestHeaders'] = [
    ['Sec-Fetch-Mode', 'navigate'],
    ...(by === 'person' ? [['Sec-Fetch-User', '?1'] as const] : []),
  ];
  return [
    { ...one.request(), startedAt, requestHeaders },
    page(answer, { startedAt: startedAt + 300, status: 200 }),
  ];
}

describe('logins that are refused each time', () => {
  const round = (error?: string, by?: 'script' | 'person') => [
    ...refusedLogin('a', 0, error, by),
    ...refusedLogin('b', 1, error, by),
    ...refusedLogin('c', 2, error, by),
  ];

  it('are one where the app’s page asks again by itself: the refusal is why, the circle what the app makes of it', () => {
    const exchanges = capture(...round());
    expect(told(round())).toEqual([['failed', 6]]);
    expect(causesOf(exchanges)).toEqual(['access-denied', 'interaction-loop']);
    expect(reasonOf(exchanges)?.why).toMatch(/^A policy of the provider refused.*came 3 times.*nobody/);
    const loop = flowsOf(exchanges)[0]?.diagnosis[1];
    expect(loop?.why).toContain(
      'asked for the same login 3 times in 2 seconds, each time at once after it was refused',
    );
    expect(loop?.fix).toContain('show');
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['a person tries again', round('access_denied', 'person')],
    ['it is twice', round().slice(0, 4)],
  ])('stay apart where %s', (_, fields) => {
    expect(told(fields)).toHaveLength(fields.length / 2);
  });

  it('say what they say of another error', () => {
    const exchanges = capture(...round('server_error'));
    expect(flowsOf(exchanges)).toHaveLength(1);
    expect(causesOf(exchanges)).not.toContain('access-denied');
  });
});

describe('logins stay apart', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['with an hour between them', [...login('a', 0), ...login('b', 3600), ...login('c', 7200)]],
    [
      'for other scopes each',
      [
        ...login('a', 0),
        ...login('b', 1, { scope: 'openid files' }),
        ...login('c', 2, { scope: 'openid mail' }),
      ],
    ],
    [
      'at rising levels',
      [...login('a', 0), ...login('b', 1, { acr_values: 'mfa' }), ...login('c', 2, { max_age: '0' })],
    ],
    ['as silent checks', ['a', 'b', 'c'].flatMap((name, at) => login(name, at, { prompt: 'none' }))],
    ['of three clients', ['a', 'b', 'c'].flatMap((name, at) => login(name, at, { client_id: name }))],
  ])('%s', (_, fields) => {
    expect(told(fields)).toHaveLength(3);
  });

  it('as silent checks of SAML', () => {
    const fields = ['_a', '_b', '_c'].flatMap((id, at): readonly ExchangeFields[] => {
      const startedAt = baseTime + 1 + at * 1000;
      const request = samlLogin.request(authnRequestXml('IsPassive="true"', id));
      return [
        { ...request, startedAt },
        { ...samlLogin.response(responseXml({ inResponseTo: id })), startedAt: startedAt + 300 },
      ];
    });
    expect(told(fields)).toHaveLength(3);
  });

  it('when a silent check is refused and an ordinary login follows', () => {
    const silent = spaLogin('silent', { tab });
    const refused = redirect(
      `https://app.example/cb?error=login_required&state=${silent.values.state}`,
      '/',
      { context },
    );
    expect(told([silent.request({ prompt: 'none' }), refused, ...login('a', 3)])).toHaveLength(2);
  });
});
