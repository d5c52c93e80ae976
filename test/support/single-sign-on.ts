import { deflateRawSync } from 'node:zlib';
import { form, urlWith, type ExchangeFields } from './exchange.ts';

/** A document as the redirect binding sends it. */
export function deflated(xml: string): string {
  return deflateRawSync(xml).toString('base64');
}

/** A document as the POST binding sends it. */
export function encoded(xml: string): string {
  return Buffer.from(xml).toString('base64');
}

const page = { context: { resourceType: 'main_frame' } } as const;
const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

/** The AuthnRequest of SAML V2.0 Technical Overview §5.1.2, with an address of its own to answer at. */
export function authnRequestXml(more = '', id = 'identifier_1'): string {
  return `<samlp:AuthnRequest ${namespaces} ID="${id}" Version="2.0" IssueInstant="2004-12-05T09:21:59Z" ${more || 'AssertionConsumerServiceURL="https://sp.example.com/SAML2/SSO/POST"'}>
  <saml:Issuer>https://sp.example.com/SAML2</saml:Issuer>
  <samlp:NameIDPolicy AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"/>
</samlp:AuthnRequest>`;
}

/** The assertion in the Response of SAML V2.0 Technical Overview §5.1.2, with an attribute. */
export const assertionXml = `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="identifier_3" Version="2.0" IssueInstant="2004-12-05T09:22:05Z">
  <saml:Issuer>https://idp.example.org/SAML2</saml:Issuer>
  <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#identifier_3"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>TCDVSuG6grhyHbzhQFWFzGrxIPE=</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>x/GyPbzmFEe85pGD3c1aXG4Vspb9V9jGCjwcRCKrtwPS6vdVNCcY5rHaFPYWkf+5</ds:SignatureValue></ds:Signature>
  <saml:Subject>
    <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">3f7b3dcf-1674-4ecd-92c8-1544f346baf8</saml:NameID>
    <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
      <saml:SubjectConfirmationData InResponseTo="identifier_1" Recipient="https://sp.example.com/SAML2/SSO/POST" NotOnOrAfter="2004-12-05T09:27:05Z"/>
    </saml:SubjectConfirmation>
  </saml:Subject>
  <saml:Conditions NotBefore="2004-12-05T09:17:05Z" NotOnOrAfter="2004-12-05T09:27:05Z">
    <saml:AudienceRestriction><saml:Audience>https://sp.example.com/SAML2</saml:Audience></saml:AudienceRestriction>
  </saml:Conditions>
  <saml:AuthnStatement AuthnInstant="2004-12-05T09:22:00Z" SessionIndex="identifier_3">
    <saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext>
  </saml:AuthnStatement>
  <saml:AttributeStatement>
    <saml:Attribute Name="urn:oid:0.9.2342.19200300.100.1.3" FriendlyName="mail"><saml:AttributeValue>j.doe@example.com</saml:AttributeValue></saml:Attribute>
  </saml:AttributeStatement>
</saml:Assertion>`;

const success = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';

/** The Response of SAML V2.0 Technical Overview §5.1.2, changed as told. */
export function responseXml({
  inResponseTo = 'identifier_1' as string | null,
  status = success,
  inside = assertionXml,
} = {}): string {
  const asked = inResponseTo === null ? '' : `InResponseTo="${inResponseTo}"`;
  return `<samlp:Response ${namespaces} ID="identifier_2" ${asked} Version="2.0" IssueInstant="2004-12-05T09:22:05Z" Destination="https://sp.example.com/SAML2/SSO/POST">
  <saml:Issuer>https://idp.example.org/SAML2</saml:Issuer>
  <samlp:Status>${status}</samlp:Status>
  ${inside}
</samlp:Response>`;
}

/** A status with a sub-code and words. SAML Core §3.2.2. */
export function statusXml(code: string, subcode: string, message: string): string {
  const urn = 'urn:oasis:names:tc:SAML:2.0:status:';
  return `<samlp:StatusCode Value="${urn}${code}"><samlp:StatusCode Value="${urn}${subcode}"/></samlp:StatusCode><samlp:StatusMessage>${message}</samlp:StatusMessage>`;
}

