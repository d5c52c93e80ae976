import { describe, expect, it } from 'vitest';
import { isSilentRequest } from '../../../lib/messages/silent-request.ts';

describe('a question that must be answered without a person', () => {
  const launch = { prompt: 'none', response_type: 'id_token', response_mode: 'form_post' };
  const passive = (value: string) =>
    btoa(
      `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" IsPassive="${value}"/>`,
    );

  it.each([
    ['authorization_request', { prompt: 'none' }, true],
    ['authorization_request', { prompt: 'login' }, false],
    ['authorization_request', { prompt: 'none', lti_message_hint: '3291' }, false],
    ['authorization_request', { ...launch, scope: 'openid', login_hint: '12' }, false],
    ['authorization_request', { ...launch, scope: 'openid' }, true],
    ['openid_authentication_request', { 'openid.mode': 'checkid_immediate' }, true],
    ['openid_authentication_request', { 'openid.mode': 'checkid_setup' }, false],
    ['cas_login_request', { gateway: 'true' }, true],
    ['cas_login_request', { service: 'https://app.example/' }, false],
    ['saml_authn_request', { SAMLRequest: passive('true') }, true],
    ['saml_authn_request', { SAMLRequest: passive('false') }, false],
    ['token_request', { prompt: 'none' }, false],
  ] as const)('%s %j: %s', (kind, params, expected) =>
    expect(isSilentRequest({ kind, params })).toBe(expected),
  );
});
