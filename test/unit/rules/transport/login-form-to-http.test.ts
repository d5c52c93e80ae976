import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { loginPage, walkedLogin } from '../../../support/walked-login.ts';

const rule = 'login-form-to-http';

/** A login whose first page of the provider’s holds that form. */
const login = (text: string, headers: readonly Header[] = [], more: Partial<Exchange> = {}) =>
  codeFlow({
    requestExchange: {
      responseHeaders: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['X-Frame-Options', 'DENY'],
        ...headers,
      ],
      responseBody: { mediaType: 'text/html', text },
      ...more,
    },
  });
const form = (attributes: string, fields = '<input name="user"><input type="password" name="password">') =>
  `<!doctype html><h1>Sign in</h1><form method="post" ${attributes}>${fields}<button>Go</button></form>`;
const clear = form('action="http://login.example/do"');

describe('login-form-to-http is high for', () => {
  it.each([
    ['a form that sends to http', clear],
    ['one without quotes', form('action=http://login.example/do')],
    [
      'one whose button does',
      form('action="/do"', '<input type=password><button formaction="http://login.example/do">'),
    ],
    ['the second form of a page', `<form action="/search"><input name="q"></form>${clear}`],
  ])('%s', (_, page) => {
    expect(verdictsOf(rule, login(page))).toEqual(['high certain']);
  });

  it('a page that the login led to, and the same after redaction', () => {
    const at = 'https://op.example/login';
    const exchanges = walkedLogin(at, [
      loginPage(at, { responseBody: { mediaType: 'text/html', text: clear } }),
    ]);
    expect(detailOf(rule, exchanges)).toContain('on https://op.example/login sends to an http address');
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('login-form-to-http says nothing', () => {
  const onDevice = form('action="http://127.0.0.1:8080/do"');
  it.each([
    ['of a relative address', login(form('action="/do"'))],
    ['of https', login(form('action="https://login.example/do"'))],
    ['of a form without an address', login(form(''))],
    ['of the device itself', login(onDevice)],
    [
      'of a form that asks for no password',
      login(form('action="http://login.example/do"', '<input name="q">')),
    ],
    [
      'of a link beside the form',
      login(`<a href="http://login.example/help">Help</a>${form('action="/do"')}`),
    ],
    [
      'of a form for something else before it',
      login(`<form action="http://www.example/search"><input name="q"></form>${form('action="/do"')}`),
    ],
    [
      'where the page has its addresses made https',
      login(clear, [['Content-Security-Policy', "default-src 'self'; upgrade-insecure-requests"]]),
    ],
    [
      'of a host that the browser goes to over https anyway',
      login(form('action="http://op.example/do"'), [['Strict-Transport-Security', 'max-age=31536000']]),
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
  });

  it('of pages that were not recorded', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
    expect(outcomeOf(rule, login('', [], { responseBody: undefined }))).toBe('not applicable');
  });

  it('of a page over http, which is told as such', () => {
    const exchanges = codeFlow({
      at: 'http://op.elsewhere/auth',
      requestExchange: {
        responseHeaders: [['Content-Type', 'text/html']],
        responseBody: { mediaType: 'text/html', text: clear },
      },
    });
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
