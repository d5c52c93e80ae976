import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { accounts, assertion, config, found, kim, loginWindow } from '../../../support/fedcm.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'fedcm-other-account';
const known = (login_hints: readonly string[], domain_hints?: readonly string[]) =>
  accounts({ accounts: [{ ...kim, login_hints, domain_hints }] });
const asksForJo = loginWindow({ login_hint: 'jo@example.org' });
const nobody = accounts({ accounts: [] }, 401);

describe(`${id} is the cause`, () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    ['where another account was signed in to', 'login_hint', [nobody, asksForJo, known(['kim@example.org'])]],
    ['where the account has no hints', 'login_hint', [asksForJo, accounts({ accounts: [kim] })]],
    ['where the window was closed', 'login_hint', [known(['kim@example.org']), asksForJo]],
    [
      'where the account is of another domain',
      'domain_hint',
      [loginWindow({ domain_hint: 'corp.example' }), known([], ['other.example'])],
    ],
    ['where it is of none', 'domain_hint', [loginWindow({ domain_hint: 'any' }), known([], [])]],
  ])('%s', (_, name, fields) => {
    const exchanges = capture(found, config, ...fields);
    for (const all of [exchanges, redacted(exchanges)])
      expect(flowsOf(all).map(({ outcome }) => outcome)).toEqual(['denied']);
    expectReason(exchanges, id, name);
    expect(reasonOf(exchanges)?.why).not.toMatch(/jo@|kim@|Kim/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where the account is the one', [asksForJo, known(['kim@example.org', 'jo@example.org'])]],
    ['where the domain is', [loginWindow({ domain_hint: 'corp.example' }), known([], ['corp.example'])]],
    ['where any domain will do', [loginWindow({ domain_hint: 'any' }), known([], ['corp.example'])]],
    ['where the page asked for none', [loginWindow(), known(['kim@example.org'])]],
    ['where nobody signed in', [asksForJo, accounts({ accounts: [] })]],
    ['where a token came all the same', [asksForJo, known([]), assertion({ token: 'x' })]],
    ['where the accounts were not recorded', [asksForJo]],
    [
      'where somebody else’s page led there',
      [
        loginWindow({ login_hint: 'jo@example.org' }, { requestHeaders: [['Sec-Fetch-Site', 'cross-site']] }),
        known(['kim@example.org']),
      ],
    ],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(found, config, ...fields))).not.toContain(id);
  });
});
