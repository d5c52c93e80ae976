import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { fetched, page, tab } from '../../../support/around.ts';
import { capture, formBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'session-not-renewed-at-login';
const app = 'https://app.example';
const login = spaLogin('a', { tab });
const old = 'PHPSESSID=9f2c7b41d0e84a6fb3c5a1';
const context = { tab, resourceType: 'main_frame' } as const;

const sets = (cookie: string): Partial<Exchange> => ({
  responseHeaders: [
    ['Set-Cookie', `${cookie}; Path=/; HttpOnly; Secure; SameSite=Lax`],
    ['Content-Type', 'text/html'],
  ],
});
const brings = (...cookies: readonly string[]): Partial<Exchange> => ({
  requestHeaders: [['Sec-Fetch-Site', 'same-origin'], ...cookies.map((cookie): Header => ['Cookie', cookie])],
});
/** A stranger is sent to the way in. */
const turnedAway = (more: Partial<Exchange>): ExchangeFields =>
  redirect(`${app}/home`, `${app}/login`, { context, ...more });
const start = turnedAway({ ...brings(), ...sets(old) });
const taken = (more: Partial<Exchange> = brings(old)): ExchangeFields =>
  redirect(login.answer, `${app}/home`, { context, ...more });
const home = (more: Partial<Exchange> = brings(old)): ExchangeFields => page(`${app}/home`, more);
const asked = (): ExchangeFields => ({ ...login.request() });
const exchangesOf = (...all: readonly ExchangeFields[]): readonly Exchange[] => capture(...all);

describe('session-not-renewed-at-login is medium', () => {
  it('for a session that was made before the login and goes on with its identifier', () => {
    const exchanges = exchangesOf(start, asked(), taken(), home());
    expect(verdictsOf(id, exchanges)).toEqual(['medium firm']);
    expect(verdictsOf(id, redacted(exchanges))).toEqual(['medium firm']);
  });

  it('for one that was made when the login began', () => {
    const began = redirect(`${app}/home`, asked().url, { context, ...brings(), ...sets(old) });
    expect(verdictsOf(id, exchangesOf(began, asked(), taken(), home()))).toEqual(['medium firm']);
  });

  it('where the login was begun by a form', () => {
    const began = redirect(`${app}/login`, asked().url, { context, method: 'POST', ...brings(old) });
    expect(verdictsOf(id, exchangesOf(start, began, asked(), taken(), home()))).toEqual(['medium firm']);
  });
});

describe('session-not-renewed-at-login passes', () => {
  it.each([
    [
      'where the callback gives a new one',
      [
        start,
        asked(),
        taken({ ...brings(old), ...sets('PHPSESSID=b07e51c6aa204f1d83e9') }),
        home(brings('PHPSESSID=b07e51c6aa204f1d83e9')),
      ],
    ],
    [
      'where another session begins beside the old one',
      [
        start,
        asked(),
        taken({ ...brings(old), ...sets('auth_token=b07e51c6aa204f1d83e9') }),
        home(brings(`${old}; auth_token=b07e51c6aa204f1d83e9`)),
      ],
    ],
    [
      'where the page after it does',
      [start, asked(), taken(), home({ ...brings(old), ...sets('PHPSESSID=b07e51c6aa204f1d83e9') })],
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchangesOf(...exchanges))).toBe('pass');
  });
});

describe('session-not-renewed-at-login says nothing', () => {
  const posted = page(`${app}/login`, {
    method: 'POST',
    requestBody: formBody({ user: 'al', password: 'pw' }),
    ...brings(old),
  });
  it.each([
    [
      'of a session whose birth was not seen: a person may have been signed in',
      [turnedAway(brings(old)), asked(), taken(), home()],
    ],
    [
      'of one that had been there and was given once more',
      [turnedAway({ ...brings(old), ...sets(old) }), asked(), taken(), home()],
    ],
    ['where a password was posted to the app before', [start, posted, asked(), taken(), home()]],
    [
      'where a script keeps the new session in a cookie',
      [start, asked(), taken(), home(brings(`${old}; uid_token=b07e51c6aa204f1d83e9`))],
    ],
    [
      'where a token comes along',
      [
        start,
        asked(),
        taken(),
        home({
          requestHeaders: [
            ['Cookie', old],
            ['Authorization', 'Bearer b07e51c6aa204f1d83e9'],
          ],
        }),
      ],
    ],
    [
      'of a cookie that is no session',
      [
        turnedAway({ ...brings(), ...sets('theme=dark-as-the-night') }),
        asked(),
        taken(brings('theme=dark-as-the-night')),
        home(brings('theme=dark-as-the-night')),
      ],
    ],
    ['where cookies were taken out', [turnedAway({}), asked(), taken({}), home({})]],
    ['where nothing was asked for with it', [start, asked(), taken()]],
    [
      'where the login failed',
      [
        start,
        asked(),
        redirect(login.answer, `${app}/login?error=state`, { context, ...brings(old) }),
        page(`${app}/login?error=state`, brings(old)),
      ],
    ],
  ])('%s', (_, exchanges) => {
    const all = exchangesOf(...exchanges);
    expect(outcomeOf(id, all)).toBe('not applicable');
    expect(verdictsOf(id, all)).toEqual([]);
  });

  it('of a second login in the same session, as when an account is linked', () => {
    const link = spaLogin('b', { tab });
    const second = [
      link.request(),
      redirect(link.answer, `${app}/home`, { context, ...brings(old) }),
      home(),
    ];
    const all = exchangesOf(
      start,
      asked(),
      taken(),
      home(),
      fetched(`${app}/api/me`, brings(old)),
      ...second,
    );
    expect(verdictsOf(id, all)).toEqual(['medium firm']);
  });
});
