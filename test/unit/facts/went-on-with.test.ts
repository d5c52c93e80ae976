import { describe, expect, it } from 'vitest';
import { wentOnWith } from '../../../lib/facts/went-on-with.ts';
import { messagesOf } from '../../../lib/flows/flow.ts';
import { json, type ExchangeFields } from '../../support/exchange.ts';
import { accessToken, codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

const call = (token: string): ExchangeFields =>
  json('https://api.example/notes', [], { requestHeaders: [['Authorization', `Bearer ${token}`]] });

function wentOn(kind: 'token_request' | 'authorization_response', changes: FlowChanges): boolean {
  const { flow } = factsOf(codeFlow(changes));
  return wentOnWith(flow, messagesOf(flow, kind)[0]!);
}

describe('the client went on with', () => {
  it('a code that it redeemed', () => {
    expect(wentOn('authorization_response', {})).toBe(true);
  });

  it('a token that it presented', () => {
    expect(wentOn('token_request', { then: [call(accessToken)] })).toBe(true);
  });
});

describe('the client did not go on with', () => {
  it('a code that nobody redeemed in sight', () => {
    expect(wentOn('authorization_response', { token: null })).toBe(false);
  });

  it('tokens that nobody presented', () => {
    expect(wentOn('token_request', {})).toBe(false);
    expect(wentOn('token_request', { then: [call('another-token')] })).toBe(false);
  });
});
