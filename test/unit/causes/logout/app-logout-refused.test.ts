import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { at, fetched, page, type Moments } from '../../../support/around.ts';
import { app, login, inTab, op } from '../../../support/team-login.ts';
import { redirect, urlWith } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';

const id = 'app-logout-refused';
const html = (text: string) => ({ mediaType: 'text/html', text: `<!doctype html><h1>${text}</h1>` });
const asked = (status: number, more: Partial<Exchange> = {}) => page(`${app}/logout`, { status, ...more });
const allowsPost: Partial<Exchange> = {
  responseHeaders: [
    ['Content-Type', 'text/html'],
    ['Allow', 'POST, OPTIONS'],
  ],
};

/** A login, and what happens after it. */
const after = (...moments: Moments) => at(...login(0, true), ...moments);

describe(`${id} is the cause`, () => {
  it.each<[string, Moments, string, string]>([
    [
      'of a link where the app wants a form',
      [[200, asked(405, allowsPost)]],
      'as it takes POST, OPTIONS',
      'form',
    ],
    ['of a link that leads nowhere', [[200, asked(404)]], 'with 404', 'form'],
    [
      'of a form without its token',
      [
        [
          200,
          asked(403, { method: 'POST', responseBody: html('CSRF verification failed. Request aborted.') }),
        ],
      ],
      'CSRF verification failed',
      'CSRF token',
    ],
    ['of a page that has expired', [[200, asked(419, { method: 'POST' })]], 'with 419', 'CSRF token'],
    [
      'of a script’s call',
      [[200, fetched(`${app}/api/logout`, { method: 'POST', status: 500 })]],
      'with 500',
      'log',
    ],
  ])('%s', (_, moments, words, fix) => {
    const exchanges = after(...moments);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
    expect(reasonOf(exchanges)?.what).toContain('the app then refused its own logout');
  });
});

describe(`${id} is not the cause`, () => {
  const ended = urlWith(`${op}/logout`, {
    post_logout_redirect_uri: `${app}/`,
    id_token_hint: 'x',
  });
  it.each<[string, Moments]>([
    ['of a logout that went through', [[200, redirect(`${app}/logout`, `${app}/`, inTab)]]],
    [
      'of a second click after it',
      [
        [200, redirect(`${app}/logout`, `${app}/`, { ...inTab, method: 'POST' })],
        [201, asked(403, { method: 'POST' })],
      ],
    ],
    [
      'of a refusal that takes the cookie away all the same',
      [[200, asked(404, { responseHeaders: [['Set-Cookie', 'sid=; Max-Age=0; Path=/']] })]],
    ],
    [
      'of what the browser asks beforehand',
      [[200, fetched(`${app}/logout`, { method: 'OPTIONS', status: 403 })]],
    ],
    [
      'of what a router asks ahead',
      [[200, fetched(`${app}/logout`, { status: 405, requestHeaders: [['Next-Router-Prefetch', '1']] })]],
    ],
    ['of a session that was over already', [[200, asked(401)]]],
    [
      'of one that went through at the second attempt',
      [
        [200, asked(405)],
        [203, redirect(`${app}/logout`, `${app}/`, { ...inTab, method: 'POST' })],
      ],
    ],
    ['of another app’s logout', [[200, page('https://wiki.example/logout', { status: 405 })]]],
    ['of a prefetch', [[200, asked(405, { requestHeaders: [['Sec-Purpose', 'prefetch']] })]]],
    [
      'of a logout at the provider',
      [
        [200, redirect(`${app}/logout`, ended, inTab)],
        [200.2, redirect(ended, `${app}/`, inTab)],
      ],
    ],
    [
      'of a page that merely has another name',
      [[200, page(`${app}/articles/logout-explained`, { status: 404 })]],
    ],
    ['where nobody answered', [[200, asked(0)]]],
  ])('%s', (_, moments) => {
    expect(causesOf(after(...moments))).not.toContain(id);
  });
});
