import { describe, expect, it } from 'vitest';
import { emptyStartOf } from '../../../../lib/messages/oidc/empty-start.ts';
import { exchange, jsonBody, urlWith } from '../../../support/exchange.ts';

const redirectUri = 'https://vault.example/ui/vault/auth/okta/oidc/callback';
const asked = (answer: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  exchange({
    url: 'https://vault.example/v1/auth/okta/oidc/auth_url',
    method: 'POST',
    status: 200,
    requestBody: jsonBody({ role: 'platform', redirect_uri: redirectUri }),
    responseBody: jsonBody(answer),
    ...more,
  });

describe('an answer without the address of the provider', () => {
  it.each([
    [{ data: { auth_url: '' }, warnings: null }, 'auth_url'],
    [{ authorizationUrl: null }, 'authorizationUrl'],
    [{ result: { login_url: '' } }, 'login_url'],
  ])('is told with its member: %o', (answer, member) => {
    expect(emptyStartOf(asked(answer))).toEqual({ member, redirectUri });
  });

  it('is told where the page asked in the address', () => {
    const url = urlWith('https://app.example/api/oauth/authorize-url', { redirectUri });
    const one = exchange({ url, status: 200, responseBody: jsonBody({ authUrl: '' }) });
    expect(emptyStartOf(one)).toEqual({ member: 'authUrl', redirectUri });
  });

  it.each([
    ['with an address', asked({ data: { auth_url: 'https://op.example/authorize' }, warnings: null })],
    ['with an address beside the empty one', asked({ auth_url: '', login_url: 'https://op.example/' })],
    ['of another matter', asked({ avatar_url: '', name: null })],
    ['that failed', asked({ data: { auth_url: '' } }, { status: 400 })],
    ['to a page that named no return', asked({ auth_url: '' }, { requestBody: jsonBody({ role: 'x' }) })],
    ['elsewhere', asked({ auth_url: '' }, { url: 'https://vault.example/v1/sys/mounts' })],
    ['that is no JSON', asked('', { responseBody: { mediaType: 'text/html', text: '<p>auth_url: ""</p>' } })],
  ])('is none %s', (_, one) => {
    expect(emptyStartOf(one)).toBeUndefined();
  });
});
