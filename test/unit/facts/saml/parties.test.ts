import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { flowsIn } from '../../../support/flows-in.ts';
import { loginServiceXml } from '../../../support/party-documents.ts';
import {
  factsOfLogin,
  provider,
  samlAnswer,
  samlFactsIn,
  samlRequest,
  service,
} from '../../../support/saml-login.ts';
import { samlFactsOf } from '../../../../lib/facts/saml/facts.ts';

describe('the audience of an assertion (SAML Core §2.5.1.4)', () => {
  it.each([
    ['a slash more', 'https://sp.example/metadata/', ['slash']],
    ['http for https', 'http://sp.example/metadata', ['scheme']],
    ['capitals', 'https://sp.example/Metadata', ['case']],
    ['another host', 'https://other.example/metadata', ['host']],
    ['a prefix of the provider', 'spn:https://sp.example/metadata', ['other']],
  ])('is another name than the service has: %s', (_, audience, parts) => {
    expect(factsOfLogin({}, { audiences: [[audience]] }).audience).toMatchObject({
      verdict: 'differs',
      parts,
      confidence: 'certain',
      expected: { value: service.entityId, name: 'AuthnRequest/Issuer' },
      found: { value: audience, name: 'Conditions/AudienceRestriction/Audience' },
    });
  });

  it('is right when one of several is', () => {
    const audiences = [['https://other.example', service.entityId, 'urn:federation']];
    expect(factsOfLogin({}, { audiences }).audience.verdict).toBe('same');
  });

  it('must be right in every restriction', () => {
    const audiences = [[service.entityId], ['https://other.example']];
    expect(factsOfLogin({}, { audiences }).audience).toMatchObject({
      verdict: 'differs',
      found: { value: 'https://other.example' },
    });
  });

  it('of a login that the provider began is held against metadata with that address', () => {
    const text = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example/metadata"><SPSSODescriptor><AssertionConsumerService Location="${service.consumer}"/></SPSSODescriptor></EntityDescriptor>`;
    const metadata = {
      id: 'm',
      url: 'https://sp.example/metadata',
      responseBody: { mediaType: 'text/xml', text },
    };
    const audience = (name: string) =>
      samlFactsIn(metadata, samlAnswer({ inResponseTo: null, audiences: [[name]] })).audience;
    expect(audience('https://sp.example/metadata').verdict).toBe('same');
    expect(audience('https://sp.example/metadata/')).toMatchObject({ verdict: 'differs', parts: ['slash'] });
  });

  it.each([
    ['encrypted', { isEncrypted: true }],
    ['absent', { audiences: [] }],
  ])('is not compared where it is %s', (because, changes) => {
    expect(factsOfLogin({}, changes).audience).toEqual({ verdict: 'not compared', because });
  });

  it('is not compared where nothing says what the service is called', () => {
    const { audience } = samlFactsIn(samlAnswer({ inResponseTo: null }));
    expect(audience).toEqual({ verdict: 'not compared', because: 'not recorded' });
  });
});

describe('the issuer of an answer (SAML Profiles §4.1.4.2)', () => {
  const metadata = (entityId: string) => ({
    id: 'm',
    url: 'https://idp.example/metadata',
    startedAt: baseTime - 500,
    responseBody: { mediaType: 'text/xml', text: loginServiceXml(provider.signOn, entityId) },
  });
  const described = (entityId: string) => samlFactsIn(metadata(entityId), samlRequest(), samlAnswer()).issuer;

  it('is another than the provider that was asked calls itself', () => {
    expect(described('https://idp.example/metadata/')).toMatchObject({
      verdict: 'differs',
      parts: ['slash'],
      confidence: 'certain',
      expected: { value: 'https://idp.example/metadata/', message: { kind: 'saml_metadata' } },
      found: { value: provider.entityId, name: 'Response/Issuer' },
    });
  });

  it('is what the provider calls itself', () => {
    expect(described(provider.entityId).verdict).toBe('same');
  });

  it('is another than in an earlier login there that was taken', () => {
    const [, second] = flowsIn(
      samlRequest(),
      samlAnswer(),
      samlRequest({ id: '_request2', exchange: { startedAt: baseTime + 60_000 } }),
      {
        ...samlAnswer({
          id: '_response2',
          assertionId: '_assertion2',
          inResponseTo: '_request2',
          issuer: 'https://idp.example',
        }),
        startedAt: baseTime + 62_000,
      },
    );
    expect(samlFactsOf(second!)[0]?.issuer).toMatchObject({
      verdict: 'differs',
      confidence: 'firm',
      expected: { value: provider.entityId },
      found: { value: 'https://idp.example' },
    });
  });

  it('is not compared where nothing says what it should be', () => {
    expect(factsOfLogin().issuer).toEqual({ verdict: 'not compared', because: 'not recorded' });
  });

  it('is one in response and assertion, or it is not', () => {
    expect(factsOfLogin().issuers.verdict).toBe('same');
    expect(factsOfLogin({}, { innerIssuer: 'https://other.example' }).issuers).toMatchObject({
      verdict: 'differs',
      confidence: 'firm',
    });
    expect(factsOfLogin({}, { isEncrypted: true }).issuers.verdict).toBe('not compared');
  });
});
