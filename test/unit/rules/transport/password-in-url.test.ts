import { describe, expect, it } from 'vitest';
import { exchange, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { loginPage, walkedLogin } from '../../../support/walked-login.ts';

const rule = 'password-in-url';

const granted = (url: string) => [
  exchange({
    url,
    method: 'POST',
    status: 200,
    responseBody: jsonBody({ access_token: 'at-1234567890', token_type: 'Bearer' }),
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  }),
];

describe('password-in-url fires', () => {
  it('critical when name and password stand in the query', () => {
    const url =
      'https://op.example/token?grant_type=password&client_id=spa&username=kim&password=hunter2hunter2';
    expect(verdictsOf(rule, granted(url))).toEqual(['critical certain']);
  });
});

describe('password-in-url fires for a one-time code', () => {
  it('beside a name', () => {
    const url = 'https://op.example/token?grant_type=password&client_id=spa&username=kim&otp=402817';
    expect(verdictsOf(rule, granted(url))).toEqual(['critical certain']);
  });
});

describe('password-in-url is silent', () => {
  it('for an empty one', () => {
    const url = 'https://op.example/token?grant_type=client_credentials&client_id=spa&username=kim&otp=';
    expect(verdictsOf(rule, granted(url))).toEqual([]);
  });
  it('for a flag', () => {
    const url =
      'https://op.example/token?grant_type=client_credentials&client_id=spa&username=x&password=true';
    expect(verdictsOf(rule, granted(url))).toEqual([]);
  });
  it('for a name alone', () => {
    const url = 'https://op.example/token?grant_type=client_credentials&client_id=spa&username=kim';
    expect(verdictsOf(rule, granted(url))).toEqual([]);
  });
  it('for an ordinary login', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('pass');
  });
});

describe('password-in-url looks at the pages in between', () => {
  const form = 'https://op.example/login?i=1';
  const sent = (query: string) =>
    walkedLogin(form, [loginPage(form)], { url: `${form}&${query}`, method: 'GET' });

  it.each([
    'username=alice&password=hunter2hunter2',
    'j_username=alice&j_password=hunter2hunter2',
    'login[user_name]=alice&login[password]=hunter2hunter2',
    'email=alice%40example.com&pass=hunter2hunter2',
    'user=alice&p_w-d=hunter2hunter2',
    'user=alice&%70%61ss%2Dword=hunter2hunter2',
    'user=alice&PASS_PHRASE=hunter2hunter2',
  ])('critical for %s', (query) => {
    expect(verdictsOf(rule, sent(query))).toEqual(['critical certain']);
    expect(verdictsOf(rule, redacted(sent(query)))).toEqual(['critical certain']);
  });

  it('and it is the provider’s to mend', () => {
    const [finding] = findingsOf(sent('username=alice&password=hunter2hunter2')).filter(
      (one) => one.rule === rule,
    );
    expect(finding?.owner).toBe('authorization_server');
  });

  it.each([
    'username=alice',
    'username=alice&password=',
    'username=alice&password=true',
    'password_reset=1&user=a',
  ])('and is silent for %s', (query) => {
    expect(verdictsOf(rule, sent(query))).toEqual([]);
  });
});