/** SAML Bindings §3.4.8: an identity provider asks a service provider to end a session, and is answered. */
export const bindingsExample = {
  logoutRequest:
    'https://ServiceProvider.com/SAML/SLO/Browser?SAMLRequest=fVFdS8MwFH0f7D%2BUvGdNsq62oSsIQyhMESc%2B%2BJYlmRbWpObeyvz3puv2IMjyFM7HPedyK1DdsZdb%2F%2BEHfLFfgwVMTt3RgTwzazIEJ72CFqRTnQWJWu7uH7dSLJjsg0ev%2FZFMlttiBWADtt6R%2BSyJr9msiRH7O70sCm31Mj%2Bo%2BC%2B1KA5GlEWeZaogSQMw2MYBKodrIhjLKONU8FdeSsZkVr6T5M0GiHMjvWCknqZXZ2OoPxF7kGnaGOuwxZ%2Fn4L9bY8NC%2By4du1XpRXnxPcXizSZ58KFTeHujEWkNPZylsh9bAMYYUjO2Uiy3jCpTCMo5M1StVjmN9SO150sl9lU6RV2Dp0vsLIy7NM7YU82r9B90PrvCf85W%2FwL8zSVQzAEAAA%3D%3D&RelayState=0043bfc1bc45110dae17004005b13a2b&SigAlg=http%3A%2F%2Fwww.w3.org%2F200%2F09%2Fxmldsig%23rsa-sha1&Signature=NOTAREALSIGNATUREBUTTHEREALONEWOULDGOHERE',
  logoutResponse:
    'https://IdentityProvider.com/SAML/SLO/Response?SAMLResponse=fVFNa4QwEL0X%2Bh8k912TaDUGFUp7EbZQ6rKH3mKcbQVNJBOX%2FvxaXQ9tYec0vHlv3nzkqIZ%2BlAf7YSf%2FBjhagxB8Db1BuZQKMjkjrcIOpVEDoPRa1o8vB8n3VI7OeqttT1bJbbJCBOc7a8j9XTBH9VyQhqYRbTlrEi4Yo61oUqA0pvShYZHiDQkqs411tAVpeZPqSAgNOkrOas4zzcW55ZlI4liJrTXiBJVBr4wvCJ877ijbcXZkmaRUxtk7CU7gcB5mLu8pKVddvghd%2Ben9iDIMa3CXTsOrs5euBbfXdgh%2F9snDK%2FEqW69Ye%2BUnvGL%2F8CfbQnBS%2FQS3z4QLW9aT1oBIws0j%2FGOyAb9%2FV34Dw5k779IBAAA%3D&RelayState=0043bfc1bc45110dae17004005b13a2b',
  /** §3.5.8: the same answer by form, wrapped as printed. */
  posted: `PHNhbWxwOkxvZ291dFJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2FzaXM6bmFt
ZXM6dGM6U0FNTDoyLjA6cHJvdG9jb2wiIHhtbG5zPSJ1cm46b2FzaXM6bmFtZXM6
dGM6U0FNTDoyLjA6YXNzZXJ0aW9uIg0KICAgIElEPSJiMDczMGQyMWI2MjgxMTBk
OGI3ZTAwNDAwNWIxM2EyYiIgSW5SZXNwb25zZVRvPSJkMmI3YzM4OGNlYzM2ZmE3
YzM5YzI4ZmQyOTg2NDRhOCINCiAgICBJc3N1ZUluc3RhbnQ9IjIwMDQtMDEtMjFU
MTk6MDA6NDlaIiBWZXJzaW9uPSIyLjAiPg0KICAgIDxJc3N1ZXI+aHR0cHM6Ly9T
ZXJ2aWNlUHJvdmlkZXIuY29tL1NBTUw8L0lzc3Vlcj4NCiAgICA8c2FtbHA6U3Rh
dHVzPg0KICAgICAgICA8c2FtbHA6U3RhdHVzQ29kZSBWYWx1ZT0idXJuOm9hc2lz
Om5hbWVzOnRjOlNBTUw6Mi4wOnN0YXR1czpTdWNjZXNzIi8+DQogICAgPC9zYW1s
cDpTdGF0dXM+DQo8L3NhbWxwOkxvZ291dFJlc3BvbnNlPg==`,
} as const;

const acs = 'https://sp.example.com/SAML2/SSO/POST';

