import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, json, jsonBody, urlWith, type ExchangeFields } from '../../../support/exchange.ts';

const messageOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned)[0];
const token = 'https://op.example/oauth/token';
const elsewhere = 'https://op.example/sessions';
const tokens = {
  status: 200,
  responseBody: jsonBody({ access_token: 'at-0123456789', token_type: 'Bearer' }),
};
const refused = (error: string) => ({ status: 400, responseBody: jsonBody({ error }) });
const basic = [['Authorization', `Basic ${btoa('app:secret-0123456789')}`]] as const;

describe('a token request is recognised though its credential was cut out,', () => {
  it.each<readonly [string, ExchangeFields]>([
    ['by Basic', form(elsewhere, { grant_type: 'authorization_code' }, { requestHeaders: basic })],
    ['by a secret', form(elsewhere, { grant_type: 'refresh_token', client_secret: 's-0123456789' })],
    ['by its tokens', form(elsewhere, { grant_type: 'password' }, tokens)],
    ['by its error', form(elsewhere, { grant_type: 'refresh_token' }, refused('invalid_grant'))],
    ['by its tokens, of any grant', form(elsewhere, { grant_type: 'magic_link' }, tokens)],
    ['by its address, body gone', { method: 'POST', url: `${token}?grant_type=password` }],
    [
      'by address and tokens, all of the body gone',
      { method: 'POST', url: token, requestBody: { mediaType: 'application/json' }, ...tokens },
    ],
    [
      'by Supabase’s grant and code, its verifier gone',
      json(
        'https://abc.supabase.co/auth/v1/token?grant_type=pkce',
        { code: 'validation_failed', message: 'x' },
        {
          method: 'POST',
          status: 400,
          requestBody: jsonBody({ auth_code: '7301efa2-e52a-4070-aec8-42182656f9b8', code_verifier: null }),
        },
      ),
    ],
    [
      'by address and error, all of the body gone',
      { method: 'POST', url: token, requestBody: { mediaType: '' }, ...refused('invalid_grant') },
    ],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)?.kind).toBe('token_request');
  });

  it.each<readonly [string, ExchangeFields]>([
    ['nothing but its grant', form(elsewhere, { grant_type: 'authorization_code' })],
    ['a grant of something else', form(elsewhere, { grant_type: 'travel', client_id: 'uni' }, refused('x'))],
    ['an ordinary error', form(elsewhere, { grant_type: 'password' }, refused('bad_password'))],
    [
      'another address, body gone',
      { method: 'POST', url: elsewhere, requestBody: { mediaType: 'application/json' }, ...tokens },
    ],
    ['no sign of a body', { method: 'POST', url: token, ...tokens }],
    [
      'a login of its own whose body is there',
      json(
        token,
        { access_token: 'a', token_type: 'x' },
        { method: 'POST', requestBody: jsonBody({ u: 1 }) },
      ),
    ],
  ])('but not with %s', (_, fields) => {
    expect(messageOf(fields)?.kind).not.toBe('token_request');
  });
});

describe('at a server that a login speaks to, with nothing recorded of what was sent and answered', () => {
  const learned = { ...nothingLearned, isServerOrigin: () => true };
  const data: ExchangeFields = {
    method: 'POST',
    url: token,
    status: 200,
    requestBody: { mediaType: 'application/x-www-form-urlencoded' },
    responseHeaders: [['Content-Type', 'application/json; charset=utf-8']],
  };
  const kindOf = (changes: Partial<ExchangeFields>) =>
    recognise(exchange({ ...data, ...changes }), learned)[0]?.kind;

  it.each([token, 'https://op.example/login/oauth/access_token'])(
    'a POST to %s that is answered with data is a token request',
    (url) => {
      expect(kindOf({ url })).toBe('token_request');
    },
  );

  it.each<readonly [string, Partial<ExchangeFields>]>([
    ['another address', { url: 'https://op.example/token/revoke' }],
    ['a page', { responseHeaders: [['Content-Type', 'text/html']] }],
    ['no sign of a body', { requestBody: undefined }],
    ['an answer that has other members', { responseBody: jsonBody({ ok: true }) }],
  ])('but not %s', (_, changes) => {
    expect(kindOf(changes)).not.toBe('token_request');
  });
});

describe('a token request by GET', () => {
  const query = { grant_type: 'client_credentials', client_id: 'batch', client_secret: 's-0123456789' };
  const code = { code: 'c-0123456789', client_id: 'shop', client_secret: 's-0123456789' };

  it.each<readonly [string, ExchangeFields]>([
    ['in the query', { url: urlWith(token, query) }],
    ['in a body', { url: token, requestBody: form(token, query).requestBody }],
    ['of a code without a grant, as Facebook has it', { url: urlWith(token, code), ...tokens }],
  ])('is recognised %s', (_, fields) => {
    expect(messageOf(fields)?.kind).toBe('token_request');
  });

  it.each<readonly [string, ExchangeFields]>([
    ['a page', { url: urlWith(token, query), context: { resourceType: 'main_frame' } }],
    ['an example in a document', { url: urlWith(token, { ...query, client_secret: '' }) }],
    ['a code that nothing answered', { url: urlWith(token, code) }],
  ])('is not %s', (_, fields) => {
    expect(messageOf(fields)?.kind).not.toBe('token_request');
  });
});

describe('a renewal in JSON of a script’s own spelling', () => {
  const renewal = (body: object) =>
    json(token, {}, { method: 'POST', requestBody: jsonBody(body), ...tokens });

  it('has the standard’s names', () => {
    expect(messageOf(renewal({ grantType: 'REFRESH_TOKEN', refreshToken: 'rt-1' }))?.params).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'rt-1',
    });
  });

  it('is none without a grant', () => {
    expect(messageOf(renewal({ refreshToken: 'rt-1' }))).toBeUndefined();
  });
});
