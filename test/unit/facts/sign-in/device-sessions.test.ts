import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { fetched, page, tab } from '../../../support/around.ts';
import { capture, jsonBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { eventWords } from '../../../../lib/telling/sign-in-events.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { spaLogin } from '../../../support/scenario.ts';

const app = 'https://app.example';
const a = spaLogin('a', { tab });
const context = { tab, resourceType: 'main_frame' } as const;
const registration =
  '(ES256 RS256);path="/dbsc/start";challenge="a-secret-challenge";authorization="a-secret-code"';
const landing = (name: string, more: readonly Header[] = []): ExchangeFields =>
  redirect(a.answer, `${app}/`, {
    context,
    responseHeaders: [
      ['Set-Cookie', 'sid=a-secret-of-a-session; Path=/; HttpOnly'],
      [name, registration],
      ...more,
    ],
  });
const home = page(`${app}/`, { requestHeaders: [['Cookie', 'sid=a-secret-of-a-session']] });
/** What a server says of the session that it bound. */
const instructions = {
  session_identifier: 'a-secret-id',
  refresh_url: '/dbsc/refresh',
  scope: { origin: app, include_site: false },
  credentials: [{ type: 'cookie', name: 'bound', attributes: 'Path=/' }],
};
const proof = (headers: readonly Header[], more: Partial<Exchange> = {}): ExchangeFields =>
  fetched(`${app}/dbsc/start`, {
    method: 'POST',
    requestHeaders: headers,
    responseHeaders: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'bound=a-secret-of-ten-minutes; Max-Age=600; Path=/'],
    ],
    responseBody: jsonBody(instructions),
    ...more,
  });

const answered = (changes: Readonly<Record<string, unknown>>): ExchangeFields =>
  proof([['Secure-Session-Response', 'eyJ.a-secret.x']], {
    responseBody: jsonBody({ ...instructions, ...changes }),
  });
const offered = (value: string): ExchangeFields =>
  redirect(a.answer, `${app}/`, {
    context,
    responseHeaders: [['Secure-Session-Registration', value]],
  });

function eventsIn(...after: readonly ExchangeFields[]): readonly string[] {
  const exchanges = capture(a.request(), ...after);
  const trace = redacted(exchanges);
  expect(JSON.stringify(trace)).not.toContain('a-secret');
  const [told, ofTrace] = [exchanges, trace].map((all) =>
    (flowsOf(all)[0]?.events ?? []).flatMap(({ event, reason, old_names: isOld }) =>
      event.startsWith('device_')
        ? [`${event.replace('device_session_', '')}${isOld ? ' (old)' : ''}${reason ? `: ${reason}` : ''}`]
        : [],
    ),
  );
  expect(ofTrace).toEqual(told);
  return told!;
}

describe('a session that is bound to the device', () => {
  it.each<[string, readonly string[], readonly ExchangeFields[]]>([
    [
      'is offered and begins',
      ['offered', 'began'],
      [landing('Secure-Session-Registration'), home, proof([['Secure-Session-Response', 'eyJ.a-secret.x']])],
    ],
    [
      'is renewed',
      ['renewed'],
      [
        redirect(a.answer, `${app}/`, { context }),
        proof([
          ['Secure-Session-Response', 'eyJ.a-secret.x'],
          ['Sec-Secure-Session-Id', 'a-secret-id'],
        ]),
      ],
    ],
    [
      'is offered by names of an earlier draft',
      ['offered (old)'],
      [landing('Sec-Session-Registration'), home],
    ],
    [
      'is refused',
      ['offered', 'refused'],
      [
        landing('Secure-Session-Registration'),
        home,
        proof([['Secure-Session-Response', 'eyJ.a-secret.x']], { status: 401 }),
      ],
    ],
    [
      'is not refused where the server asks for a newer proof',
      ['offered'],
      [
        landing('Secure-Session-Registration'),
        home,
        proof([['Secure-Session-Response', 'eyJ.a-secret.x']], {
          status: 403,
          responseHeaders: [['Secure-Session-Challenge', '"a-secret-challenge"']],
        }),
      ],
    ],
    [
      'could not be renewed',
      ['skipped'],
      [
        redirect(a.answer, `${app}/`, { context }),
        page(`${app}/`, {
          requestHeaders: [['Secure-Session-Skipped', 'unreachable;session_identifier="a-secret-id"']],
        }),
      ],
    ],
    ['is told by nothing else', [], [landing('Session-Registration'), home]],
  ])('%s', (_, told, after) => {
    expect(eventsIn(...after)).toEqual(told);
  });
});

