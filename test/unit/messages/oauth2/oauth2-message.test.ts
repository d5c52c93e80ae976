import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, jsonBody, urlWith, type ExchangeFields } from '../../../support/exchange.ts';

const messageOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned)[0];
const page = { context: { resourceType: 'main_frame' } } as const;

const request = {
  url: urlWith('https://op.example/auth', {
    response_type: 'code',
    client_id: 'shop',
    redirect_uri: 'https://shop.example/cb',
    state: 'af0ifjsldkj7f6',
  }),
  ...page,
};
const answerAt = (parameters: Readonly<Record<string, string>>) => ({
  url: urlWith('https://shop.example/cb', { state: 'af0ifjsldkj7f6', ...parameters }),
  ...page,
});
const redemption = form('https://op.example/token', {
  grant_type: 'authorization_code',
  code: 'SplxlOBeZQQYbYS6WxSbIA',
  client_id: 'shop',
  redirect_uri: 'https://shop.example/cb',
});

describe('a message of OAuth 2 says in every protocol’s words', () => {
  it('who asks, where the answer goes and what it is found by', () => {
    expect(messageOf(request)).toMatchObject({
      client: 'shop',
      returnAddress: 'https://shop.example/cb',
      ties: [{ name: 'state', value: 'af0ifjsldkj7f6' }],
    });
  });

  it('who answers', () => {
    const answer = answerAt({ code: 'SplxlOBeZQQYbYS6WxSbIA', iss: 'https://op.example' });
    expect(messageOf(answer)).toMatchObject({
      issuer: 'https://op.example',
      ties: [{ name: 'code', value: 'SplxlOBeZQQYbYS6WxSbIA' }],
      error: undefined,
    });
  });

  it.each([
    ['access_denied', true],
    ['invalid_scope', false],
  ])('that an answer is none: %s', (code, refused) => {
    expect(messageOf(answerAt({ error: code }))?.error).toEqual({ code, description: null, refused });
  });

  it('what a token endpoint refused, in a vendor’s own form as well', () => {
    const answered = (answer: object) =>
      messageOf({ ...redemption, responseBody: jsonBody(answer) })?.error?.code;
    expect(answered({ error: 'invalid_grant', error_description: 'used' })).toBe('invalid_grant');
    expect(answered({ errcode: 40029, errmsg: 'invalid code' })).toBe('40029');
    expect(answered({ access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer' })).toBeUndefined();
  });

  it('of a registration, who the client is from now on', () => {
    const sent = {
      url: 'https://op.example/register',
      method: 'POST',
      requestBody: jsonBody({ redirect_uris: ['https://shop.example/cb'], client_name: 'Shop' }),
    };
    const created = { ...sent, status: 201, responseBody: jsonBody({ client_id: 's6BhdRkqt3' }) };
    expect(messageOf(created)?.client).toBe('s6BhdRkqt3');
    expect(messageOf(sent)?.client).toBeUndefined();
  });
});

describe('it does not take for its own', () => {
  it('the address that a token request repeats: no answer goes there', () => {
    expect(messageOf(redemption)?.returnAddress).toBeUndefined();
  });

  it('the `iss` of a request: in a request object it is the client (RFC 9101 §4)', () => {
    expect(messageOf({ ...request, url: `${request.url}&iss=shop` })?.issuer).toBeUndefined();
  });

  it('a state as something to wait for: it may be another login’s', () => {
    expect(messageOf(answerAt({ code: 'SplxlOBeZQQYbYS6WxSbIA', iss: 'https://op.example' }))?.ties).toEqual([
      { name: 'code', value: 'SplxlOBeZQQYbYS6WxSbIA' },
    ]);
  });
});
