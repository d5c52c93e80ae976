import { describe, expect, it } from 'vitest';
import { capture, form, json, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const login = codeFlow();
const loginSteps = new Set(['authorization_request', 'authorization_response', 'token_request']);
const clientId = 'spa';

/** The kinds of the steps after the login’s own, flow by flow. */
const after = (...steps: readonly ExchangeFields[]): readonly (readonly string[])[] => {
  const all = [...login, ...steps].map(({ id: _, entry: __, startedAt: ___, ...fields }) => fields);
  return flowsOf(capture(...all)).map((flow) =>
    flow.steps.map(({ kind }) => kind as string).filter((kind) => !loginSteps.has(kind)),
  );
};

const page = (url: string): ExchangeFields => ({ url, status: 200, context: { resourceType: 'main_frame' } });

describe('a logout without a hint and without a place to return to', () => {
  it('is known by its path and its client at a provider where that client has logged in', () => {
    const away = page(urlWith('https://op.example/v2/logout', { client_id: clientId }));
    expect(after(away)).toEqual([['end_session_request']]);
  });

  it.each(['v2/logout', 'oidc/v1/end_session', 'end-session', 'endsession', 'sign_out', 'session/end'])(
    'and by a path that other servers have: %s',
    (path) => {
      const away = page(urlWith(`https://op.example/${path}`, { client_id: clientId }));
      expect(after(away)).toEqual([['end_session_request']]);
    },
  );

  it('takes the provider’s own pages with it', () => {
    const logout = urlWith('https://op.example/v2/logout', { client_id: clientId });
    const asked = urlWith('https://op.example/v2/logout/confirm', { client_id: clientId, tab_id: 'q' });
    expect(after(redirect(logout, asked), page(asked))).toEqual([['end_session_request']]);
  });

  it.each([
    ['of a client nobody has seen', urlWith('https://op.example/v2/logout', { client_id: 'another' })],
    ['at a server without a login', urlWith('https://other.example/v2/logout', { client_id: clientId })],
    ['whose path speaks of sessions', urlWith('https://op.example/sessions/append', { client_id: clientId })],
    ['whose path says something else', urlWith('https://op.example/account', { client_id: clientId })],
    ['that names nobody', 'https://op.example/v2/logout?returnTo=/'],
  ])('is none %s', (_, url) => {
    expect(after(page(url))).toEqual([[]]);
  });

  it('is known without any parameter when the app sends the browser there', () => {
    const bare = page('https://op.example/v2/logout');
    const sent = {
      ...bare,
      context: { resourceType: 'main_frame', initiator: 'https://app.example' },
    } as const;
    expect(after(sent)).toEqual([['end_session_request']]);
    expect(after({ ...sent, context: { ...sent.context, initiator: 'https://op.example' } })).toEqual([[]]);
    expect(after({ ...sent, url: 'https://other.example/logout' })).toEqual([[]]);
    expect(after(bare)).toEqual([[]]);
  });

  it('is none as a call of a script', () => {
    const url = urlWith('https://op.example/v2/logout', { client_id: clientId });
    expect(after({ url, status: 200, context: { resourceType: 'fetch' } })).toEqual([[]]);
  });
});

describe('a session that the client ends with its refresh token', () => {
  const keycloak = 'https://op.example/realms/r/protocol/openid-connect/logout';
  const members = { client_id: clientId, refresh_token: 'rt-91c2' };
  const posted = (url: string, body: Readonly<Record<string, string>>): ExchangeFields => ({
    ...form(url, body),
    status: 204,
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  });

  it('is known at Keycloak’s own address', () => {
    expect(after(posted(keycloak, members))).toEqual([['end_session_request']]);
  });

  it('is known at the address that the metadata names', () => {
    const metadata = json('https://op.example/.well-known/openid-configuration', {
      issuer: 'https://op.example',
      authorization_endpoint: 'https://op.example/auth',
      end_session_endpoint: 'https://op.example/bye',
    });
    expect(after(metadata, posted('https://op.example/bye', members))).toEqual([
      ['discovery', 'end_session_request'],
    ]);
  });

  it.each([
    ['without the token', keycloak, { client_id: clientId }],
    ['without the client', keycloak, { refresh_token: 'rt-91c2' }],
    ['at another address', 'https://op.example/api/logout', members],
  ])('is none %s', (_, url, body) => {
    expect(after(posted(url, body)).flat()).not.toContain('end_session_request');
  });
});

describe('Keycloak’s logout with all that a request for a login has', () => {
  const params = {
    client_id: clientId,
    response_type: 'code',
    state: 'af0ifjsldkj',
    redirect_uri: 'https://app.example/',
  };
  const at = (url: string) => page(urlWith(url, params));

  it('is a logout (league/oauth2-client’s Keycloak)', () => {
    const logout = at('https://op.example/realms/choir/protocol/openid-connect/logout');
    expect(after(logout)).toEqual([['end_session_request']]);
  });

  it.each([
    ['where Keycloak’s logins begin', 'https://op.example/realms/choir/protocol/openid-connect/auth'],
    ['at Cognito’s logout, which leads on to a login', 'https://op.example/logout'],
  ])('is none %s', (_, url) => {
    expect(after(at(url)).flat()).not.toContain('end_session_request');
  });
});
