import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../lib/telling/headline.ts';
import { at, attempt, missing, refusedCall } from '../../support/attempt.ts';
import { flowsOf } from '../../support/flow.ts';
import { capture, exchange } from '../../support/exchange.ts';
import { samlAnswer } from '../../support/saml-login.ts';
import {
  brokeredLogin,
  cleanLogin,
  failingLogin,
  implicitLogin,
  pendingLogin,
} from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const sentence = (fields: FlowFields) => headlineOf(inspected(fields).report.flows[0]!);
const bare = (fields: Partial<FlowFields>): FlowFields => ({
  steps: [{ kind: 'token_request', exchange: exchange({ url: 'https://op.example/token' }) }],
  protocol: 'oauth2',
  client: { id: 'robot', redirect_uri: null, type: 'confidential' },
  ...fields,
});

describe('what a flow was for, in a sentence', () => {
  it('says who asked whom to sign you in, and how it went', () => {
    expect(sentence(cleanLogin())).toBe('app.example asked op.example to sign you in, and it worked.');
    expect(sentence(failingLogin())).toBe(
      'app.example asked op.example to sign you in, and it failed: invalid_grant.',
    );
    expect(sentence(pendingLogin())).toBe('app.example asked op.example to sign you in; it is not finished.');
    expect(sentence(brokeredLogin('flow-9'))).toBe(
      'op.example asked login.corp.example to sign you in, and it was refused.',
    );
  });

  it('says that a login which began later worked, after one that failed', () => {
    const flow = inspected(failingLogin()).report.flows[0]!;
    expect(headlineOf({ ...flow, worked_later: { flow: 'flow-2', after: 12_400 } })).toBe(
      'app.example asked op.example to sign you in, and it failed: invalid_grant; a login that began 12 s later worked.',
    );
  });

  it('does not speak of signing in where only access was asked for', () => {
    expect(sentence(implicitLogin())).toBe(
      'old.example asked op.example for access in your name, and it worked.',
    );
  });

  it('says of a login with SAML who began it', () => {
    const unasked = (inResponseTo: string | null) => flowsOf(capture(samlAnswer({ inResponseTo })))[0]!;
    expect(headlineOf(unasked(null))).toMatch(/^idp\.example began a login at sp\.example/);
    expect(headlineOf(unasked('_request1'))).toMatch(/^sp\.example asked idp\.example to sign you in/);
  });

  it('says of a login that never began what was looked for', () => {
    const [flow] = flowsOf(attempt(refusedCall(), missing(at.resource), missing(at.root)));
    expect(headlineOf(flow!)).toMatch(/ looked for the way to log in at tools\.example, and it failed\.$/);
  });

  it('says of an app that asked no provider that it did not', () => {
    const refused = exchange({
      url: 'https://desk.example:8443/auth/oidc',
      status: 500,
      responseBody: { mediaType: 'text/plain', text: 'OpenID Connect is not configured' },
      context: { resourceType: 'main_frame' },
    });
    expect(headlineOf(flowsOf([refused])[0]!)).toBe('desk.example:8443 was to begin a login, and it failed.');
  });

  it('tells machines, refreshes and passwords apart', () => {
    expect(sentence(bare({ grant: 'client_credentials' }))).toBe(
      'robot asked op.example for a token for itself, and it worked.',
    );
    expect(sentence(bare({ grant: 'refresh_token' }))).toBe(
      'robot asked op.example for fresh tokens without asking you, and it worked.',
    );
    expect(sentence(bare({ grant: 'password' }))).toBe(
      'robot handed a password to op.example for a token, and it worked.',
    );
  });

  it('knows a silent renewal by prompt=none', () => {
    const silent = exchange({ url: 'https://op.example/auth?prompt=none&response_type=code' });
    expect(sentence({ steps: [{ kind: 'authorization_request', exchange: silent }] })).toBe(
      'app.example asked op.example quietly whether you are still signed in, and it worked.',
    );
  });

  it.each([
    ['openid_authentication_request', 'https://op.example/auth?openid.mode=checkid_immediate'],
    ['cas_login_request', 'https://op.example/login?service=https%3A%2F%2Fapp.example%2F&gateway=true'],
  ] as const)('knows the quiet request of another protocol (%s)', (kind, url) => {
    expect(sentence({ steps: [{ kind, exchange: exchange({ url }) }] })).toContain(
      ' quietly whether you are still signed in',
    );
  });

  it.each([
    'end_session_request',
    'saml_logout_request',
    'wsfed_signout_request',
    'cas_logout_request',
  ] as const)('knows a logout by itself (%s)', (kind) => {
    const steps = [{ kind, exchange: exchange({ url: 'https://op.example/logout' }) }];
    expect(sentence({ steps })).toBe('app.example asked op.example to sign you out, and it worked.');
  });

  it('says so when an error came on the way of one that is not finished', () => {
    expect(sentence({ ...pendingLogin(), error: { code: 'slow_down', description: null } })).toBe(
      'app.example asked op.example to sign you in; it is not finished, with an error so far: slow_down.',
    );
  });

  it('says so when a code was replayed after success', () => {
    expect(sentence({ ...cleanLogin(), error: { code: 'invalid_grant', description: null } })).toBe(
      'app.example asked op.example to sign you in, and it worked, with a later error: invalid_grant.',
    );
  });

  it('does not invent names', () => {
    expect(
      sentence(
        bare({
          client: { id: null, redirect_uri: null, type: 'unknown' },
          server: { issuer: null, origin: null },
        }),
      ),
    ).toBe('An application asked an authorization server for access in your name, and it worked.');
  });

  it('names a mobile app by its scheme', () => {
    const client = { id: 'app', redirect_uri: 'com.example.app:/cb', type: 'public' } as const;
    expect(sentence({ ...cleanLogin(), client })).toContain('com.example.app asked op.example');
  });
});
