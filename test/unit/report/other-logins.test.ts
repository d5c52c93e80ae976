import { describe, expect, it } from 'vitest';
import { createInspection } from '../../../lib/inspection.ts';
import { capture, urlWith, type ExchangeFields } from '../../support/exchange.ts';

const context = { resourceType: 'main_frame', tab: 7 } as const;
const page = (url: string, fields: Partial<ExchangeFields> = {}): ExchangeFields => ({
  status: 200,
  context,
  ...fields,
  url,
});
const asked = (server: string, client: string, callback: string, state: string) =>
  urlWith(`${server}/authorize`, {
    client_id: client,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid',
    state,
  });
const atBroker = (state = 'outer-7c1f9a', client = 'notes') =>
  asked('https://broker.example', client, 'https://notes.example/cb', state);
const brokers = 'https://broker.example/upstream/cb';
const upstream = asked('https://people.test', 'broker', brokers, 'inner-55ab1c');
const toldOf = (...fields: readonly ExchangeFields[]) => {
  const inspection = createInspection();
  for (const exchange of capture(...fields)) inspection.put(exchange);
  const { flows } = inspection.report({ kind: 'har', entries: fields.length, skipped: 0 });
  return { flows, first: flows[0]?.diagnosis[0] };
};
const refusal = urlWith(brokers, { error: 'invalid_scope', state: 'inner-55ab1c' });
const later = (fields: ExchangeFields, seconds = 20): ExchangeFields => ({
  ...fields,
  startedAt: 1_767_225_600_000 + seconds * 1000,
});
const waiting = { cause: 'not-answered', confidence: 'tentative' };
const wait = expect.stringMatching(/^The provider has not sent the browser back/);

describe('a login that waits for one inside it', () => {
  it('is told by the inner one’s failure', () => {
    const { flows, first } = toldOf(
      page(atBroker(), { status: 302, redirectUrl: upstream }),
      page(upstream, { status: 302, redirectUrl: refusal }),
      page(refusal, { status: 400 }),
    );
    expect(flows[1]).toMatchObject({ parent: 'flow-1', outcome: 'failed' });
    expect(first?.why).toMatch(/^It broke in the login at people\.test inside it, step \d: /);
    expect(first?.why).toContain(flows[1]?.diagnosis[0]?.why);
    expect(first?.fix).toBe(flows[1]?.diagnosis[0]?.fix);
  });

  const passedOn = (error: string, seconds = 1) => {
    const answer = urlWith('https://notes.example/cb', { error, state: 'outer-7c1f9a' });
    return toldOf(
      page(atBroker(), { status: 302, redirectUrl: upstream }),
      page(upstream, { status: 302, redirectUrl: refusal }),
      page(refusal, { status: seconds > 1 ? 200 : 302, ...(seconds === 1 && { redirectUrl: answer }) }),
      { ...page(answer), startedAt: 1_767_225_600_000 + (2 + seconds) * 1000 },
    );
  };

  it.each(['server_error', 'access_denied'])('and answers %s, is told by it, too', (code) => {
    const { flows, first } = passedOn(code);
    expect(flows[0]?.error?.code).toBe(code);
    expect(first?.why).toMatch(/^It broke in the login at people\.test inside it, step \d: /);
    expect(first?.cause).toBe(flows[1]?.diagnosis[0]?.cause);
  });

  it('is told by the person’s own no, which came later', () => {
    expect(passedOn('access_denied', 20).first?.cause).toBe('access-denied');
  });

  it.each(['login_required', 'unauthorized_client'])('and answers %s, is told by that', (code) => {
    expect(passedOn(code).first?.why).not.toContain('people.test');
  });

  it('is told by the inner one’s failure, whose page it waits at', () => {
    const inside = 'http://broker.corp.internal:8080/upstream/cb';
    const up = asked('https://people.test', 'broker', inside, 'inner-55ab1c');
    const login = 'https://broker.example/login?step=1';
    const { flows, first } = toldOf(
      page(atBroker(), { status: 302, redirectUrl: login }),
      page(login, { status: 302, redirectUrl: up }),
      page(up, {
        status: 302,
        redirectUrl: urlWith(inside, { code: 'SplxlOBeZQQYbYS6', state: 'inner-55ab1c' }),
      }),
      page(urlWith(inside, { code: 'SplxlOBeZQQYbYS6', state: 'inner-55ab1c' }), {
        responseHeaders: [['Content-Type', 'text/html']],
        responseBody: {
          mediaType: 'text/html',
          text: '<title>Error</title><h1>Sorry, there is a problem finding your session</h1>',
        },
      }),
    );
    expect(flows[1]).toMatchObject({ parent: 'flow-1', outcome: 'failed' });
    expect(first?.why).toMatch(/^It broke in the login at people\.test inside it, step \d: /);
  });

  it('still waits where the inner one waits for the person, too', () => {
    const { first } = toldOf(page(atBroker(), { status: 302, redirectUrl: upstream }), page(upstream));
    expect(first).toMatchObject({ ...waiting, why: wait });
  });
});

