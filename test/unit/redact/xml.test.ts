import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { redact } from '../../../lib/redact/redact.ts';
import type { RedactionLevel } from '../../../lib/vocabulary/redaction-level.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { unpackXml } from '../../../lib/exchange/packed-xml.ts';
import { parseForm, queryParameters, toRecord } from '../../../lib/exchange/parameters.ts';
import { capture, form, urlWith, type ExchangeFields } from '../../support/exchange.ts';
import { identityProviderXml, xrds } from '../../support/party-documents.ts';
import {
  artifact,
  casLogin,
  encoded,
  responseXml,
  samlLogin,
  serviceTicket,
  statusXml,
  wsfedLogin,
} from '../../support/single-sign-on.ts';

const redacted = (level: RedactionLevel, ...fields: readonly ExchangeFields[]) =>
  redact(level, { exchanges: capture(...fields), report: { redacted: false } }).exchanges;

const sentIn = (fields: Partial<Exchange> | undefined) =>
  toRecord(parseForm(fields?.requestBody?.text ?? ''));
const xmlIn = (value: string | undefined) => unpackXml(value ?? '')?.text ?? '';

describe('a document', () => {
  const [request, response] = redacted('default', samlLogin.request(), samlLogin.response());
  const xml = xmlIn(sentIn(response)['SAMLResponse']);

  it('keeps what ties it to the others, and what can be judged', () => {
    for (const kept of [
      'ID="identifier_2"',
      'InResponseTo="identifier_1"',
      'Destination="https://sp.example.com/SAML2/SSO/POST"',
      '>https://idp.example.org/SAML2<',
      'status:Success',
      'NotOnOrAfter="2004-12-05T09:27:05Z"',
      '>https://sp.example.com/SAML2</saml:Audience>',
      'Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"',
      'ac:classes:PasswordProtectedTransport',
      'FriendlyName="mail"',
    ])
      expect(xml).toContain(kept);
    expect(xmlIn(toRecord(queryParameters(request!.url))['SAMLRequest'])).toContain('ID="identifier_1"');
  });

  it('loses who it is about, what is said of them, and what proves it', () => {
    for (const gone of ['3f7b3dcf', 'j.doe', 'x/GyPbzmFEe', 'TCDVSuG6']) expect(xml).not.toContain(gone);
    expect(xml).toContain('>redacted-name-id-1</saml:NameID>');
    expect(xml).toContain('>redacted-email-1</saml:AttributeValue>');
    expect(xml).toContain('>redacted-signature-1</ds:SignatureValue>');
    expect(xml).toContain('SessionIndex="redacted-session-index-1"');
    // The example's session is named after its assertion.
    expect(xml).toContain('ID="redacted-session-index-1"');
    expect(xml).toContain('URI="#redacted-session-index-1"');
  });

  it('stays packed as it was', () => {
    expect(unpackXml(sentIn(response)['SAMLResponse'] ?? '')?.packing).toBe('base64');
    expect(unpackXml(toRecord(queryParameters(request!.url))['SAMLRequest'] ?? '')?.packing).toBe('deflate');
  });

  it('of WS-Federation is treated alike', () => {
    const [, answer] = redacted('default', wsfedLogin.request(), wsfedLogin.response());
    const token = sentIn(answer)['wresult'];
    expect(token).toContain('<saml:Audience>https://adatum.example/</saml:Audience>');
    expect(token).toContain('<t:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</t:TokenType>');
    expect(token).not.toContain('kim@');
  });

  it('at level secrets-only keeps the person and loses the proof', () => {
    const [, answer] = redacted('secrets-only', samlLogin.request(), samlLogin.response());
    expect(xmlIn(sentIn(answer)['SAMLResponse'])).toContain('j.doe@example.com');
    expect(xmlIn(sentIn(answer)['SAMLResponse'])).not.toContain('x/GyPbzmFEe');
  });

  it('that holds what nobody knows loses it', () => {
    const odd = responseXml({
      inside: '<x:Extra xmlns:x="urn:x" password="hunter22!">pssst, a secret</x:Extra><!-- and another -->',
    });
    const [answer] = redacted('default', samlLogin.response(odd));
    expect(xmlIn(sentIn(answer)['SAMLResponse'])).not.toMatch(/hunter22|pssst|another/);
  });

  it('of no protocol of ours is masked as a whole', () => {
    const [answer] = redacted(
      'default',
      form('https://a.example/', { SAMLResponse: encoded('<note>a secret</note>') }),
    );
    expect(sentIn(answer)['SAMLResponse']).toBe('redacted-saml-response-1');
  });

  it('is hunted for as a whole where it stands outside of parameters', () => {
    const { SAMLResponse = '' } = sentIn(samlLogin.response());
    const [, log] = redacted('default', samlLogin.response(), {
      url: 'https://a.example/',
      failure: `refused ${SAMLResponse}`,
    });
    expect(log?.failure).toBe('refused redacted-saml-response-1');
  });
});

