import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { fetched, page, tab } from '../../../support/around.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { spaLogin } from '../../../support/scenario.ts';

const app = 'https://app.example';
const a = spaLogin('a', { tab });
const again = spaLogin('again', { tab });
const context = { tab, resourceType: 'main_frame' } as const;
const sets = (...cookies: readonly string[]): Partial<Exchange> => ({
  responseHeaders: cookies.map((cookie): Header => ['Set-Cookie', cookie]),
});
const brings = (cookie: string): Partial<Exchange> => ({ requestHeaders: [['Cookie', cookie]] });
const taken = (to: string, more: Partial<Exchange>) =>
  redirect(a.answer, `${app}${to}`, { context, ...more });
const led = (from: string, to: string, more: Partial<Exchange>) =>
  redirect(`${app}${from}`, to.startsWith('/') ? `${app}${to}` : to, { context, ...more });
const home = (more: Partial<Exchange> = {}) => page(`${app}/`, more);
const sid = 'sid=a-secret-of-a-session; Path=/; HttpOnly; SameSite=Lax';
const brought = brings('sid=a-secret-of-a-session');
const start = page(`${app}/`, brings('lang=en'));

/** What is told of these, as recorded and as a redacted trace gives it: both are the same. */
function eventsIn(...after: readonly ExchangeFields[]): readonly string[] {
  const exchanges = capture(start, a.request(), ...after);
  const [told, ofTrace] = [exchanges, redacted(exchanges)].map((all) =>
    (flowsOf(all)[0]?.events ?? []).map(({ event, cookie, reason }) =>
      [event.replace('session_', ''), cookie, reason].filter(Boolean).join(' '),
    ),
  );
  expect(ofTrace).toEqual(told);
  return told!;
}

describe('the app’s session', () => {
  it.each<[string, readonly string[], readonly ExchangeFields[]]>([
    [
      'begins with the callback, and comes along',
      ['began sid', 'carried sid'],
      [taken('/', sets(sid)), home(brought)],
    ],
    ['begins with the page after it', ['began sid'], [taken('/', {}), home(sets(sid))]],
    [
      'is the cookie that comes back, and not the one for taste',
      ['began shop_auth', 'carried shop_auth'],
      [
        taken('/', sets('NEXT_LOCALE=en; Path=/; HttpOnly', 'shop_auth=x1y2z3; Path=/')),
        home(brings('NEXT_LOCALE=en; shop_auth=x1y2z3')),
      ],
    ],
    [
      'is given another value, which is no loss',
      ['began sid', 'carried sid', 'replaced sid'],
      [
        taken('/', sets(sid)),
        home({ ...brought, ...sets('sid=another-value-of-it; Path=/; HttpOnly; SameSite=Lax') }),
        fetched(`${app}/api/me`, brings('sid=another-value-of-it')),
      ],
    ],
    [
      'ends when the person signs out',
      ['began sid', 'carried sid', 'ended sid'],
      [
        taken('/', sets(sid)),
        home(brought),
        led('/logout', '/', { ...brought, ...sets('sid=; Max-Age=0; Path=/') }),
        home(),
      ],
    ],
    [
      'is lost by its path',
      ['began sid', 'lost sid other-path'],
      [
        taken('/home', sets('sid=a-secret-of-a-session; Path=/cb; HttpOnly')),
        led('/home', again.request().url, brings('lang=en')),
        again.request(),
      ],
    ],
    [
      'is lost on the way to the app’s own API',
      ['began sid', 'lost sid other-path'],
      [
        taken('/app/', sets('sid=a-secret-of-a-session; Path=/app; HttpOnly')),
        page(`${app}/app/`, brings('lang=en; sid=a-secret-of-a-session')),
        fetched(`${app}/api/me`, { status: 401, ...brings('lang=en') }),
      ],
    ],
    [
      'came, and the app asked for the login again',
      ['began sid', 'refused sid'],
      [
        taken('/home', sets(sid)),
        led('/home', '/login', brings('lang=en; sid=a-secret-of-a-session')),
        page(`${app}/login`, brought),
      ],
    ],
    [
      'came, and the app’s API knew nobody',
      ['began sid', 'refused sid'],
      [taken('/', sets(sid)), home(brought), fetched(`${app}/api/me`, { status: 401, ...brought })],
    ],
  ])('%s', (_, told, after) => {
    expect(eventsIn(...after)).toEqual(told);
  });

  it('may be from before the login', () => {
    const before = page(`${app}/shop`, sets('connect.sid=a-secret-from-before; Path=/; HttpOnly'));
    const own = brings('connect.sid=a-secret-from-before');
    const [flow] = flowsOf(capture(before, { ...a.request() }, taken('/', own), home(own)));
    expect(flow?.events?.map(({ event, cookie }) => [event, cookie])).toEqual([
      ['session_went_on', 'connect.sid'],
    ]);
  });

  it('is told with its attributes and never with its value', () => {
    const [flow] = flowsOf(capture(start, a.request(), taken('/', sets(sid)), home(brought)));
    expect(flow?.events?.[0]).toMatchObject({
      event: 'session_began',
      host: 'client',
      attributes: { host: 'app.example', host_only: true, path: '/', same_site: 'lax', http_only: true },
    });
    expect(JSON.stringify(flow)).not.toContain('a-secret');
  });
});

describe('nothing is told of a session', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where no cookie was set', [taken('/', {}), home()]],
    ['where every cookie was taken out of the recording', [taken('/', {}), home({ requestHeaders: [] })]],
    ['where the callback was refused', [{ ...a.landing(), context, status: 400, ...sets(sid) }]],
    [
      'where the callback leads to the sign-in page',
      [taken('/login', sets(sid)), page(`${app}/login`, brought)],
    ],
    ['where it leads to an error', [taken('/?error=state', sets(sid)), page(`${app}/?error=state`, brought)]],
    [
      'where analytics alone set cookies',
      [taken('/', sets('_ga=GA1.2.3; Path=/', 'AWSALB=x; Path=/')), home()],
    ],
    ['where a cookie of this login alone is deleted', [taken('/', sets('sid=; Max-Age=0; Path=/')), home()]],
  ])('%s', (_, after) => {
    const exchanges = capture(start, a.request(), ...after);
    expect(flowsOf(exchanges)[0]?.events).toBeUndefined();
  });

  it('where the page keeps its tokens itself', () => {
    const exchanges = capture(start, a.request(), a.landing(), a.redemption(), fetched(`${app}/api/me`));
    expect(flowsOf(exchanges)[0]?.events).toBeUndefined();
  });
});
