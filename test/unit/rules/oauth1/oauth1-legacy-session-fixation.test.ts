import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'oauth1-legacy-session-fixation';

const approval = (params: Record<string, string>) =>
  messageOf(
    'resource_owner_authorization_request',
    { url: 'https://sp.example/authorize' },
    { params, protocol: 'oauth1' },
  );
const callback = (params: Record<string, string>, more = {}) =>
  messageOf('resource_owner_authorization_response', { url: 'https://app.example/cb' }, { params, ...more });
const issued = (answer: Record<string, string>) =>
  messageOf(
    'temporary_credential_request',
    { url: 'https://sp.example/request_token' },
    { answer, protocol: 'oauth1' },
  );

const traded = (params: Record<string, string>) =>
  messageOf(
    'token_credential_request',
    { url: 'https://sp.example/access_token' },
    { params: { oauth_signature: 'x', ...params }, protocol: 'oauth1' },
  );

describe('oauth1-legacy-session-fixation fires', () => {
  it.each([
    [
      'when the callback brings no verifier',
      [approval({ oauth_token: 't' }), callback({ oauth_token: 't' })],
    ],
    [
      'when the callback is named at the approval',
      [approval({ oauth_token: 't', oauth_callback: 'https://app.example/cb' })],
    ],
    ['when the token is traded without a verifier', [traded({ oauth_token: 't' })]],
    ['when the token came unconfirmed', [issued({ oauth_token: 't', oauth_token_secret: 's' })]],
  ])('%s', (_, messages) => {
    expect(findingsInFlow(rule, messages)).toEqual(['high certain']);
  });
});

describe('oauth1-legacy-session-fixation is silent', () => {
  it.each([
    ['for OAuth 1.0a', [approval({ oauth_token: 't' }), callback({ oauth_token: 't', oauth_verifier: 'v' })]],
    [
      'for a denial',
      [callback({ denied: 't' }, { error: { code: 'denied', description: null, refused: true } })],
    ],
    [
      'for a confirmed token',
      [issued({ oauth_token: 't', oauth_token_secret: 's', oauth_callback_confirmed: 'true' })],
    ],
    ['when the token is traded with one', [traded({ oauth_token: 't', oauth_verifier: 'v' })]],
    ['when a password is traded', [traded({ x_auth_mode: 'client_auth' })]],
    ['when a session is renewed', [traded({ oauth_token: 't', oauth_session_handle: 'h' })]],
    ['when only the approval was seen', [approval({ oauth_token: 't' })]],
  ])('%s', (_, messages) => {
    expect(findingsInFlow(rule, messages)).toEqual([]);
  });
  it('for OAuth 2: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
