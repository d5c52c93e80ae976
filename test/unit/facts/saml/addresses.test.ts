import { describe, expect, it } from 'vitest';
import { factsOfLogin, samlAnswer, samlFactsIn, samlRequest, service } from '../../../support/saml-login.ts';
import { formBody } from '../../../support/exchange.ts';
import { serviceProviderXml } from '../../../support/party-documents.ts';

describe('the destination of an answer (SAML Core §3.2.2)', () => {
  it.each([
    ['another scheme and port', 'http://sp.example:8180/saml/acs', ['scheme', 'port']],
    ['another host', 'https://staging.sp.example/saml/acs', ['host']],
    ['a slash more', 'https://sp.example/saml/acs/', ['slash']],
    ['other letters', 'https://sp.example/SAML/ACS', ['case']],
    ['another path', 'https://sp.example/saml/consume', ['path']],
  ])('is not where it went: %s', (_, destination, parts) => {
    expect(factsOfLogin({}, { destination }).destination).toMatchObject({
      verdict: 'differs',
      parts,
      confidence: 'certain',
      expected: { value: service.consumer, name: 'URL', message: { kind: 'saml_response' } },
      found: { value: destination, name: 'Response/@Destination' },
    });
  });

  it.each([
    ['to the letter', service.consumer, 'same'],
    ['with the default port', 'https://sp.example:443/saml/acs', 'spelled otherwise'],
    ['with an escape', 'https://sp.example/saml/%61cs', 'spelled otherwise'],
    ['with the host in capitals', 'https://SP.example/saml/acs', 'spelled otherwise'],
  ])('is where it went, %s', (_, destination, verdict) => {
    expect(factsOfLogin({}, { destination }).destination.verdict).toBe(verdict);
  });

  it('leaves out a query that the service has put behind its address', () => {
    const at = `${service.consumer}?idp=work`;
    expect(factsOfLogin({ consumer: at }, { at }).destination.verdict).toBe('same');
    expect(factsOfLogin({}, { at, destination: at }).destination.verdict).toBe('same');
  });

  it('is not compared where there is none', () => {
    const destinationOf = (destination: string | null) => factsOfLogin({}, { destination }).destination;
    expect(destinationOf('')).toEqual({ verdict: 'not compared', because: 'empty' });
    expect(destinationOf(null)).toEqual({ verdict: 'not compared', because: 'absent' });
  });

  it('is held against the address where the form was read, not where a redirect took it from (RFC 9110 §15.4.9)', () => {
    const first = samlAnswer({ at: 'http://sp.example/saml/acs', destination: 'http://sp.example/saml/acs' });
    const hop = { ...first, id: 'x1', status: 308, redirectUrl: service.consumer };
    const landing = { ...first, id: 'x2', url: service.consumer };
    const { answer, destination } = samlFactsIn(samlRequest(), hop, landing);
    expect(answer.posted.exchange.id).toBe('x1');
    expect(destination).toMatchObject({ verdict: 'differs', parts: ['scheme'] });
  });
});

describe('the recipient of an assertion (SAML Profiles §4.1.4.2)', () => {
  it('is not where it was presented', () => {
    const facts = factsOfLogin({}, { recipients: ['http://sp.example/saml/acs'] });
    expect(facts.recipient).toMatchObject({ verdict: 'differs', parts: ['scheme'] });
    expect(facts.destination.verdict).toBe('same');
  });

  it('is right when one of several is', () => {
    const recipients = ['https://old.sp.example/saml/acs', service.consumer];
    expect(factsOfLogin({}, { recipients }).recipient.verdict).toBe('same');
  });

  it('of several wrong ones is told by the nearest', () => {
    const recipients = ['https://elsewhere.example/acs', `${service.consumer}/`];
    expect(factsOfLogin({}, { recipients }).recipient).toMatchObject({
      verdict: 'differs',
      parts: ['slash'],
    });
  });

  it.each([
    ['absent', { recipients: [null] }],
    ['empty', { recipients: [''] }],
    ['encrypted', { isEncrypted: true }],
  ])('is not compared where it is %s', (because, changes) => {
    expect(factsOfLogin({}, changes).recipient).toEqual({ verdict: 'not compared', because });
  });
});

describe('the address that was asked for (SAML Core §3.4.1)', () => {
  it('is not the one that was posted to', () => {
    const at = 'https://www.sp.example/saml/acs';
    expect(factsOfLogin({}, { at }).consumer).toMatchObject({
      verdict: 'differs',
      parts: ['host'],
      expected: {
        value: service.consumer,
        name: 'AuthnRequest/@AssertionConsumerServiceURL',
        message: { kind: 'saml_authn_request' },
      },
      found: { value: at, name: 'URL', message: { kind: 'saml_response' } },
      confidence: 'certain',
    });
  });

  it('is the one that was posted to', () => {
    expect(factsOfLogin().consumer.verdict).toBe('same');
  });

  it('may be a number in the metadata', () => {
    const metadata = {
      id: 'm',
      url: 'https://sp.example.com/SAML2',
      startedAt: samlRequest().startedAt - 500,
      responseBody: { mediaType: 'application/samlmetadata+xml', text: serviceProviderXml },
    };
    const asked = { issuer: 'https://sp.example.com/SAML2', consumer: null, consumerIndex: '0' };
    const login = (at: string) => samlFactsIn(metadata, samlRequest(asked), samlAnswer({ at })).consumer;
    expect(login('https://sp.example.com/SAML2/SSO/POST').verdict).toBe('same');
    expect(login('https://sp.example.com/SAML2/SSO/POST/')).toMatchObject({
      verdict: 'differs',
      parts: ['slash'],
      expected: { message: { kind: 'saml_metadata' } },
    });
  });

  it('is not compared where none was, or nobody asked', () => {
    expect(factsOfLogin({ consumer: null }).consumer).toEqual({ verdict: 'not compared', because: 'absent' });
    expect(samlFactsIn(samlAnswer({ inResponseTo: null })).consumer).toEqual({
      verdict: 'not compared',
      because: 'not recorded',
    });
  });
});

it('an answer whose form was not recorded has no facts', () => {
  const unread = { ...samlAnswer(), requestBody: { ...formBody({}), text: undefined } };
  expect(samlFactsIn(samlRequest(), unread)).toBeUndefined();
});
