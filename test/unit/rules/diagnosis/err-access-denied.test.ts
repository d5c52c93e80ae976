import { at, attempt, found, refusedCall, registration, resource, server } from '../../../support/attempt.ts';
import { causesOf } from '../../../support/causes.ts';
import { describe, expect, it } from 'vitest';
import { exchange, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, flowsOf, verdictsOf } from '../../../support/flow.ts';

const denied = (error: string, error_description?: string) =>
  codeFlow({ response: { code: undefined, error, error_description }, token: null });

describe('err-access-denied is a remark', () => {
  it.each(['access_denied', 'user_cancelled_login', 'user_cancelled_authorize'])('on %s', (error) => {
    expect(verdictsOf('err-access-denied', denied(error))).toEqual(['info certain']);
    expect(flowsOf(denied(error))[0]?.outcome).toBe('denied');
  });

  it('that repeats the provider’s words', () => {
    const detail = detailOf('err-access-denied', denied('access_denied', 'The user pressed Cancel.'));
    expect(detail).toBe('The answer says access_denied: “The user pressed Cancel”.');
  });

  it('that names a policy where nobody had the time to press a button', () => {
    const [request, answer] = denied('access_denied');
    const soon = { ...answer!, startedAt: request!.startedAt + 300 };
    expect(detailOf('err-access-denied', [request!, soon])).toContain('probably a policy');
    expect(detailOf('err-access-denied', [request!, answer!])).not.toContain('policy');
  });

  it.each(['The user denied the request', 'User cancelled', 'Consent was declined by the resource owner'])(
    'that believes a description that names a person, however fast it came: %s',
    (words) => {
      const [request, answer] = denied('access_denied', words);
      const soon = { ...answer!, startedAt: request!.startedAt + 300 };
      expect(detailOf('err-access-denied', [request!, soon])).not.toContain('policy');
    },
  );

  it.each(['The user is not assigned to this app', 'Denied by policy'])(
    'that names a policy where the description names no person’s refusal: %s',
    (words) => {
      const [request, answer] = denied('access_denied', words);
      const soon = { ...answer!, startedAt: request!.startedAt + 300 };
      expect(detailOf('err-access-denied', [request!, soon])).toContain('probably a policy');
    },
  );

  it('that tells a forgotten password of Azure AD B2C', () => {
    const exchanges = denied('access_denied', 'AADB2C90118: The user has forgotten their password.');
    expect(flowsOf(exchanges)[0]?.diagnosis[0]?.why).toContain('Forgot your password');
  });

  it('on a device’s poll', () => {
    const poll = form(
      'https://op.example/token',
      { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'd-1', client_id: 'tv' },
      { status: 400, responseBody: jsonBody({ error: 'access_denied' }) },
    );
    expect(verdictsOf('err-access-denied', [poll])).toEqual(['info certain']);
  });
});

it.each([
  'The resource owner or authorization server denied the request.',
  'The resource owner or authorization server denied the request. User does not have access to this application.',
  'The user was denied access to this client.',
])('err-access-denied blames no person for “%s”', (words) => {
  const exchanges = denied('access_denied', words);
  expect(
    flowsOf(exchanges)[0]
      ?.diagnosis.map(({ why }) => why)
      .join(),
  ).not.toContain('The person said no');
  expect(causesOf(exchanges)[0]).toMatch(/access-denied|not-assigned/);
});

describe('err-access-denied says nothing', () => {
  it.each(['server_error', 'login_required', 'invalid_scope', 'consent_required'])('on %s', (error) => {
    expect(verdictsOf('err-access-denied', denied(error))).toEqual([]);
  });

  it('of a program that a server refuses to register: no person is asked', () => {
    const refusal = registration(at.register, { error: 'access_denied' }, 403);
    const exchanges = attempt(refusedCall(), found(at.resource, resource), found(at.server, server), refusal);
    expect(verdictsOf('err-access-denied', exchanges)).toEqual([]);
    expect(causesOf(exchanges)).toEqual(['mcp-registration-refused']);
  });

  it('of a login that succeeded', () => {
    expect(verdictsOf('err-access-denied', codeFlow())).toEqual([]);
  });

  it('of a page of the site that says access_denied by itself', () => {
    const page = exchange({
      url: 'https://app.example/login?error=access_denied',
      context: { resourceType: 'main_frame' },
    });
    expect(flowsOf([page])).toEqual([]);
  });

  it('of an API that denies access', () => {
    const api = exchange({
      url: 'https://api.example/admin',
      status: 403,
      requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-access-7a9d']],
      responseBody: jsonBody({ error: 'access_denied' }),
      context: { resourceType: 'fetch' },
    });
    expect(verdictsOf('err-access-denied', codeFlow({ then: [api] }))).toEqual([]);
  });
});
