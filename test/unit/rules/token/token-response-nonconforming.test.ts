import { describe, expect, it } from 'vitest';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'token-response-nonconforming';
const found = (changes: FlowChanges) => verdictsOf(rule, codeFlow(changes));
const detail = (changes: FlowChanges) => detailOf(rule, codeFlow(changes));
const good = { access_token: 'at-1', token_type: 'Bearer', expires_in: 600 };
const typed = (value: string): FlowChanges => ({
  tokenAnswer: good,
  tokenExchange: { responseHeaders: [['Content-Type', value]] },
});
const github = 'https://github.com/login/oauth';

describe('token-response-nonconforming is low where', () => {
  it('the answer is no JSON', () => {
    expect(found(typed('text/html; charset=utf-8'))).toEqual(['low certain']);
    expect(detail(typed('text/html; charset=utf-8'))).toBe(
      'Content-Type is text/html; expected: application/json.',
    );
  });

  it.each([
    [
      'there is no token_type',
      { token_type: undefined },
      'There is no token_type; expected: Bearer or DPoP.',
    ],
    [
      'token_type is made up',
      { token_type: 'urn:example:t' },
      'token_type is urn:example:t; expected: Bearer or DPoP.',
    ],
  ])('%s', (_, members, words) => {
    expect(found({ tokenAnswer: { ...good, ...members } })).toEqual(['low certain']);
    expect(detail({ tokenAnswer: { ...good, ...members } })).toBe(words);
  });

  it('an error comes with status 200', () => {
    const changes: FlowChanges = { tokenAnswer: { error: 'invalid_grant' }, tokenExchange: { status: 200 } };
    expect(found(changes)).toEqual(['low certain']);
    expect(detail(changes)).toBe('Status 200 with the error invalid_grant; expected: 400 or 401.');
  });

  it('client_credentials brings a refresh token', () => {
    const fields = { grant_type: 'client_credentials', client_id: 'spa' };
    const request = form('https://op.example/token', fields, {
      status: 200,
      responseBody: jsonBody({ ...good, refresh_token: 'rt-1' }),
    });
    expect(verdictsOf(rule, [request])).toEqual(['low certain']);
  });
});

describe('token-response-nonconforming is a remark', () => {
  it('where nothing says how long an opaque token lives', () => {
    const tokenAnswer = { access_token: 'at-1', token_type: 'Bearer' };
    expect(found({ tokenAnswer })).toEqual(['info certain']);
    expect(detail({ tokenAnswer })).toBe('Nothing says how long the access token lives (expires_in).');
  });

  it('at a provider that is known for answers of its own', () => {
    const changes: FlowChanges = {
      at: `${github}/authorize`,
      tokenEndpoint: 'https://slack.com/api/oauth.v2.access',
      tokenAnswer: { ...good, token_type: 'bot' },
    };
    expect(found(changes)).toEqual(['info certain']);
    expect(detail(changes)).toContain('Specific to this provider.');
  });
});

describe('token-response-nonconforming says nothing', () => {
  it.each([
    ['of the standard shape', good],
    ['of a token type in another case', { ...good, token_type: 'bearer' }],
    ['of DPoP', { ...good, token_type: 'DPoP' }],
    ['of a refresh token for a person', { ...good, refresh_token: 'rt-1' }],
    ['of N_A, which token exchange has', { ...good, token_type: 'N_A' }],
    [
      'of a lifetime that the token itself names',
      { ...good, expires_in: undefined, access_token: jwt({ exp: baseTime / 1000 + 600 }) },
    ],
    ['of an answer with an ID token alone', { id_token: jwt({ sub: 'a' }) }],
    ['of an error with status 400', { error: 'invalid_grant' }],
  ])('%s', (_, tokenAnswer) => {
    expect(found({ tokenAnswer })).toEqual([]);
  });

  it.each(['application/json;charset=UTF-8', 'application/vnd.example+json'])('of the type %s', (value) => {
    expect(found(typed(value))).toEqual([]);
  });

  it('of client_credentials without a refresh token', () => {
    const fields = { grant_type: 'client_credentials', client_id: 'spa' };
    const request = form('https://op.example/token', fields, { status: 200, responseBody: jsonBody(good) });
    expect(verdictsOf(rule, [request])).toEqual([]);
  });

  it('where the body was not recorded', () => {
    expect(outcomeOf(rule, codeFlow({ tokenAnswer: null }))).toBe('not applicable');
  });
});