/** A login of SAML V2.0 Technical Overview §5.1.2, message by message. */
export const samlLogin = {
  request: (xml = authnRequestXml(), relayState = 'token'): ExchangeFields => ({
    url: urlWith('https://idp.example.org/SAML2/SSO/Redirect', {
      SAMLRequest: deflated(xml),
      RelayState: relayState,
    }),
    status: 200,
    ...page,
  }),
  response: (
    xml = responseXml(),
    fields: Readonly<Record<string, string>> = { RelayState: 'token' },
  ): ExchangeFields =>
    form(
      acs,
      { SAMLResponse: encoded(xml), ...fields },
      {
        status: 302,
        responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']],
        context: { resourceType: 'main_frame', initiator: 'https://idp.example.org' },
      },
    ),
};

/** A type 4 artifact: its issuer's hash, and a handle of twenty bytes. SAML Bindings §3.6.4. */
export const artifact = 'AAQAAMFbLinlXaCM+FIxiDwGOLAy2T71gbpO7ZhNzAgEANlB90ECfpNEVLg=';

const sts = 'https://sts.example/adfs/ls/';
const wif = 'rm=0&id=passive&ru=%2f';

/** The token response of MS-MWBF §4.2.1 in short: a SAML 1.1 assertion, and whom it is for. */
export const tokenResponseXml = `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:Lifetime><wsu:Created xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">2026-01-01T00:00:00Z</wsu:Created><wsu:Expires xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">2026-01-01T01:00:00Z</wsu:Expires></t:Lifetime><wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>https://adatum.example/</wsa:Address></wsa:EndpointReference></wsp:AppliesTo><t:RequestedSecurityToken><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" MajorVersion="1" MinorVersion="1" AssertionID="_a75adf55" Issuer="https://sts.example/trust" IssueInstant="2026-01-01T00:00:00Z"><saml:Conditions NotBefore="2026-01-01T00:00:00Z" NotOnOrAfter="2026-01-01T01:00:00Z"><saml:AudienceRestrictionCondition><saml:Audience>https://adatum.example/</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions><saml:AttributeStatement><saml:Subject><saml:NameIdentifier>kim@adatum.example</saml:NameIdentifier></saml:Subject><saml:Attribute AttributeName="upn" AttributeNamespace="http://schemas.xmlsoap.org/ws/2005/05/identity/claims"><saml:AttributeValue>kim@adatum.example</saml:AttributeValue></saml:Attribute></saml:AttributeStatement><saml:AuthenticationStatement AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password" AuthenticationInstant="2026-01-01T00:00:00Z"/></saml:Assertion></t:RequestedSecurityToken><t:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</t:TokenType></t:RequestSecurityTokenResponse>`;

/** A WS-Federation login as Windows Identity Foundation asks for it. MS-MWBF §2.2.3, §2.2.4. */
export const wsfedLogin = {
  request: (more: Readonly<Record<string, string>> = {}): ExchangeFields => ({
    url: urlWith(sts, {
      wa: 'wsignin1.0',
      wtrealm: 'https://adatum.example/',
      wctx: wif,
      wct: '2026-01-01T00:00:00Z',
      ...more,
    }),
    status: 200,
    ...page,
  }),
  response: (wresult = tokenResponseXml, more: Readonly<Record<string, string>> = {}): ExchangeFields =>
    form(
      'https://adatum.example/',
      { wa: 'wsignin1.0', wresult, wctx: wif, ...more },
      {
        status: 302,
        responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']],
        context: { resourceType: 'main_frame', initiator: 'https://sts.example' },
      },
    ),
};

/** The ticket of the CAS Protocol 3.0 Specification §2.4.3. */
export const serviceTicket = 'ST-1856339-aA5Yuvrxzpv8Tau1cYQ7';

const service = 'http://www.example.org/service';

/** A CAS login by the addresses of CAS Protocol 3.0 §2.1.2 and §2.4.3. */
export const casLogin = {
  request: (
    more: Readonly<Record<string, string>> = {},
    at = 'https://cas.example.org/cas/login',
  ): ExchangeFields => ({
    url: urlWith(at, { service, ...more }),
    status: 200,
    ...page,
  }),
  response: (ticket = serviceTicket, at = service): ExchangeFields => ({
    url: `${at}${at.includes('?') ? '&' : '?'}ticket=${ticket}`,
    status: 302,
    responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']],
    context: { resourceType: 'main_frame', initiator: 'https://cas.example.org' },
  }),
};
