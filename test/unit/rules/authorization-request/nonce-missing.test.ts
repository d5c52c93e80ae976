import { describe, expect, it } from 'vitest';
import { codeFlow, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const found = (request: FlowChanges['request'], more: FlowChanges = {}) =>
  verdictsOf('nonce-missing', codeFlow({ request, response: null, token: null, ...more }));

describe('nonce-missing is high', () => {
  it.each(['id_token', 'id_token token', 'code id_token', 'code id_token token', 'token id_token'])(
    'for response_type=%s',
    (response_type) => {
      expect(found({ response_type, nonce: undefined })).toEqual(['high certain']);
    },
  );

  it('on a development host', () => {
    const redirectUri = 'http://[::1]:8080/cb';
    expect(found({ response_type: 'id_token', nonce: undefined }, { redirectUri })).toEqual(['high certain']);
  });

  it('for an empty nonce: it counts as none', () => {
    expect(found({ response_type: 'id_token', nonce: '' })).toEqual(['high certain']);
  });
});

describe('nonce-missing is lower', () => {
  it('at Apple, which calls the nonce optional', () => {
    const request = { response_type: 'code id_token', scope: 'name email', nonce: undefined };
    expect(found(request, { at: 'https://appleid.apple.com/auth/authorize' })).toEqual(['info certain']);
  });
});

describe('nonce-missing says nothing', () => {
  it.each(['code', 'token', 'code token', 'none'])('of response_type=%s', (response_type) => {
    expect(found({ response_type, nonce: undefined })).toEqual([]);
  });

  it('where a nonce is there', () => {
    expect(found({ response_type: 'id_token' })).toEqual([]);
  });

  it('of a hidden request', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:a';
    expect(found({ response_type: 'id_token', nonce: undefined, request_uri })).toEqual([]);
  });

  it('where the server showed an error page', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'no' } };
    expect(found({ response_type: 'id_token', nonce: undefined }, { requestExchange })).toEqual([]);
  });
});
