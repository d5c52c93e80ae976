import { expect, it } from 'vitest';
import { paramsOfStep } from '../../../lib/facts/step-params.ts';
import { messageOf } from '../../support/messages.ts';

const url = 'https://op.example/auth';
const message = messageOf('authorization_request', { url }, { params: { request_uri: 'urn:x' } });
const authorizationRequest = {
  message,
  params: { request_uri: 'urn:x', scope: 'openid' },
  responseType: new Set(['code']),
};

it('a request has the parameters that were pushed for it', () => {
  expect(paramsOfStep({ message }, { authorizationRequest })).toEqual(authorizationRequest.params);
});

it('any other step has its own, and an inferred one none', () => {
  const other = messageOf('authorization_request', { url }, { params: { scope: 'notes' } });
  expect(paramsOfStep({ message: other }, { authorizationRequest })).toEqual({ scope: 'notes' });
  expect(paramsOfStep({}, { authorizationRequest })).toEqual({});
});
