import { describe, expect, it } from 'vitest';
import { exchange, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

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
