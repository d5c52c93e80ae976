import { describe, expect, it } from 'vitest';
import { authorizationRequestOf, isHidden } from '../../../lib/facts/authorization-request.ts';
import { form, jsonBody, urlWith } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const reference = 'urn:ietf:params:oauth:request_uri:abc';
const referring = {
  url: urlWith('https://op.example/auth', { client_id: 'spa', request_uri: reference, state: 'ignored' }),
  status: 302,
};
const pushed = {
  ...form('https://op.example/par', {
    client_id: 'spa',
    response_type: 'code',
    redirect_uri: 'https://app.example/cb',
    code_challenge: 'x',
    state: 's-12345678',
  }),
  status: 201,
  responseBody: jsonBody({ request_uri: reference, expires_in: 60 }),
};

describe('the authorization request', () => {
  it('has its response type taken apart', () => {
    const request = authorizationRequestOf(flowIn(a.request({ response_type: 'token  code' })));
    expect(request?.responseType).toEqual(new Set(['token', 'code']));
  });

  it('has the parameters that were pushed, and of the URL only who asks and by which reference', () => {
    expect(authorizationRequestOf(flowIn(pushed, referring))?.params).toEqual({
      client_id: 'spa',
      response_type: 'code',
      redirect_uri: 'https://app.example/cb',
      code_challenge: 'x',
      state: 's-12345678',
      request_uri: reference,
    });
  });

  it('was not seen in a token request', () => {
    const flow = flowIn(a.redemption());
    expect(authorizationRequestOf(flow)).toBeUndefined();
    expect(isHidden(flow)).toBe(false);
  });
});

describe('a request whose parameters went another way', () => {
  it('is hidden: nothing can be missed in it', () => {
    const flow = flowIn(referring);
    expect(isHidden(flow)).toBe(true);
    expect(authorizationRequestOf(flow)).toBeUndefined();
  });

  it('is not hidden when the push was seen', () => {
    expect(isHidden(flowIn(pushed, referring))).toBe(false);
  });
});