describe('a session that browsers do not bind', () => {
  it.each([
    ['without a path', '(ES256);challenge="a-secret-challenge"', 'no-path'],
    ['with a path without quotes', '(ES256);path=/dbsc/start;challenge="a-secret-challenge"', 'no-path'],
    ['without an algorithm', '();path="/dbsc/start";challenge="a-secret-challenge"', 'no-algorithm'],
    ['by another algorithm', '(EdDSA);path="/dbsc/start"', 'no-algorithm'],
    ['by an algorithm without parentheses', 'ES256;path="/dbsc/start"', 'no-algorithm'],
    ['at another site', '(ES256);path="https://sessions.example/start"', 'other-site'],
  ])('is offered %s', (_, value, reason) => {
    expect(eventsIn(offered(value), home)).toEqual([`offered: ${reason}`]);
  });

  it('is offered in quotes that nothing closes, which are read in linear time', { timeout: 5000 }, () => {
    const value = `(ES256);path="${'\\"'.repeat(60_000)}`;
    expect(eventsIn(offered(value), home)).toEqual(['offered: no-path']);
    expect(eventsIn(offered(`${value}\\`), home)).toEqual(['offered: no-path']);
  });

  it.each([
    ['by a path from here', '(ES256);path="start";challenge="a-secret-challenge"'],
    ['below the same domain', '(RS256 ES256);path="https://id.app.example/start"'],
    ['by a comma and a bracket in its challenge', '(ES256);challenge="a-secret,(;)";path="/start"'],
    [
      'twice, once rightly',
      '(ES256);challenge="a-secret-one", (RS256);path="/start";challenge="a-secret-two"',
    ],
  ])('is not one that is offered %s', (_, value) => {
    expect(eventsIn(offered(value), home)).toEqual(['offered']);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['has no name', { session_identifier: '' }, 'ended: no-identifier'],
    ['binds no cookie', { credentials: [] }, 'ended: no-cookie'],
    [
      'is to be renewed at another site',
      { refresh_url: 'https://sessions.example/' },
      'ended: other-refresh-url',
    ],
    ['is to be renewed over http', { refresh_url: 'http://app.example/refresh' }, 'ended: plain-refresh-url'],
    ['is of another site', { scope: { origin: 'https://sessions.example' } }, 'ended: other-scope'],
    ['is over', { continue: false }, 'ended'],
  ])('%s', (_, changes, event) => {
    expect(eventsIn(landing('Secure-Session-Registration'), home, answered(changes))).toEqual([
      'offered',
      event,
    ]);
  });

  it('is answered by a page', () => {
    const html = { mediaType: 'text/html', text: '<h1>Hello</h1>' };
    const answer = proof([['Secure-Session-Response', 'eyJ.a-secret.x']], { responseBody: html });
    expect(eventsIn(landing('Secure-Session-Registration'), home, answer)).toEqual([
      'offered',
      'ended: no-instructions',
    ]);
  });

  it('is answered by the name of another when it is renewed', () => {
    const renewal = [
      ['Secure-Session-Response', 'eyJ.a-secret.x'],
      ['Sec-Secure-Session-Id', '"a-secret-id"'],
    ] as const;
    const body = (session_identifier: string) => ({
      responseBody: jsonBody({ ...instructions, session_identifier }),
    });
    const [start] = [redirect(a.answer, `${app}/`, { context })];
    expect(eventsIn(start, proof(renewal, body('a-secret-id')))).toEqual(['renewed']);
    expect(eventsIn(start, proof(renewal, body('a-secret-other')))).toEqual(['ended: other-identifier']);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['is said in full', {}],
    ['is to be renewed where it began', { refresh_url: undefined }],
    ['is of the host that it began at', { scope: { include_site: false } }],
    ['goes on, in so many words', { continue: true }],
  ])('is not one that %s', (_, changes) => {
    expect(eventsIn(landing('Secure-Session-Registration'), home, answered(changes))).toEqual([
      'offered',
      'began',
    ]);
  });
});

describe('the cookie that is bound', () => {
  const toldOf = (...after: readonly ExchangeFields[]) =>
    flowsOf(capture(a.request(), landing('Secure-Session-Registration'), home, ...after))[0]
      ?.events?.filter(({ event }) => event === 'device_session_began')
      .map(eventWords);

  it('is told with the time after which it is to be renewed', () => {
    expect(toldOf(answered({}))).toEqual([
      'The app’s session is bound to this device: the browser proved that it has the key, and cookie bound (this host only, no SameSite, for 10 min) is renewed with it',
    ]);
  });

  it('is left out where several or none are set', () => {
    const none = proof([['Secure-Session-Response', 'eyJ.a-secret.x']], {
      responseHeaders: [['Content-Type', 'application/json']],
    });
    expect(toldOf(none)).toEqual([
      'The app’s session is bound to this device: the browser proved that it has the key',
    ]);
  });
});
