import { describe, expect, it } from 'vitest';
import { codeFlow, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const found = (request: FlowChanges['request'], more: FlowChanges = {}) =>
  verdictsOf('implicit-grant', codeFlow({ request, response: null, token: null, ...more }));

describe('implicit-grant is', () => {
  it.each([
    ['token', 'high certain'],
    ['id_token token', 'high certain'],
    ['code token', 'medium certain'],
    ['code id_token token', 'medium certain'],
    ['id_token', 'info certain'],
  ])('for response_type=%s %s', (response_type, verdict) => {
    expect(found({ response_type })).toEqual([verdict]);
  });

  it.each(['form_post', 'web_message'])(
    'low by response_mode=%s: no address shows the token',
    (response_mode) => {
      expect(found({ response_type: 'id_token token', response_mode })).toEqual(['low certain']);
    },
  );

  it('a remark where the provider’s own script makes the request', () => {
    const at = 'https://accounts.google.com/o/oauth2/v2/auth';
    expect(found({ response_type: 'token', gsiwebsdk: '3' }, { at })).toEqual(['info certain']);
    expect(found({ response_type: 'token' }, { at })).toEqual(['high certain']);
  });

  it('a remark for Facebook’s script with its own response types', () => {
    const at = 'https://www.facebook.com/v19.0/dialog/oauth';
    const response_type = 'token,signed_request,graph_domain';
    expect(found({ response_type, sdk: 'joey' }, { at })).toEqual(['info certain']);
  });

  it('as grave on a development host', () => {
    expect(found({ response_type: 'token' }, { redirectUri: 'http://localhost:4200/' })).toEqual([
      'high certain',
    ]);
  });
});

describe('implicit-grant says nothing', () => {
  it.each(['code', 'code id_token', 'none', 'vp_token id_token'])('of response_type=%s', (response_type) => {
    expect(found({ response_type })).toEqual([]);
  });

  it('of an LTI 1.3 launch', () => {
    const launch = { response_type: 'id_token', response_mode: 'form_post', prompt: 'none', scope: 'openid' };
    expect(found({ ...launch, lti_message_hint: 'm-1' })).toEqual([]);
    expect(found(launch)).toEqual([]);
  });

  it('of a hidden request', () => {
    expect(found({ response_type: 'token', request_uri: 'urn:ietf:params:oauth:request_uri:a' })).toEqual([]);
  });

  it('where the server showed an error page', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'no' } };
    expect(found({ response_type: 'token' }, { requestExchange })).toEqual([]);
  });
});
