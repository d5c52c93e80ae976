import { describe, expect, it } from 'vitest';
import { form } from '../../../support/exchange.ts';
import { codeFlow, detailOf, idTokenOf, verdictsOf, type Changes } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'personal-data-exposed';
const asking = (request: Changes) => codeFlow({ request });
const logout = (hint: string) =>
  codeFlow({
    then: [
      {
        url: `https://op.example/logout?id_token_hint=${hint}&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F`,
        status: 302,
        context: { resourceType: 'main_frame' },
      },
    ],
  });

describe('personal-data-exposed is', () => {
  it.each([
    ['login_hint', { login_hint: 'alice@example.com' }],
    ['login_hint', { login_hint: '+49 170 1234567' }],
    ['claims', { claims: '{"id_token":{"email":{"value":"alice@example.com"}}}' }],
    ['authorization_details', { authorization_details: '[{"type":"call","to":"+491701234567"}]' }],
  ])('a remark for %s: %o', (name, request) => {
    expect(verdictsOf(rule, asking(request))).toEqual(['info certain']);
    expect(detailOf(rule, asking(request))).toContain(name);
    expect(detailOf(rule, redacted(asking(request)))).toBe(detailOf(rule, asking(request)));
  });

  it('a remark for an ID token in an address, low where it says how to reach the person', () => {
    const telling = codeFlow({
      request: { response_type: 'id_token', code_challenge: undefined, code_challenge_method: undefined },
      responseExchange: {
        url: `https://app.example/cb#id_token=${idTokenOf({ email: 'alice@example.com' })}&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(verdictsOf(rule, telling)).toEqual(['low certain']);
    expect(detailOf(rule, telling)).toContain('email');
    expect(detailOf(rule, telling)).not.toContain('alice');
    expect(verdictsOf(rule, redacted(telling))).toEqual(['low certain']);
  });

  it('no more than a remark for the hint of a logout, which is recommended', () => {
    expect(verdictsOf(rule, logout(idTokenOf()))).toEqual(['info certain']);
    expect(verdictsOf(rule, logout(idTokenOf({ email: 'alice@example.com' })))).toEqual(['info certain']);
  });

  it('a remark for an access token with such claims', () => {
    const access = jwt({ sub: '1', email: 'alice@example.com' });
    const exchanges = codeFlow({ tokenAnswer: { access_token: access, token_type: 'Bearer' } });
    expect(verdictsOf(rule, exchanges)).toEqual(['info certain']);
  });
});

describe('personal-data-exposed says nothing', () => {
  it.each([
    ['of a hint that says nothing of the person', asking({ login_hint: 'eyJ-opaque-9f2c' })],
    ['of claims that are only named', asking({ claims: '{"id_token":{"email":null}}' })],
    [
      'of an ID token in a token response',
      codeFlow({
        tokenAnswer: { access_token: 'a-9f2c7b41d0', id_token: idTokenOf({ email: 'alice@example.com' }) },
      }),
    ],
    ['of a login without any', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });

  it('of a hint in a request that was posted', () => {
    const fields = {
      client_id: 'spa',
      redirect_uri: 'https://app.example/cb',
      response_type: 'code',
      state: 'af0ifjsldkj9320ad',
      login_hint: 'alice@example.com',
    };
    const posted = form('https://op.example/auth', fields, {
      status: 200,
      context: { resourceType: 'main_frame' },
    });
    expect(verdictsOf(rule, [posted])).toEqual([]);
  });
});
