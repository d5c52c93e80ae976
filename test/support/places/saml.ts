import type { Fate, Fill } from './fill.ts';

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';

/** A refused answer of SAML that still brings an assertion: a place in every element and attribute that can say something. */
export function samlAnswer(fill: Fill): string {
  const at = (place: string, fate: Fate = 'private') => fill(`SAML ${place}`, fate);
  return `<samlp:Response ${namespaces} ID="_r1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" InResponseTo="_q1" Destination="https://sp.example/acs?key=${at('Destination', 'secret')}" Consent="${at('Consent')}" made="${at('unknown attribute')}">
<!-- ${at('comment')} --><?pi ${at('processing instruction')}?>
<saml:Issuer NameQualifier="${at('Issuer NameQualifier', 'secret')}" SPProvidedID="${at('SPProvidedID')}">https://idp.example/metadata</saml:Issuer>
<ds:Signature><ds:SignedInfo><ds:Reference URI="#_r1"><ds:DigestValue>${at('DigestValue')}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>${at('SignatureValue', 'secret')}</ds:SignatureValue><ds:KeyInfo><ds:KeyName>${at('KeyName')}</ds:KeyName><ds:X509Data><ds:X509SubjectName>CN=${at('X509SubjectName')}</ds:X509SubjectName></ds:X509Data></ds:KeyInfo></ds:Signature>
<samlp:Extensions><x:made xmlns:x="urn:x">${at('extension')}</x:made></samlp:Extensions>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>User ${at('StatusMessage')} is locked</samlp:StatusMessage><samlp:StatusDetail><Cause>${at('StatusDetail', 'secret')}</Cause>${at('StatusDetail text', 'secret')}</samlp:StatusDetail></samlp:Status>
<saml:Assertion ID="_a1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z"><saml:Issuer>https://idp.example/metadata</saml:Issuer>
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" NameQualifier="${at('NameQualifier', 'secret')}" SPNameQualifier="${at('SPNameQualifier', 'secret')}">${at('NameID')}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData Recipient="https://sp.example/acs?k=${at('Recipient')}" Address="${at('Address')}" InResponseTo="_q1"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions><saml:AudienceRestriction><saml:Audience>https://sp.example/metadata?user=${at('Audience')}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement SessionIndex="${at('SessionIndex', 'secret')}" AuthnInstant="2026-01-01T00:00:00Z"><saml:SubjectLocality Address="${at('SubjectLocality')}" DNSName="${at('DNSName')}"/><saml:AuthnContext><saml:AuthnContextClassRef>${at('AuthnContextClassRef')}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute Name="${at('Attribute Name', 'name')}" FriendlyName="${at('FriendlyName', 'secret')}"><saml:AttributeValue>${at('AttributeValue')}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="urn:oid:2.5.4.42" FriendlyName="givenName"><saml:AttributeValue>${at('given name')}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="mail"><saml:AttributeValue>${at('mail')}@people.example</saml:AttributeValue></saml:Attribute><saml:Attribute Name="nested"><saml:AttributeValue><x:y xmlns:x="urn:x" z="${at('attribute in a value')}">${at('element in a value')}</x:y></saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}

/** A request with names in it. */
export function samlRequest(fill: Fill): string {
  const at = (place: string, fate: Fate = 'private') => fill(`SAML request ${place}`, fate);
  return `<samlp:AuthnRequest ${namespaces} ID="_q1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" ProviderName="User ${at('ProviderName')}" AssertionConsumerServiceURL="https://sp.example/acs"><saml:Issuer>https://sp.example/metadata</saml:Issuer><saml:Subject><saml:NameID>${at('NameID')}</saml:NameID></saml:Subject><samlp:NameIDPolicy SPNameQualifier="${at('SPNameQualifier', 'secret')}"/><samlp:RequestedAuthnContext><saml:AuthnContextClassRef>${at('AuthnContextClassRef')}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext><samlp:Scoping><samlp:IDPList><samlp:IDPEntry ProviderID="https://idp.example" Name="${at('IDPEntry Name')}" Loc="${at('IDPEntry Loc')}"/></samlp:IDPList><samlp:RequesterID>${at('RequesterID')}</samlp:RequesterID></samlp:Scoping></samlp:AuthnRequest>`;
}

/** A logout's request. */
export function samlLogout(fill: Fill): string {
  const at = (place: string, fate: Fate = 'private') => fill(`SAML logout ${place}`, fate);
  return `<samlp:LogoutRequest ${namespaces} ID="_l1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" Reason="User ${at('Reason')} asked"><saml:Issuer>https://sp.example/metadata</saml:Issuer><saml:NameID>${at('NameID')}</saml:NameID><samlp:SessionIndex>${at('SessionIndex', 'secret')}</samlp:SessionIndex></samlp:LogoutRequest>`;
}
