import { describe, expect, it } from 'vitest';
import { isLogoutAlone, purposeOf } from '../../../lib/facts/purpose.ts';
import type { Purpose } from '../../../lib/vocabulary/purpose.ts';
import { recordedFlow } from '../../support/captures.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';

describe('what a flow is for', () => {
  it.each<readonly [capture: string, Purpose]>([
    ['spa-login', 'login_and_access'],
    ['mcp-login', 'access'],
    ['oauth1-page', 'access'],
    ['saml-login', 'login'],
    ['openid2-login', 'login'],
    ['reader-fedcm', 'login'],
    ['reader-credential', 'login'],
    ['fault-login-required', 'silent_renewal'],
    ['openid2-silent', 'silent_renewal'],
    ['cas-login', 'silent_renewal'],
  ])('%s: %s', async (name, purpose) => expect((await recordedFlow(name)).purpose).toBe(purpose));

  it('is login alone where nothing but an ID token is asked for', () => {
    const [flow] = flowsOf(codeFlow({ request: { response_type: 'id_token' }, response: null, token: null }));
    expect(flow!.purpose).toBe('login');
  });

  it('is login where the app refused its own start, and no more was seen', () => {
    const steps = [{ kind: 'refused_start' }] as never;
    expect(purposeOf({ steps, protocol: 'oidc', authorizationRequest: undefined })).toBe('login');
  });

  it('is both again when a session is only ended after a login', async () => {
    expect((await recordedFlow('web-app-logout')).purpose).toBe('login_and_access');
  });

  it('is told of a pushed request by what was pushed', () => {
    const message = { params: { request_uri: 'urn:x' } } as never;
    const step = { kind: 'authorization_request', message } as never;
    const pushed = { message, params: { prompt: 'none' } } as never;
    expect(purposeOf({ steps: [step], protocol: 'oidc', authorizationRequest: pushed })).toBe(
      'silent_renewal',
    );
  });
});

it.each([
  [['end_session_request'], true],
  [['frontchannel_logout', 'end_session_request'], true],
  [['saml_logout_request', 'saml_logout_response'], true],
  [['discovery', 'jwks', 'end_session_request'], true],
  [['discovery', 'jwks'], false],
  [['authorization_request', 'end_session_request'], false],
  [[], false],
] as const)('steps of the kinds %j only sign out: %s', (kinds, expected) => {
  expect(isLogoutAlone(kinds.map((kind) => ({ kind })))).toBe(expected);
});
