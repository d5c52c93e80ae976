import { describe, expect, it } from 'vitest';
import { decodeSaml, samlInEnvelope } from '../../../../lib/messages/saml2/document.ts';
import { queryParameters, toRecord } from '../../../../lib/exchange/parameters.ts';
import {
  authnRequestXml,
  bindingsExample,
  deflated,
  encoded,
  responseXml,
  statusXml,
} from '../../../support/single-sign-on.ts';

const inQuery = (url: string) => toRecord(queryParameters(url));

describe('a request (SAML V2.0 Technical Overview §5.1.2)', () => {
  it('says who asks, and where and how the answer is wanted', () => {
    const more =
      'Destination="https://idp.example.org/SSO" AssertionConsumerServiceURL="https://sp.example.com/acs" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" IsPassive="true" ForceAuthn="1"';
    expect(decodeSaml(deflated(authnRequestXml(more)))).toMatchObject({
      root: 'AuthnRequest',
      packing: 'deflate',
      id: 'identifier_1',
      issuer: 'https://sp.example.com/SAML2',
      issueInstant: '2004-12-05T09:21:59Z',
      destination: 'https://idp.example.org/SSO',
      assertionConsumerServiceUrl: 'https://sp.example.com/acs',
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
      isPassive: true,
      forceAuthn: true,
      signature: undefined,
    });
  });

  it('asks for kinds of login', () => {
    const context =
      '<samlp:RequestedAuthnContext Comparison="exact"><saml:AuthnContextClassRef>urn:a</saml:AuthnContextClassRef><saml:AuthnContextClassRef>urn:b</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>';
    const xml = authnRequestXml().replace('</samlp:AuthnRequest>', `${context}</samlp:AuthnRequest>`);
    expect(decodeSaml(deflated(xml))).toMatchObject({
      requestedAuthnContexts: ['urn:a', 'urn:b'],
      authnContextComparison: 'exact',
    });
    const atLeast = xml.replace('"exact"', '"minimum"');
    expect(decodeSaml(deflated(atLeast))?.authnContextComparison).toBe('minimum');
  });

  it('may name its address by a number of its metadata', () => {
    expect(decodeSaml(deflated(authnRequestXml('AssertionConsumerServiceIndex="2"')))).toMatchObject({
      assertionConsumerServiceUrl: undefined,
      assertionConsumerServiceIndex: '2',
    });
  });
});

describe('a response (SAML V2.0 Technical Overview §5.1.2)', () => {
  const document = decodeSaml(encoded(responseXml()));

  it('says what it answers and how it ended', () => {
    expect(document).toMatchObject({
      root: 'Response',
      packing: 'base64',
      inResponseTo: 'identifier_1',
      destination: 'https://sp.example.com/SAML2/SSO/POST',
      issuer: 'https://idp.example.org/SAML2',
      status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Success', subcode: undefined },
      signature: undefined,
      encryptedAssertions: 0,
    });
  });

  it('has an assertion: about whom, for whom, until when, how sure, by whose signature', () => {
    expect(document?.assertions).toEqual([
      {
        version: '2.0',
        id: 'identifier_3',
        issuer: 'https://idp.example.org/SAML2',
        issueInstant: '2004-12-05T09:22:05Z',
        nameId: {
          value: '3f7b3dcf-1674-4ecd-92c8-1544f346baf8',
          format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
        },
        confirmations: [
          {
            method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
            recipient: 'https://sp.example.com/SAML2/SSO/POST',
            inResponseTo: 'identifier_1',
            notBefore: undefined,
            notOnOrAfter: '2004-12-05T09:27:05Z',
          },
        ],
        notBefore: '2004-12-05T09:17:05Z',
        notOnOrAfter: '2004-12-05T09:27:05Z',
        audiences: ['https://sp.example.com/SAML2'],
        audienceRestrictions: [['https://sp.example.com/SAML2']],
        authnInstant: '2004-12-05T09:22:00Z',
        authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
        sessionIndex: 'identifier_3',
        sessionNotOnOrAfter: undefined,
        isPartlyEncrypted: false,
        attributes: [
          { name: 'urn:oid:0.9.2342.19200300.100.1.3', friendlyName: 'mail', values: ['j.doe@example.com'] },
        ],
        signature: {
          algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
          digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
          certificates: [],
          moduli: [],
          references: [
            {
              uri: '#identifier_3',
              digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
              transforms: [],
            },
          ],
        },
      },
    ]);
  });

  it('whose signature brings its certificate along has it without the line breaks', () => {
    const keyInfo =
      '<ds:KeyInfo><ds:X509Data><ds:X509Certificate>\nMIIC\n  wjCC\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo>';
    const signed = responseXml().replace('</ds:Signature>', `${keyInfo}</ds:Signature>`);
    expect(decodeSaml(encoded(signed))?.assertions[0]?.signature?.certificates).toEqual(['MIICwjCC']);
  });

  it('keeps the restrictions of its audience apart, and says when the session must end (Core §2.5.1.4, §2.7.2)', () => {
    const more =
      '<saml:AudienceRestriction><saml:Audience>urn:a</saml:Audience><saml:Audience>urn:b</saml:Audience></saml:AudienceRestriction>';
    const xml = responseXml()
      .replace('</saml:Conditions>', `${more}</saml:Conditions>`)
      .replace('SessionIndex=', 'SessionNotOnOrAfter="2004-12-05T17:22:00Z" SessionIndex=');
    expect(decodeSaml(encoded(xml))?.assertions[0]).toMatchObject({
      audiences: ['https://sp.example.com/SAML2', 'urn:a', 'urn:b'],
      audienceRestrictions: [['https://sp.example.com/SAML2'], ['urn:a', 'urn:b']],
      sessionNotOnOrAfter: '2004-12-05T17:22:00Z',
    });
  });

  it('with an encrypted assertion says so and reads nothing of it', () => {
    const inside =
      '<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedAssertion>';
    expect(decodeSaml(encoded(responseXml({ inside })))).toMatchObject({
      assertions: [],
      encryptedAssertions: 1,
    });
  });

  it('that failed has the code, the sub-code and the words (Core §3.2.2)', () => {
    const status = statusXml('Responder', 'NoPassive', 'Nobody is signed in');
    expect(decodeSaml(encoded(responseXml({ status, inside: '' })))?.status).toEqual({
      code: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
      subcode: 'urn:oasis:names:tc:SAML:2.0:status:NoPassive',
      message: 'Nobody is signed in',
      detail: undefined,
    });
    const more = `${status}<samlp:StatusDetail><Cause>session gone</Cause></samlp:StatusDetail>`;
    expect(decodeSaml(encoded(responseXml({ status: more })))?.status?.detail).toBe('session gone');
  });
});

