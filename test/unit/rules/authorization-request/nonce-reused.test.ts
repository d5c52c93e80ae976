import { describe, expect, it } from 'vitest';
import { codeFlow, verdictsOf, type Changes } from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'nonce-reused';
const minute = 60_000;
const login = (state: string, request: Changes = {}) =>
  codeFlow({
    request: { state, code_challenge: `${state}-challenge-`.padEnd(43, '9xQ'), ...request },
    response: { state, code: `code-of-${state}` },
    token: null,
  });
const [one, two] = ['first-9f2c7b41d0e84a', 'second-4b81e6d0a9f3'] as const;
const twice = (request: Changes = {}) => inTurn(minute, login(one, request), login(two, request));

describe('nonce-reused is', () => {
  it('medium where PKCE protects the code', () => {
    expect(verdictsOf(rule, twice())).toEqual(['medium certain']);
    expect(verdictsOf(rule, redacted(twice()))).toEqual(['medium certain']);
  });

  it('high where the nonce is the only defence, or the ID token comes through the browser', () => {
    expect(verdictsOf(rule, twice({ code_challenge: undefined }))).toEqual(['high certain']);
    expect(verdictsOf(rule, twice({ response_type: 'code id_token' }))).toEqual(['high certain']);
  });
});

describe('nonce-reused says nothing', () => {
  it.each([
    ['of a nonce for every login', inTurn(minute, login(one), login(two, { nonce: 'n-another-1b2c' }))],
    ['of requests without one', twice({ nonce: undefined })],
    ['of a request that is loaded again', inTurn(minute, login(one), login(one))],
    ['of another client', inTurn(minute, login(one), login(two, { client_id: 'other' }))],
    ['of nonces that another tool has masked', twice({ nonce: '[REDACTED]' })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
