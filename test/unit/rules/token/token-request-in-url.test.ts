import { describe, expect, it } from 'vitest';
import { exchange, form, jsonBody, urlWith } from '../../../support/exchange.ts';
import {
  code,
  codeFlow,
  detailOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'token-request-in-url';
const page = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
const answer = { status: 200, responseBody: jsonBody({ access_token: 'at-1', token_type: 'Bearer' }) };
const get = (parameters: Readonly<Record<string, string>>, at = 'https://op.example/token') =>
  exchange({ url: urlWith(at, parameters), context: page, ...answer });
const post = (query: string, fields: Readonly<Record<string, string>>) =>
  form(`https://op.example/token?${query}`, fields, { context: page, ...answer });
const byCode = { grant_type: 'authorization_code', code, client_id: 'spa' };

describe('token-request-in-url is', () => {
  it.each([
    ['a code', byCode],
    ['a refresh token', { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' }],
    ['a secret', { grant_type: 'client_credentials', client_id: 'spa', client_secret: 'hunter2' }],
    ['a password', { grant_type: 'password', username: 'kim', password: 'hunter2' }],
  ])('high for %s in a GET', (_, parameters) => {
    expect(verdictsOf(rule, [get(parameters)])).toEqual(['high certain']);
  });

  it('high for a POST with the secret in its address', () => {
    expect(verdictsOf(rule, [post('client_secret=hunter2', byCode)])).toEqual(['high certain']);
  });

  it('low for a GET that names the grant alone', () => {
    expect(verdictsOf(rule, [get({ grant_type: 'client_credentials' })])).toEqual(['low certain']);
  });

  it('a remark where the provider documents the GET and no page sent it', () => {
    const graph = 'https://graph.facebook.com/v19.0/oauth/access_token';
    const parameters = { grant_type: 'client_credentials', client_id: '1', client_secret: 'hunter2' };
    expect(verdictsOf(rule, [{ ...get(parameters, graph), context: {} }])).toEqual(['info certain']);
    expect(verdictsOf(rule, [get(parameters, graph)])).toEqual(['high certain']);
  });

  it('told by names, never by values, and the same after redaction', () => {
    const exchanges = [get({ ...byCode, client_secret: 'hunter2' })];
    expect(detailOf(rule, exchanges)).toBe(
      'The GET request has code, client_secret in its URL; expected: a POST with all parameters in its body.',
    );
    expect(JSON.stringify(findingsOf(exchanges).map(({ detail }) => detail))).not.toContain('hunter2');
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });
});

describe('token-request-in-url says nothing', () => {
  it('of a POST with everything in its body', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('pass');
  });

  it('of a POST whose address names the grant alone, as Supabase has it', () => {
    expect(verdictsOf(rule, [post('grant_type=password', { username: 'kim', password: 'hunter2' })])).toEqual(
      [],
    );
  });

  it('of other parameters in the address', () => {
    expect(verdictsOf(rule, [post('tenant=a&p=b2c_1_login', byCode)])).toEqual([]);
  });

  it('of the code in the address of the callback', () => {
    expect(outcomeOf(rule, webAppFlow())).toBe('not applicable');
  });
});