describe('a logout (SAML Bindings §3.4.8, §3.5.8)', () => {
  it('request names the person and the session', () => {
    expect(decodeSaml(inQuery(bindingsExample.logoutRequest)['SAMLRequest'])).toMatchObject({
      root: 'LogoutRequest',
      id: 'd2b7c388cec36fa7c39c28fd298644a8',
      issuer: 'https://IdentityProvider.com/SAML',
      nameId: {
        value: '005a06e0-ad82-110d-a556-004005b13a2b',
        format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      },
      sessionIndexes: ['1'],
    });
  });

  it('response is the same by redirect and by form', () => {
    const answer = {
      root: 'LogoutResponse',
      id: 'b0730d21b628110d8b7e004005b13a2b',
      inResponseTo: 'd2b7c388cec36fa7c39c28fd298644a8',
      issuer: 'https://ServiceProvider.com/SAML',
      status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Success' },
    };
    expect(decodeSaml(inQuery(bindingsExample.logoutResponse)['SAMLResponse'])).toMatchObject(answer);
    expect(decodeSaml(bindingsExample.posted)).toMatchObject(answer);
  });
});

it('a message in an envelope is found in its body (Bindings §3.2.3)', () => {
  const message =
    '<samlp:ArtifactResolve xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_6c3a4f8b9c2d" Version="2.0"><samlp:Artifact>AAQAA</samlp:Artifact></samlp:ArtifactResolve>';
  const envelope = `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>${message}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
  expect(samlInEnvelope(envelope)).toMatchObject({ root: 'ArtifactResolve', artifact: 'AAQAA' });
  expect(samlInEnvelope(message)).toBeUndefined();
});

describe('is no message of SAML 2.0', () => {
  it.each([
    ['nothing', undefined],
    ['a word', 'true'],
    ['base64 that does not inflate', btoa('some bytes that are no stream')],
    ['XML of something else', encoded('<rss version="2.0"><channel/></rss>')],
    ['the right name in no namespace', encoded('<AuthnRequest ID="_1"/>')],
    [
      'a response of SAML 1.1',
      encoded('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol"/>'),
    ],
    [
      'another message of its namespace',
      encoded('<samlp:ManageNameIDRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>'),
    ],
    ['a document with a document type', encoded(`<!DOCTYPE x [<!ENTITY a "b">]>${responseXml()}`)],
    ['a cut response', encoded(responseXml().slice(0, 400))],
    ['a bomb', deflated(`<a>${' '.repeat(20_000_000)}</a>`)],
  ])('%s', (_, value) => {
    expect(decodeSaml(value)).toBeUndefined();
  });
});
