import { expect, it } from 'vitest';
import { redirectsAmong, redirectsTo } from '../../../../lib/facts/cookies/redirects.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';

const chain = (...fields: readonly ExchangeFields[]): readonly string[] => {
  const all = capture(...fields);
  return redirectsTo(all.at(-1)!, redirectsAmong(all)).map(({ id }) => id);
};
const login = redirect('https://app.example/login', 'https://op.example/auth');
const auth = redirect('https://op.example/auth', 'https://app.example/cb#x');
const callback = { url: 'https://app.example/cb' };

it('the redirects that led to a request are told from the first on', () => {
  expect(chain(login, auth, callback)).toEqual(['x0', 'x1']);
});

it('of a loop each round is told once', () => {
  const again = redirect('https://app.example/cb', 'https://op.example/auth');
  expect(chain(login, auth, again, auth, callback)).toEqual(['x0', 'x1', 'x2', 'x3']);
});

it.each([
  ['led elsewhere', [login, { url: 'https://op.example/other' }]],
  ['was long before', [auth, { ...callback, startedAt: Date.UTC(2026, 0, 1, 0, 1) }]],
  ['came later', [callback, auth, { url: 'https://x.example/' }]],
])('there are none where one %s', (_, fields) => {
  expect(chain(...fields)).toEqual([]);
});

it('a page that came of a redirect is left by its own forms and links', () => {
  const form = { url: 'https://op.example/login', method: 'POST' };
  const page = { url: 'https://op.example/login' };
  const toPage = redirect('https://op.example/auth', page.url);
  expect(chain(toPage, page, form)).toEqual([]);
  expect(chain(toPage, form)).toEqual([]);
  expect(chain(toPage, page, page)).toEqual([]);
});

it('a form is sent on by 307 alone', () => {
  const form = redirect('https://op.example/login', 'https://app.example/cb', { method: 'POST' });
  const posted = { ...callback, method: 'POST' };
  expect(chain({ ...form, status: 307 }, posted)).toEqual(['x0']);
  expect(chain({ ...form, status: 302 }, posted)).toEqual([]);
  expect(chain({ ...form, status: 303 }, callback)).toEqual(['x0']);
});

it('a request that redirects to itself is not its own', () => {
  const [self] = capture(redirect('https://app.example/', 'https://app.example/'));
  expect(redirectsTo(self!, redirectsAmong([self!]))).toEqual([]);
});
