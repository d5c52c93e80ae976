import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'rar-not-returned';
const details = JSON.stringify([{ type: 'payment_initiation', instructedAmount: { amount: '12.50' } }]);
const answer = { access_token: accessToken, token_type: 'Bearer', expires_in: 600 };
const login = (changes: FlowChanges = {}) =>
  codeFlow({ request: { authorization_details: details }, tokenAnswer: answer, ...changes });

describe('rar-not-returned is', () => {
  it('low for an answer without what was granted', () => {
    expect(verdictsOf(id, login())).toEqual(['low certain']);
    expect(verdictsOf(id, redacted(login()))).toEqual(['low certain']);
  });
});

describe('rar-not-returned says nothing', () => {
  it('where the answer tells what was granted, even if that is nothing', () => {
    for (const granted of [JSON.parse(details), []]) {
      const told = login({ tokenAnswer: { ...answer, authorization_details: granted } });
      expect(outcomeOf(id, told)).toBe('pass');
      expect(verdictsOf(id, redacted(told))).toEqual([]);
    }
  });

  it.each([
    ['where none were asked for', login({ request: {} })],
    ['where the request was not seen', login({ request: null })],
    [
      'where the request is out of sight',
      login({ request: { authorization_details: undefined, request_uri: 'urn:x:1' } }),
    ],
    ['where the answer was not recorded', login({ tokenAnswer: null })],
    ['where the server refused', login({ tokenAnswer: { error: 'invalid_grant' } })],
    ['where the code was redeemed out of sight', login({ token: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
