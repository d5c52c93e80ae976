import { describe, expect, it } from 'vitest';
import { expectsWindowMessage, windowMessageOf } from '../../../lib/flows/window-message.ts';
import { factsIn, flowIn } from '../../support/flows-in.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../support/flow.ts';

/** The page by which Auth0 hands its answer over. */
const pageWith = (answer: Readonly<Record<string, string>>) =>
  `<!DOCTYPE html><html><body><script>(function(window, document) {var targetOrigin = "https://app.example";var webMessageRequest = {};var authorizationResponse = {type: "authorization_response",response: ${JSON.stringify(answer)}};var mainWin = (window.opener) ? window.opener : window.parent;mainWin.postMessage(authorizationResponse, targetOrigin);})(this, this.document);</script></body></html>`;

const silent = (page: string, changes: FlowChanges = {}) =>
  codeFlow({
    request: { response_mode: 'web_message', prompt: 'none' },
    requestExchange: {
      responseBody: { mediaType: 'text/html', text: page },
      context: { resourceType: 'sub_frame' },
    },
    response: null,
    ...changes,
  });
const code = { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' };
const told = (exchanges: ReturnType<typeof codeFlow>) =>
  flowsOf(exchanges).map(({ response_mode, outcome, error, steps }) => ({
    response_mode,
    outcome,
    error: error?.code,
    steps: steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`)).join(' '),
  }));

describe('an answer from window to window', () => {
  it('is inferred when its code is redeemed', () => {
    expect(told(silent('<html>'))).toEqual([
      {
        response_mode: 'web_message',
        outcome: 'succeeded',
        error: undefined,
        steps: 'authorization_request (authorization_response) token_request',
      },
    ]);
  });

  it('is inferred when the page that posts it was recorded', () => {
    expect(told(silent(pageWith(code), { token: null }))).toMatchObject([
      { outcome: 'pending', steps: 'authorization_request (authorization_response)' },
    ]);
  });

  it('comes from the provider', () => {
    const [flow] = flowsOf(silent(pageWith(code)));
    expect(flow?.steps[1]).toMatchObject({
      from: 'authorization_server',
      to: 'client',
      params: {},
      entry: null,
    });
  });

  it('that is an error ends the flow', () => {
    const refused = silent(pageWith({ error: 'login_required', error_description: 'Login required' }), {
      token: null,
    });
    expect(told(refused)).toMatchObject([
      { outcome: 'failed', error: 'login_required', steps: 'authorization_request (authorization_response)' },
    ]);
    expect(flowsOf(refused)[0]?.findings.map(({ rule }) => rule)).toContain('err-login-required');
  });

  it('that brings tokens succeeds', () => {
    const early = silent(pageWith({ id_token: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' }), {
      request: {
        response_type: 'id_token',
        response_mode: 'web_message',
        code_challenge: undefined,
        code_challenge_method: undefined,
      },
      token: null,
    });
    expect(told(early)).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('is read from Okta’s page too', () => {
    const page = `<script>(function(window) { var data = {}; data.error = 'login_required'; data.state = 'af0ifjsldkj9320ad'; window.parent.postMessage(data, 'https://app.example'); })(window);</script>`;
    const refused = silent(page, {
      request: { response_mode: 'okta_post_message', prompt: 'none' },
      token: null,
    });
    expect(told(refused)).toMatchObject([{ outcome: 'failed', error: 'login_required' }]);
  });

  it.each([
    ['Okta’s word', { request: { response_mode: 'okta_post_message' } }],
    [
      'Google’s script',
      { redirectUri: 'storagerelay://https/app.example?id=auth7', request: { gsiwebsdk: '3' } },
    ],
  ])('is asked for in %s', (_, changes) => {
    expect(told(codeFlow({ response: null, ...changes }))).toMatchObject([
      {
        response_mode: 'web_message',
        steps: 'authorization_request (authorization_response) token_request',
      },
    ]);
  });
});

describe('no such answer is inferred', () => {
  it('while the provider shows a login form', () => {
    expect(told(silent('<form method="post"><input name="code"></form>', { token: null }))).toMatchObject([
      { outcome: 'pending', steps: 'authorization_request' },
    ]);
  });

  it('when the answer was to come by redirect', () => {
    const [first, ...rest] = silent(pageWith(code), { request: {}, token: null });
    expect(expectsWindowMessage(flowIn(first!, ...rest))).toBe(false);
    expect(windowMessageOf(flowIn(first!, ...rest))).toBeUndefined();
    expect(factsIn(first!, ...rest).steps).toHaveLength(1);
  });

  it('from a word of the page’s own', () => {
    expect(told(silent(pageWith({ error: 'oops' }), { token: null }))).toMatchObject([
      { outcome: 'pending' },
    ]);
  });
});
