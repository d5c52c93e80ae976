import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, json, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const kinds = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned).map(({ kind }) => kind);
const script = { context: { resourceType: 'fetch' } } as const;

describe('without its answer, a device request is recognised by its address and its scope', () => {
  const fields = { client_id: 'tv', scope: 'openid' };

  it.each([
    'https://op.example/device_authorization',
    'https://op.example/device/auth',
    'https://oauth2.googleapis.com/device/code',
    'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
    'https://id.example/realms/r/protocol/openid-connect/auth/device',
    'https://gitlab.com/oauth/authorize_device',
    'https://id.twitch.tv/oauth2/device',
  ])('%s', (url) => {
    expect(kinds(form(url, fields, script))).toEqual(['device_authorization_request']);
  });

  it.each([
    ['another address', form('https://op.example/devices', fields, script)],
    ['no scope', form('https://op.example/device/auth', { client_id: 'tv' }, script)],
    [
      'a person’s form',
      form('https://op.example/device/auth', fields, { context: { resourceType: 'main_frame' } }),
    ],
  ])('but not with %s', (_, request) => {
    expect(kinds(request)).toEqual([]);
  });
});

describe('a pushed request is recognised', () => {
  const fields = { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb' };

  it('by its answer, wherever it was sent', () => {
    const responseBody = jsonBody({ request_uri: 'urn:example:1', expires_in: 60 });
    expect(kinds(form('https://op.example/x', fields, { responseBody }))).toEqual([
      'pushed_authorization_request',
    ]);
  });

  it.each([
    'https://op.example/par',
    'https://id.example/ext/par/request',
    'https://op.example/as/par.oauth2',
  ])('by its address, without its answer: %s', (url) => {
    expect(kinds(form(url, fields, script))).toEqual(['pushed_authorization_request']);
  });

  it('but not on a page that only begins alike, nor with a code', () => {
    expect(kinds(form('https://op.example/parts', fields, script))).toEqual([]);
    expect(kinds(form('https://op.example/par', { ...fields, code: 'x' }, script))).toEqual([]);
  });
});

describe('a token request is recognised', () => {
  it('in JSON', () => {
    const requestBody = jsonBody({ grant_type: 'refresh_token', refresh_token: 'rt-1' });
    const answer = { access_token: 'at', token_type: 'Bearer' };
    expect(kinds(json('https://op.example/t', answer, { method: 'POST', requestBody }))).toEqual([
      'token_request',
    ]);
  });

  it('by its client where what it redeems is missing', () => {
    expect(kinds(form('https://op.example/t', { grant_type: 'refresh_token', client_id: 'x' }))).toEqual([
      'token_request',
    ]);
    expect(kinds(form('https://op.example/t', { grant_type: 'refresh_token' }))).toEqual([]);
  });

  it.each(['urn:ietf:params:oauth:grant-type:unheard-of', 'https://vendor.example/grant'])(
    'with an extension grant: %s',
    (grant_type) => {
      expect(kinds(form('https://op.example/t', { grant_type }))).toEqual(['token_request']);
    },
  );

  it.each(['travel', 'code', 'constructor', '__proto__'])('but not with grant_type=%s', (grant_type) => {
    expect(kinds(form('https://op.example/t', { grant_type }))).toEqual([]);
  });
});

describe('user information is recognised', () => {
  const bearer = { requestHeaders: [['Authorization', 'Bearer at-1']] } as const;
  const atServer = { ...nothingLearned, isServerOrigin: (origin: string) => origin === 'https://op.example' };
  const seen = (fields: ExchangeFields) => recognise(exchange(fields), atServer).map(({ kind }) => kind);

  it('at a server where a login was seen, by its address and the token or the answer', () => {
    expect(seen({ url: 'https://op.example/oauth2/v3/userinfo', ...bearer })).toEqual(['userinfo_request']);
    expect(seen(json('https://op.example/oidc/me', { sub: '1' }))).toEqual(['userinfo_request']);
  });

  it('elsewhere by its address, the token and the answer', () => {
    expect(kinds(json('https://op.example/userinfo', { sub: '1' }, bearer))).toEqual(['userinfo_request']);
    expect(kinds({ url: 'https://op.example/userinfo', ...bearer })).toEqual(['resource_request']);
    expect(kinds(json('https://op.example/userinfo', { sub: '1' }))).toEqual([]);
  });

  it('but not any page or API that is called “me”', () => {
    expect(kinds(json('https://api.example/me', { sub: '1', name: 'Kim' }, bearer))).toEqual([
      'resource_request',
    ]);
    expect(seen({ url: 'https://op.example/me', context: { resourceType: 'main_frame' } })).toEqual([]);
  });
});

describe('a token is presented', () => {
  it.each([
    ['in the header', { requestHeaders: [['Authorization', 'Bearer at-1']] }],
    ['with DPoP', { requestHeaders: [['Authorization', 'DPoP at-1']] }],
    ['with older scheme names', { requestHeaders: [['authorization', 'token at-1']] }],
    ['in the query', { url: 'https://api.example/x?access_token=at-1' }],
  ] as readonly [string, Partial<ExchangeFields>][])('%s: RFC 6750 §2, RFC 9449 §7.1', (_, more) => {
    const [message] = recognise(exchange({ url: 'https://api.example/x', ...more }), nothingLearned);
    expect(message).toMatchObject({ kind: 'resource_request', token: 'at-1', confidence: 'tentative' });
  });

  it('in a form: RFC 6750 §2.2', () => {
    const [message] = recognise(form('https://api.example/x', { access_token: 'at-1' }), nothingLearned);
    expect(message?.token).toBe('at-1');
  });

  it('certainly, once it was issued in view', () => {
    const learned = { ...nothingLearned, knows: () => true };
    const [message] = recognise(exchange({ url: 'https://api.example/x?access_token=at-1' }), learned);
    expect(message?.confidence).toBe('certain');
  });

  it.each([
    ['Basic a2ltOng='],
    ['OAuth oauth_consumer_key="x", oauth_token="y"'],
    ['Bearer'],
    ['AWS4-HMAC-SHA256 Credential=x'],
  ])('but not by “%s”', (authorization) => {
    const requestHeaders = [['Authorization', authorization]] as const;
    expect(kinds({ url: 'https://api.example/x', requestHeaders })).toEqual([]);
  });
});
