import { describe, expect, it } from 'vitest';
import {
  accessToken,
  codeFlow,
  detailOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';
import { form, jsonBody } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-auth-multiple';
const basic = (pair: string): FlowChanges => ({
  tokenExchange: { requestHeaders: [['Authorization', `Basic ${btoa(pair)}`]] },
});
const assertion = {
  client_assertion: jwt({ sub: 'spa', iss: 'spa' }),
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
};
const secret = { client_secret: 'hunter2' };

describe('client-auth-multiple is low for', () => {
  it.each([
    [
      'a Basic header and a secret in the body',
      { ...basic('spa:hunter2'), token: secret },
      'client_secret_basic and client_secret_post',
    ],
    [
      'a Basic header and an assertion',
      { ...basic('spa:hunter2'), token: assertion },
      'client_secret_basic and private_key_jwt',
    ],
    [
      'a secret and an assertion',
      { token: { ...secret, ...assertion } },
      'client_secret_post and private_key_jwt',
    ],
  ] as [string, FlowChanges, string][])('%s', (_, changes, methods) => {
    const exchanges = codeFlow(changes);
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, exchanges)).toBe(
      `The request authenticates with ${methods}; expected: one method.`,
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
    expect(JSON.stringify(findingsOf(exchanges))).not.toContain('hunter2');
  });

  it('a pushed request', () => {
    const pushed = form(
      'https://op.example/par',
      {
        client_id: 'spa',
        response_type: 'code',
        redirect_uri: 'https://app.example/cb',
        ...secret,
        ...assertion,
      },
      { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
    );
    expect(verdictsOf(rule, [pushed])).toEqual(['low certain']);
  });
});

describe('client-auth-multiple says nothing', () => {
  it.each([
    ['of a Basic header beside a bare client_id', basic('spa:hunter2')],
    ['of a Basic header beside an empty secret', { ...basic('spa:hunter2'), token: { client_secret: '' } }],
    ['of an empty Basic header beside a secret', { ...basic('spa:'), token: secret }],
    ['of an assertion alone', { token: assertion }],
    [
      'of a DPoP proof beside a secret',
      { token: secret, tokenExchange: { requestHeaders: [['DPoP', jwt({}, { typ: 'dpop+jwt' })]] } },
    ],
  ] as [string, FlowChanges][])('%s', (_, changes) => {
    expect(outcomeOf(rule, codeFlow(changes))).toBe('pass');
  });

  it('of an authorization request, which authenticates nobody', () => {
    expect(outcomeOf(rule, codeFlow({ request: { ...secret, ...assertion }, token: null }))).toBe(
      'not applicable',
    );
  });

  it('of what is sent to somebody else', () => {
    const call = form(
      'https://api.example/notes',
      { ...secret, ...assertion },
      { requestHeaders: [['Authorization', `Bearer ${accessToken}`]] },
    );
    expect(outcomeOf(rule, codeFlow({ then: [call] }))).toBe('not applicable');
  });

  it('of a client without any, or one that speaks to the server out of sight', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
    expect(outcomeOf(rule, webAppFlow())).toBe('not applicable');
  });
});
