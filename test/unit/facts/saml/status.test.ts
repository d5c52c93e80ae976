import { describe, expect, it } from 'vitest';
import { factsOfLogin } from '../../../support/saml-login.ts';
import { statusXml } from '../../../support/single-sign-on.ts';

const refusal = (status: string) => factsOfLogin({}, { status }).refusal;

describe('a provider refuses (SAML Core §3.2.2)', () => {
  it.each([
    ['Responder', 'AuthnFailed', 'provider'],
    ['Requester', 'NoAuthnContext', 'request'],
    ['Requester', 'InvalidNameIDPolicy', 'request'],
    ['Responder', 'NoPassive', 'provider'],
    ['Responder', 'RequestDenied', 'provider'],
    ['VersionMismatch', 'RequestVersionTooLow', 'version'],
  ])('%s with %s', (outer, code, blames) => {
    expect(refusal(statusXml(outer, code, 'Not today'))).toMatchObject({
      code,
      blames,
      message: 'Not today',
      urns: [`urn:oasis:names:tc:SAML:2.0:status:${outer}`, `urn:oasis:names:tc:SAML:2.0:status:${code}`],
      at: { kind: 'saml_response' },
    });
  });

  it('with one code alone', () => {
    const alone = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/>';
    expect(refusal(alone)).toMatchObject({ code: 'Responder', blames: 'provider', message: undefined });
  });

  it('in words of its own', () => {
    expect(refusal(statusXml('Responder', 'urn:vendor:Locked', ''))).toMatchObject({ code: 'other' });
  });

  it('with a detail', () => {
    const detail = `${statusXml('Responder', 'AuthnFailed', 'No')}<samlp:StatusDetail><Cause>locked</Cause></samlp:StatusDetail>`;
    expect(refusal(detail)?.detail).toBe('locked');
  });
});

it('success is no refusal, with an inner code or without', () => {
  expect(factsOfLogin().refusal).toBeUndefined();
  expect(refusal(statusXml('Success', 'PartialLogout', ''))).toBeUndefined();
});
