import { describe, expect, it } from 'vitest';
import { signatureXml } from '../../../support/saml-signature.ts';
import { samlRequest } from '../../../support/saml-login.ts';
import {
  detail,
  found,
  outcome,
  providerXml,
  published,
  serviceXml,
  keyXml,
} from '../../../support/saml-rules.ts';

const rule = 'saml-request-unsigned';

const wants = published(providerXml({ role: 'WantAuthnRequestsSigned="true"' }));
const beside = (more: string) => {
  const request = samlRequest();
  return { exchange: { url: request.url + more } };
};
const sigAlg = '&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256';

describe('saml-request-unsigned is', () => {
  it('medium where the provider’s metadata wants a signature', () => {
    expect(found(rule, { before: [wants] })).toEqual(['medium certain']);
    expect(detail(rule, { before: [wants] })).toContain('WantAuthnRequestsSigned');
  });

  it('medium where the service provider’s own metadata promises one', () => {
    const role = 'AuthnRequestsSigned="1"';
    const before = [published(serviceXml({ role, keys: keyXml() }), 'https://sp.example/metadata')];
    expect(found(rule, { before })).toEqual(['medium certain']);
  });

  it('a remark for SigAlg without Signature', () => {
    expect(found(rule, { request: beside(sigAlg) })).toEqual(['info certain']);
  });
});

describe('saml-request-unsigned says nothing', () => {
  it('of a request signed beside it', () => {
    expect(found(rule, { before: [wants], request: beside(`${sigAlg}&Signature=c2ln`) })).toEqual([]);
  });

  it('of a request signed in itself', () => {
    expect(found(rule, { before: [wants], request: { inside: signatureXml('_request1') } })).toEqual([]);
    expect(outcome(rule, { before: [wants], request: { inside: signatureXml('_request1') } })).toBe('pass');
  });

  it('where the metadata wants none', () => {
    const before = [published(providerXml({ role: 'WantAuthnRequestsSigned="false"' }))];
    expect(outcome(rule, { before })).toBe('not applicable');
  });

  it('without metadata: nobody is known to want one', () => {
    expect(outcome(rule, {})).toBe('not applicable');
  });

  it('where another provider wants one', () => {
    const other = providerXml({ role: 'WantAuthnRequestsSigned="true"' }).replace('/sso"', '/other"');
    expect(outcome(rule, { before: [published(other)] })).toBe('not applicable');
  });
});
