import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { loginPage, walkedLogin } from '../../../support/walked-login.ts';

const rule = 'authorization-page-leaky';
const html: Header = ['Content-Type', 'text/html'];
const policy = (value: string): Header => ['Referrer-Policy', value];
const login = (...headers: readonly Header[]) =>
  codeFlow({ requestExchange: { responseHeaders: [html, ...headers] } });

describe('authorization-page-leaky is low for', () => {
  it.each([
    ['unsafe-url'],
    ['no-referrer-when-downgrade'],
    ['no-referrer, unsafe-url'],
    ['unsafe-url, nonsense'],
  ])('%s, also after redaction', (value) => {
    expect(verdictsOf(rule, login(policy(value)))).toEqual(['low certain']);
    expect(verdictsOf(rule, redacted(login(policy(value))))).toEqual(['low certain']);
  });

  it('a page that the login led to', () => {
    const at = 'https://op.example/login?session=8a1';
    const exchanges = walkedLogin(at, [loginPage(at, { responseHeaders: [html, policy('unsafe-url')] })]);
    expect(detailOf(rule, exchanges)).toContain('The page at https://op.example/login has');
  });
});

describe('authorization-page-leaky says nothing', () => {
  it.each([
    ['no-referrer'],
    ['same-origin'],
    ['origin'],
    ['strict-origin-when-cross-origin'],
    ['unsafe-url, strict-origin'],
    ['nonsense'],
  ])('of %s', (value) => {
    expect(outcomeOf(rule, login(policy(value)))).toBe('pass');
  });

  it('of a page without a policy, and of one without parameters', () => {
    expect(outcomeOf(rule, login())).toBe('pass');
    const at = 'https://op.example/login';
    const bare = walkedLogin(at, [loginPage(at, { responseHeaders: [html, policy('unsafe-url')] })]);
    expect(verdictsOf(rule, bare)).toEqual([]);
  });

  it('where headers were not recorded', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