describe('a first try that nobody answered', () => {
  const no = urlWith('https://notes.example/cb', { error: 'server_error', state: 'outer-2' });

  it('is told by the next one, which failed', () => {
    const { flows, first } = toldOf(
      page(atBroker()),
      later(page(atBroker('outer-2'), { status: 302, redirectUrl: no })),
      later(page(no), 21),
    );
    expect(first?.why).toMatch(
      /^The same login was begun again 20 seconds later, and that one failed at step \d: /,
    );
    expect(first?.fix).toBe(flows[1]?.diagnosis[0]?.fix);
  });

  it('is nothing where a second click began it anew and that one worked', () => {
    const yes = urlWith('https://notes.example/cb', { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'outer-2' });
    const { flows, first } = toldOf(
      page(atBroker(), { status: 0, failure: 'net::ERR_ABORTED' }),
      later(page(atBroker('outer-2'), { status: 302, redirectUrl: yes }), 1),
      later(
        page(yes, {
          status: 302,
          redirectUrl: 'https://notes.example/home',
          responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
        }),
        2,
      ),
      later(page('https://notes.example/home'), 3),
    );
    expect(flows.map(({ outcome }) => outcome)).toEqual(['pending', 'succeeded']);
    expect(first).toBeUndefined();
  });

  it.each([
    ['another client’s', atBroker('outer-2', 'calendar'), 20],
    ['half an hour later', atBroker('outer-2'), 1800],
    ['at another server', asked('https://op.test', 'notes', 'https://notes.example/cb', 'outer-2'), 20],
  ])('is not told by one that is %s', (_which, url, seconds) => {
    const { first } = toldOf(
      page(atBroker()),
      later(page(url, { status: 302, redirectUrl: no }), seconds),
      later(page(no), seconds + 1),
    );
    expect(first).toMatchObject({ ...waiting, why: wait });
  });

  it('is not told by one that waits as well', () => {
    const { first } = toldOf(page(atBroker()), later(page(atBroker('outer-2'))));
    expect(first).toMatchObject({ ...waiting, why: wait });
  });
});

describe('a login that failed, and one that worked later', () => {
  const yes = urlWith('https://notes.example/cb', { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'outer-2' });
  const refused = urlWith('https://notes.example/cb', { error: 'server_error', state: 'outer-7c1f9a' });
  const failing = [page(atBroker(), { status: 302, redirectUrl: refused }), page(refused, { status: 400 })];
  const working = (start: number, request = atBroker('outer-2')) => [
    later(page(request, { status: 302, redirectUrl: yes }), start),
    later(
      page(yes, {
        status: 302,
        redirectUrl: 'https://notes.example/home',
        responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
      }),
      start + 1,
    ),
    later(page('https://notes.example/home'), start + 2),
  ];
  const endingsOf = (...fields: readonly ExchangeFields[]) => {
    const { flows } = toldOf(...fields);
    return flows.map(({ outcome, worked_later: worked }) => [outcome, worked]);
  };

  it('says which, and how much later, beside its own reason', () => {
    const { flows, first } = toldOf(...failing, ...working(20));
    expect(flows[0]).toMatchObject({ outcome: 'failed', worked_later: { flow: 'flow-2', after: 20_000 } });
    expect(first?.why).toContain('server_error');
    expect(flows[1]).not.toHaveProperty('worked_later');
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['worked before', [...working(1), ...failing.map((one) => later(one, 60))]],
    ['worked half an hour later', [...failing, ...working(1800)]],
    ['is another client’s', [...failing, ...working(20, atBroker('outer-2', 'calendar'))]],
    [
      'is at another server',
      [...failing, ...working(20, asked('https://op.test', 'notes', 'https://notes.example/cb', 'outer-2'))],
    ],
    ['is only begun', [...failing, ...working(20).slice(0, 1)]],
  ])('says nothing of one that %s', (_which, fields) => {
    expect(endingsOf(...fields).flatMap(([, worked]) => worked ?? [])).toEqual([]);
  });

  it('is told of a renewal that was refused, by whatever way the later one went', () => {
    const renewal: ExchangeFields = {
      method: 'POST',
      url: 'https://broker.example/token',
      status: 400,
      context: { resourceType: 'fetch', tab: 7, initiator: 'https://notes.example' },
      requestBody: {
        text: 'grant_type=refresh_token&refresh_token=8xLOxBtZp8&client_id=notes',
        mediaType: 'application/x-www-form-urlencoded',
      },
      responseBody: { text: '{"error":"invalid_grant"}', mediaType: 'application/json' },
    };
    expect(endingsOf(renewal, ...working(3))).toEqual([
      ['denied', { flow: 'flow-2', after: 3000 }],
      ['succeeded', undefined],
    ]);
  });
});

it('what has not changed stays the same object from report to report, also where another login tells it', () => {
  const inspection = createInspection();
  const exchanges = capture(
    page(atBroker(), { status: 302, redirectUrl: upstream }),
    page(upstream, { status: 302, redirectUrl: refusal }),
    page(refusal, { status: 400 }),
    page(asked('https://op.test', 'calendar', 'https://calendar.example/cb', 'other-9')),
  );
  const report = () => inspection.report({ kind: 'live', entries: 0, skipped: 0 }).flows;
  for (const exchange of exchanges.slice(0, 3)) inspection.put(exchange);
  const before = report();
  inspection.put(exchanges[3]!);
  const after = report();
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]?.diagnosis[0]?.why).toContain('inside it');
  expect(after[0]).toBe(before[0]);
});