it('a ticket keeps its prefix, wherever it is named', () => {
  const ended = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"><samlp:SessionIndex>${serviceTicket}</samlp:SessionIndex></samlp:LogoutRequest>`;
  const [response, logout] = redacted(
    'default',
    casLogin.response(),
    form('http://www.example.org/service', { logoutRequest: ended }),
  );
  expect(response?.url).toBe('http://www.example.org/service?ticket=ST-redacted-ticket-1');
  expect(sentIn(logout)['logoutRequest']).toContain('>ST-redacted-ticket-1<');
});

it('an artifact still reads as one, without its handle', () => {
  const url = urlWith('https://sp.example.com/acs', { SAMLart: artifact, RelayState: 'x' });
  const [found] = redacted('default', { url });
  const value = toRecord(queryParameters(found!.url))['SAMLart'] ?? '';
  expect(value.slice(0, 32)).toBe(artifact.slice(0, 32));
  expect(atob(value).slice(24)).toBe('redacted-saml-artifact-1');
});

describe('what was redacted is told the same', () => {
  const failed = samlLogin.response(
    responseXml({ status: statusXml('Responder', 'AuthnFailed', 'Wrong password for j.doe'), inside: '' }),
  );
  const validation: ExchangeFields = {
    url: urlWith('https://cas.example.org/cas/serviceValidate', {
      service: 'http://www.example.org/service',
      ticket: serviceTicket,
    }),
    status: 200,
    responseBody: {
      mediaType: 'application/xml',
      text: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="INVALID_TICKET">Ticket ${serviceTicket} not recognized</cas:authenticationFailure></cas:serviceResponse>`,
    },
  };
  const byArtifact: ExchangeFields = {
    url: urlWith('https://sp.example.com/acs', { SAMLart: artifact, RelayState: 'x' }),
    status: 302,
    context: { resourceType: 'main_frame' },
  };
  it.each<[string, readonly ExchangeFields[]]>([
    ['a SAML login', [samlLogin.request(), samlLogin.response()]],
    ['a SAML login that failed', [samlLogin.request(), failed]],
    ['an artifact by itself', [byArtifact]],
    ['a WS-Federation login', [wsfedLogin.request(), wsfedLogin.response()]],
    ['a CAS login', [casLogin.request(), casLogin.response()]],
    ['a ticket by itself', [casLogin.response()]],
    ['a CAS login that failed', [casLogin.request(), casLogin.response(), validation]],
  ])('%s', (_, fields) => {
    const report = (exchanges: ReturnType<typeof capture>) => {
      const inspection = createInspection();
      for (const one of exchanges) inspection.put(one);
      return inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
    };
    const exchanges = capture(...fields);
    const once = redact('default', { exchanges, report: report(exchanges) });
    expect(once.report.flows).toHaveLength(1);
    expect(redact('default', { exchanges: once.exchanges, report: report(once.exchanges) })).toEqual(once);
  });
});

describe('what a party publishes', () => {
  const published = (text: string, mediaType: string) =>
    redacted('default', {
      url: 'https://party.example/saml/metadata',
      responseBody: { mediaType, text },
    })[0]?.responseBody?.text ?? '';

  it('keeps its name, its addresses and what it asks for, and loses the people to call', () => {
    const xml = published(identityProviderXml, 'application/samlmetadata+xml');
    for (const kept of [
      'entityID="https://IdentityProvider.com/SAML"',
      'Location="https://IdentityProvider.com/SAML/SSO/Browser"',
      'ResponseLocation="https://IdentityProvider.com/SAML/SLO/Response"',
      'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"',
      'WantAuthnRequestsSigned="true"',
      'use="signing"',
      'isDefault="true" index="0"',
    ])
      expect(xml).toContain(kept);
    expect(xml).not.toMatch(/Fred|fred|SSO Key/);
  });

  it('keeps one certificate one, however each writer breaks its lines', () => {
    const written = (text: string) => `<ds:X509Certificate>${text}</ds:X509Certificate>`;
    const keys = `<ds:X509Data>${written('MIICwjCC\n  Aaqg')}${written('MIICwjCCAaqg')}</ds:X509Data>`;
    const xml = published(
      identityProviderXml.replace('</ds:KeyInfo>', `${keys}</ds:KeyInfo>`),
      'application/samlmetadata+xml',
    );
    const [one, other] = [...xml.matchAll(/X509Certificate>([^<]+)</g)].map(([, text]) => text);
    expect(one).toMatch(/^redacted-certificate-\d$/);
    expect(other).toBe(one);
  });

  it('of an identifier keeps the provider, and loses whose it is', () => {
    const xml = published(xrds(), 'application/xrds+xml');
    expect(xml).toContain('<Type>http://specs.openid.net/auth/2.0/signon</Type>');
    expect(xml).toContain('<URI>https://www.exampleprovider.com/endpoint/</URI>');
    expect(xml).not.toContain('exampleuser');
  });

  it('under another vocabulary does not leave at all', () => {
    expect(published('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', 'text/xml')).toBe('');
  });
});

it('masks every sort of CAS ticket at each level, the one that stands for a proxy ticket among them', () => {
  const [answered] = redacted('secrets-only', {
    url: urlWith('https://cas.example.org/cas/serviceValidate', {
      service: 'http://www.example.org/service',
      ticket: serviceTicket,
    }),
    status: 200,
    responseBody: {
      mediaType: 'application/xml',
      text: '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:proxyGrantingTicket>PGTIOU-84678-8a9d2Xk4</cas:proxyGrantingTicket></cas:authenticationSuccess></cas:serviceResponse>',
    },
  });
  expect(answered?.responseBody?.text).not.toContain('8a9d2Xk4');
  expect(answered?.responseBody?.text).toContain('>PGTIOU-');
});

describe('what may name somebody in a document', () => {
  const named = (xml: string) => {
    const edited = responseXml().replace(/<saml:AttributeStatement>[^]*?<\/saml:AttributeStatement>/, xml);
    return form('https://sp.example.com/SAML2/SSO/POST', { SAMLResponse: encoded(edited) });
  };
  const xmlOf = (level: RedactionLevel, xml: string) =>
    xmlIn(
      sentIn(redacted(level, named(`<saml:AttributeStatement>${xml}</saml:AttributeStatement>`))[0])[
        'SAMLResponse'
      ],
    );

  it.each(['default', 'secrets-only'] as const)('goes, and names of attributes stay: %s', (level) => {
    const xml = xmlOf(
      level,
      '<saml:Attribute Name="mail" FriendlyName="mail"/><saml:Attribute Name="x" FriendlyName="Groups of Kim"/>',
    );
    expect(xml).toContain('FriendlyName="mail"');
    expect(xml).toContain('FriendlyName="redacted-attribute-name-1"');
  });

  it('goes, and Entra’s tenant stays', () => {
    const claim = (name: string, value: string): string =>
      `<saml:Attribute Name="http://schemas.microsoft.com/identity/claims/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
    const tenant = '7d0c3b1e-5a48-4f0e-9a55-2f1c66d1b8a4';
    const xml = xmlOf(
      'default',
      claim('tenantid', tenant) + claim('objectidentifier', 'b0d2c7e8-41f5-4a63-9c1e-7d5f0a3b2c44'),
    );
    expect(xml).toContain(`>${tenant}<`);
    expect(xml).not.toContain('b0d2c7e8');
  });

  it.each(['default', 'secrets-only'] as const)(
    'goes from a detail of one word that is no code: %s',
    (level) => {
      const detail = '<Cause>SkZCdWNrbWxqYmJi</Cause><Code>MSIS7065</Code><Number>0x80041012</Number>';
      const status = responseXml().replace(
        /<\/samlp:Status>/,
        `<samlp:StatusDetail>${detail}</samlp:StatusDetail></samlp:Status>`,
      );
      const sent = sentIn(
        redacted(level, form('https://sp.example.com/SAML2/SSO/POST', { SAMLResponse: encoded(status) }))[0],
      );
      const xml = xmlIn(sent['SAMLResponse']);
      expect(xml).toContain('<Code>MSIS7065</Code><Number>0x80041012</Number>');
      expect(xml).not.toContain('SkZC');
    },
  );
});
