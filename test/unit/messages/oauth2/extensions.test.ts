import { describe, expect, it } from 'vitest';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, json, jsonBody, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';

const kinds = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned }).map(({ kind }) => kind);

const refused = (header: string, status = 401): ExchangeFields => ({
  url: 'https://mcp.example/mcp',
  method: 'POST',
  status,
  responseHeaders: [['WWW-Authenticate', header]],
});
const metadata = 'Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource"';

describe('a call that was turned away', () => {
  it('with the address of the API’s description is an API call without a token', () => {
    expect(kinds(refused(metadata))).toEqual(['resource_request']);
    expect(kinds(refused(metadata, 403))).toEqual(['resource_request']);
  });

  it('with an error brought a token, which Chrome’s sanitized export takes out', () => {
    expect(kinds(refused('Bearer error="invalid_token"'))).toEqual(['resource_request']);
    expect(kinds(refused('DPoP error="invalid_token"', 403))).toEqual(['resource_request']);
    const page = { context: { resourceType: 'main_frame' } } as const;
    expect(kinds({ ...refused('Bearer error="invalid_token"'), ...page })).toEqual([]);
    expect(kinds(refused('Basic error="invalid_token"'))).toEqual([]);
  });

  it.each([
    ['without that address', refused('Bearer realm="x"')],
    ['with an address that is none', refused('Bearer resource_metadata="nonsense"')],
    ['for another reason', refused(metadata, 404)],
    ['by a site’s own password box', refused('Basic realm="resource_metadata"')],
  ])('%s is nothing of ours', (_, fields) => {
    expect(kinds(fields)).toEqual([]);
  });
});

describe('a backchannel authentication request', () => {
  const hinted = { scope: 'openid', login_hint: 'alice', client_id: 'bank' };
  it('is known by its address and its scope, or by its answer', () => {
    expect(kinds(form('https://op.example/ext/ciba/auth', hinted))).toEqual([
      'backchannel_authentication_request',
    ]);
    const answer = { status: 200, responseBody: jsonBody({ auth_req_id: 'id-1', expires_in: 120 }) };
    expect(kinds(form('https://op.example/x', hinted, answer))).toEqual([
      'backchannel_authentication_request',
    ]);
  });

  it.each([
    ['a hint at another address', form('https://op.example/hint', hinted)],
    ['without a hint', form('https://op.example/bc-authorize', { scope: 'openid', client_id: 'bank' })],
    ['without openid', form('https://op.example/bc-authorize', { scope: 'read', login_hint: 'alice' })],
    [
      'a page that is loaded',
      form('https://op.example/bc-authorize', hinted, { context: { resourceType: 'main_frame' } }),
    ],
    ['a form with a grant', form('https://op.example/bc-authorize', { ...hinted, grant_type: 'x' })],
  ])('is not %s', (_, fields) => {
    expect(kinds(fields)).toEqual([]);
  });
});

describe('the page where a code is typed in', () => {
  const learned = { isVerificationUri: (endpoint: string) => endpoint === 'https://op.example/device' };
  it('is evidence once a device was told of it', () => {
    expect(kinds({ url: 'https://op.example/device?user_code=WDJB-MJHT' }, learned)).toEqual([
      'user_verification',
    ]);
  });

  it('is nothing before, elsewhere, or fetched by a script', () => {
    expect(kinds({ url: 'https://op.example/device?user_code=WDJB-MJHT' })).toEqual([]);
    expect(kinds({ url: 'https://op.example/devices' }, learned)).toEqual([]);
    expect(kinds({ url: 'https://op.example/device', context: { resourceType: 'fetch' } }, learned)).toEqual(
      [],
    );
  });
});

describe('a client ID metadata document', () => {
  const url = 'https://app.example/oauth/client.json';
  it('names itself', () => {
    expect(kinds(json(url, { client_id: url, client_name: 'App' }))).toEqual(['client_metadata']);
  });

  it.each([
    ['names another', { client_id: 'https://app.example/other.json', client_name: 'App' }],
    ['names nobody', { client_name: 'App', redirect_uris: [] }],
    ['describes nothing', { client_id: url }],
  ])('is not one that %s', (_, document) => {
    expect(kinds(json(url, document))).toEqual([]);
  });
});

describe('a pushed request', () => {
  const sealed = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d';
  it('may be encrypted, and then hides its parameters', () => {
    const [message] = recognise(
      exchange(form('https://op.example/par', { client_id: 'spa', request: sealed })),
      nothingLearned,
    );
    expect(message).toMatchObject({ kind: 'pushed_authorization_request', hidden: true });
  });

  it('never names a request_uri', () => {
    const fields = { client_id: 'spa', response_type: 'code', request_uri: 'urn:x' };
    const context = { resourceType: 'fetch' } as const;
    expect(kinds(form('https://op.example/par', fields, { context }))).toEqual([]);
  });
});

describe('a signed request', () => {
  it('counts with what is inside, lists as repeated parameters and objects as JSON', () => {
    const request = jwt({
      iss: 'spa',
      aud: 'op',
      exp: 1,
      client_id: 'spa',
      response_type: 'code',
      state: 'inner',
      max_age: 300,
      resource: ['https://a.example/', 'https://b.example/'],
      claims: { id_token: { acr: null } },
    });
    const [message] = recognise(
      exchange({ url: urlWith('https://op.example/auth', { client_id: 'spa', state: 'outer', request }) }),
      nothingLearned,
    );
    expect(message?.params).toMatchObject({
      state: 'inner',
      max_age: '300',
      resource: 'https://a.example/ https://b.example/',
      claims: '{"id_token":{"acr":null}}',
    });
    expect(message?.params).not.toHaveProperty('exp');
    expect(message?.hidden).toBe(false);
  });
});
