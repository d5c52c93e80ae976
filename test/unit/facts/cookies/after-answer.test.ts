import { expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { followAnswer } from '../../../../lib/facts/cookies/after-answer.ts';
import { jarOf } from '../../../../lib/facts/cookies/jar.ts';
import { cookieLogin, sending, setting, type CookieLogin } from '../../../support/cookie-login.ts';

/** What became of the cookie that the callback’s answer sets: its fate, the request where that shows, and one that carries it. */
function followed(line: string, afterwards: CookieLogin['afterwards'] = []): string {
  const { exchanges, callback } = cookieLogin({ answer: { responseHeaders: setting([line]) }, afterwards });
  const [one] = followAnswer(jarOf(exchanges), callback);
  const path = (to: Exchange | undefined): string => (to ? new URL(to.url).pathname : '');
  return [one?.write.act, one?.fate?.kind, path(one?.next), path(one?.carriedBy)].filter(Boolean).join(' ');
}

const page = (path: string, cookie?: string) => ({
  url: `https://app.example${path}`,
  ...sending({
    'Sec-Fetch-Site': 'cross-site',
    Referer: 'https://op.elsewhere/',
    ...(cookie && { Cookie: cookie }),
  }),
});

it.each([
  ['is kept', 'sid=1; Path=/; SameSite=Lax', [page('/home', 'sid=1')], 'set came /home /home'],
  [
    'stays home and is kept, as a later request shows',
    'sid=1; Path=/; SameSite=Strict',
    [page('/home'), page('/me', 'sid=1')],
    'set withheld /home /me',
  ],
  [
    'is kept, for a path of its own',
    'sid=1; Path=/api',
    [page('/home'), page('/api/me', 'sid=1')],
    'set withheld /home /api/me',
  ],
  ['is not taken', 'sid=1; Path=/; SameSite=None', [page('/home')], 'drop dropped /home'],
  ['stays home', 'sid=1; Path=/; SameSite=Strict', [page('/home')], 'set withheld /home'],
  ['does not come, and nothing tells why', 'sid=1; Path=/', [page('/home', 'a=1')], 'set missing /home'],
  [
    'has its end in the past',
    'sid=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    [page('/home')],
    'delete deleted /home',
  ],
  ['is asked for by nobody', 'sid=1; Path=/', [], 'set'],
  [
    'is asked for by another host alone',
    'sid=1; Path=/',
    [{ ...page('/'), url: 'https://shop.example/' }],
    'set',
  ],
  ['is asked for out of sight', 'sid=1; Path=/', [{ url: 'https://app.example/home' }], 'set'],
])('a cookie of the answer %s', (_, line, afterwards, expected) => {
  expect(followed(line, afterwards)).toBe(expected);
});

it('cookies that the answer did not touch are not told', () => {
  const login = cookieLogin({ set: ['a=1'], sent: 'a=1' });
  expect(followAnswer(jarOf(login.exchanges), login.callback)).toEqual([]);
});
