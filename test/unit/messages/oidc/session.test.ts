import { describe, expect, it } from 'vitest';
import {
  capture,
  exchange,
  form,
  json,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const frame = (initiator: string) => ({ context: { resourceType: 'sub_frame', initiator } }) as const;
const told = (...steps: readonly ExchangeFields[]) =>
  flowsOf(capture(...steps.map(({ id: _, entry: __, startedAt: ___, ...fields }) => fields))).map((flow) =>
    flow.steps.map(({ kind }) => kind),
  );
const login = codeFlow({
  tokenAnswer: { access_token: 'at-7a9d', token_type: 'Bearer', id_token: idTokenOf({ sid: '08a5019c' }) },
});
const loginSteps = ['authorization_request', 'authorization_response', 'token_request'];

describe('the frame that watches the session', () => {
  const metadata = json('https://op.example/.well-known/openid-configuration', {
    issuer: 'https://op.example',
    authorization_endpoint: 'https://op.example/auth',
    token_endpoint: 'https://op.example/token',
    check_session_iframe: 'https://op.example/watch',
  });

  it('is known from the metadata', () => {
    const watch = { url: 'https://op.example/watch', status: 200, ...frame('https://app.example') };
    expect(told(metadata, ...login, watch)).toEqual([['discovery', ...loginSteps, 'check_session']]);
  });

  it.each(['/connect/checksession', '/realms/r/protocol/openid-connect/login-status-iframe.html'])(
    'is known by the name %s at a provider where a login was seen',
    (path) => {
      const watch = { url: `https://op.example${path}`, status: 200, ...frame('https://app.example') };
      expect(told(...login, watch)).toEqual([[...loginSteps, 'check_session']]);
    },
  );

  it('is known by Keycloak’s name before the login that it serves', () => {
    const url = 'https://op.example/realms/r/protocol/openid-connect/login-status-iframe.html';
    const watch = { url, status: 200, ...frame('https://app.example') };
    expect(told(watch, ...login)).toEqual([['check_session', ...loginSteps]]);
    expect(told(watch)).toEqual([]);
  });

  it('is none elsewhere, and none as a page or a fetch', () => {
    const path = '/connect/checksession';
    const others: readonly ExchangeFields[] = [
      { url: `https://other.example${path}`, ...frame('https://app.example') },
      { url: `https://op.example${path}`, context: { resourceType: 'main_frame' } },
      { url: `https://op.example${path}`, context: { resourceType: 'fetch' } },
      { url: 'https://op.example/session/checkout', ...frame('https://app.example') },
    ];
    expect(told(...login, ...others)).toEqual([loginSteps]);
  });
});

describe('a logout frame', () => {
  const url = urlWith('https://app.example/front-logout', { iss: 'https://op.example', sid: '08a5019c' });
  const logout = redirect(
    urlWith('https://op.example/logout', {
      id_token_hint: idTokenOf({ sid: '08a5019c' }),
      post_logout_redirect_uri: 'https://app.example/bye',
    }),
    'https://op.example/logout/confirm',
  );

  it('belongs to the logout that made the provider load it', () => {
    expect(told(...login, logout, { url, status: 200, ...frame('https://op.example') })).toEqual([
      [...loginSteps, 'end_session_request', 'frontchannel_logout'],
    ]);
  });

  it('of another client belongs to the same logout', () => {
    const other = url.replace('app.example', 'shop.example').replace('08a5019c', 'another');
    expect(told(logout, { url: other, status: 200, ...frame('https://op.example') })).toEqual([
      ['end_session_request', 'frontchannel_logout'],
    ]);
  });

  it('belongs to the login of its session where no logout was seen', () => {
    expect(told(...login, { url, status: 200, ...frame('https://op.example') })).toEqual([
      [...loginSteps, 'frontchannel_logout'],
    ]);
  });

  it('stands by itself where its login was not seen', () => {
    const [flow] = flowsOf([exchange({ url, status: 200, ...frame('https://op.example') })]);
    expect(flow).toMatchObject({ protocol: 'oidc', grant: null, outcome: 'succeeded' });
    expect(flow?.server.issuer).toBe('https://op.example');
  });

  it.each([
    ['without a session', url.replace('sid', 'id'), frame('https://op.example')],
    ['of a site that is no provider here', url, frame('https://blog.example')],
    [
      'that is a whole page',
      url,
      { context: { resourceType: 'main_frame', initiator: 'https://op.example' } },
    ],
    ['that is a picture', url, { context: { resourceType: 'fetch', initiator: 'https://op.example' } }],
  ] as const)('is none %s', (_, address, place) => {
    expect(told({ url: address, status: 200, ...place })).toEqual([]);
  });
});

describe('a back-channel logout', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const token = (claims: Readonly<Record<string, unknown>>) =>
    jwt(
      { iss: 'https://op.example', aud: 'spa', jti: 'j-1', iat: 1767225600, ...claims },
      { typ: 'logout+jwt' },
    );
  const post = (logout_token: string) =>
    form('https://app.example/back-logout', { logout_token }, { status: 200 });

  it('belongs to the login of its session', () => {
    expect(told(...login, post(token({ events, sid: '08a5019c' })))).toEqual([
      [...loginSteps, 'backchannel_logout'],
    ]);
  });

  it('stands by itself otherwise', () => {
    const [flow] = flowsOf([post(token({ events, sub: '248289761001' }))]);
    expect(flow).toMatchObject({ client: { id: 'spa' }, server: { issuer: 'https://op.example' } });
    expect(flow?.steps.map(({ kind }) => kind)).toEqual(['backchannel_logout']);
  });

  it('is none without the event, or with something else', () => {
    expect(told(post(token({})), post('abc'), post(''))).toEqual([]);
  });
});
