import { describe, expect, it } from 'vitest';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'access-token-long-lived';
const login = (members: Readonly<Record<string, unknown>>, changes: FlowChanges = {}) =>
  codeFlow({ ...changes, tokenAnswer: { access_token: accessToken, token_type: 'Bearer', ...members } });
const lasting = (seconds: number, claims: Readonly<Record<string, unknown>> = {}) =>
  jwt({ iat: baseTime / 1000, exp: baseTime / 1000 + seconds, ...claims });

describe('access-token-long-lived is', () => {
  it.each([
    ['low above an hour', 7200, 'low certain'],
    ['low for a day', 86_400, 'low certain'],
    ['medium above a day', 90_000, 'medium certain'],
  ])('%s', (_, seconds, verdict) => {
    expect(verdictsOf(rule, login({ expires_in: seconds }))).toEqual([verdict]);
    expect(verdictsOf(rule, login({ expires_in: String(seconds) }))).toEqual([verdict]);
    expect(verdictsOf(rule, login({ access_token: lasting(seconds) }))).toEqual([verdict]);
  });

  it('said in plain words, and the same after redaction', () => {
    const exchanges = login({ access_token: lasting(30 * 86_400) });
    expect(detailOf(rule, exchanges)).toContain('The access token lives 30 days;');
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('low where the fragment brought it, whoever the client is', () => {
    const exchanges = codeFlow({
      request: { response_type: 'token' },
      responseExchange: {
        url: `https://app.example/cb#access_token=${accessToken}&token_type=bearer&expires_in=7200&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
  });

  it('told by the longest of several', () => {
    const refresh = (expires_in: number) =>
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' },
        { status: 200, responseBody: jsonBody({ access_token: 'at-2', token_type: 'Bearer', expires_in }) },
      );
    const first = (expires_in: number, then: number) =>
      login({ expires_in, refresh_token: 'rt-1' }, { then: [refresh(then)] });
    expect(detailOf(rule, first(7200, 600))).toContain('The access token lives 2 hours;');
    expect(detailOf(rule, first(600, 7200))).toContain('The access token lives 2 hours;');
  });

  it('a remark where the provider fixes the lifetime', () => {
    const changes = { tokenEndpoint: 'https://graph.facebook.com/v19.0/oauth/access_token' };
    expect(verdictsOf(rule, login({ expires_in: 5_184_000 }, changes))).toEqual(['info certain']);
  });
});

describe('access-token-long-lived says nothing', () => {
  it.each([
    ['of an hour', { expires_in: 3600 }],
    ['of a token that says itself it lives for an hour', { access_token: lasting(3600) }],
  ])('%s', (_, members) => {
    expect(outcomeOf(rule, login(members))).toBe('pass');
  });

  it.each([
    ['of a token that is bound to a key', { token_type: 'DPoP', expires_in: 90_000 }],
    [
      'of one that names its key itself',
      { access_token: lasting(90_000, { cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } }) },
    ],
    ['where nothing says how long it lives', {}],
  ])('%s', (_, members) => {
    expect(outcomeOf(rule, login(members))).toBe('not applicable');
  });

  it('of clients with a secret, and where no token was seen', () => {
    const token = {
      grant_type: 'authorization_code',
      code: 'abc',
      client_id: 'web',
      client_secret: 'hunter2',
    };
    const request = form('https://op.example/token', token, {
      status: 200,
      responseBody: jsonBody({ access_token: accessToken, token_type: 'Bearer', expires_in: 90_000 }),
    });
    expect(outcomeOf(rule, [request])).toBe('not applicable');
    expect(outcomeOf(rule, webAppFlow())).toBe('not applicable');
  });
});
