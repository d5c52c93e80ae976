import { openId, rfc, whole, type SpecDocument } from './document.ts';
import { singleSignOnDocuments } from './single-sign-on-documents.ts';
import { walletDocuments } from './wallet-documents.ts';

/** Every document the product cites, by the id that rules and explanations use. */
export const documents = {
  rfc5849: rfc(5849, 'The OAuth 1.0 Protocol'),
  rfc6265: rfc(6265, 'HTTP State Management Mechanism'),
  rfc6454: rfc(6454, 'The Web Origin Concept'),
  rfc6749: rfc(6749, 'The OAuth 2.0 Authorization Framework'),
  rfc6750: rfc(6750, 'The OAuth 2.0 Authorization Framework: Bearer Token Usage'),
  rfc6797: rfc(6797, 'HTTP Strict Transport Security (HSTS)'),
  rfc6819: rfc(6819, 'OAuth 2.0 Threat Model and Security Considerations'),
  rfc7009: rfc(7009, 'OAuth 2.0 Token Revocation'),
  rfc7033: rfc(7033, 'WebFinger'),
  rfc7515: rfc(7515, 'JSON Web Signature (JWS)'),
  rfc7516: rfc(7516, 'JSON Web Encryption (JWE)'),
  rfc7517: rfc(7517, 'JSON Web Key (JWK)'),
  rfc7518: rfc(7518, 'JSON Web Algorithms (JWA)'),
  rfc7519: rfc(7519, 'JSON Web Token (JWT)'),
  rfc7521: rfc(7521, 'Assertion Framework for OAuth 2.0 Client Authentication and Authorization Grants'),
  rfc7522: rfc(
    7522,
    'Security Assertion Markup Language (SAML) 2.0 Profile for OAuth 2.0 Client Authentication and Authorization Grants',
  ),
  rfc7523: rfc(
    7523,
    'JSON Web Token (JWT) Profile for OAuth 2.0 Client Authentication and Authorization Grants',
  ),
  rfc7591: rfc(7591, 'OAuth 2.0 Dynamic Client Registration Protocol'),
  rfc7592: rfc(7592, 'OAuth 2.0 Dynamic Client Registration Management Protocol'),
  rfc7617: rfc(7617, "The 'Basic' HTTP Authentication Scheme"),
  rfc7636: rfc(7636, 'Proof Key for Code Exchange by OAuth Public Clients'),
  rfc7638: rfc(7638, 'JSON Web Key (JWK) Thumbprint'),
  rfc7662: rfc(7662, 'OAuth 2.0 Token Introspection'),
  rfc7800: rfc(7800, 'Proof-of-Possession Key Semantics for JSON Web Tokens (JWTs)'),
  rfc8037: rfc(
    8037,
    'CFRG Elliptic Curve Diffie-Hellman (ECDH) and Signatures in JSON Object Signing and Encryption (JOSE)',
  ),
  rfc8176: rfc(8176, 'Authentication Method Reference Values'),
  rfc8252: rfc(8252, 'OAuth 2.0 for Native Apps'),
  rfc8414: rfc(8414, 'OAuth 2.0 Authorization Server Metadata'),
  rfc8417: rfc(8417, 'Security Event Token (SET)'),
  rfc8628: rfc(8628, 'OAuth 2.0 Device Authorization Grant'),
  rfc8693: rfc(8693, 'OAuth 2.0 Token Exchange'),
  rfc8705: rfc(8705, 'OAuth 2.0 Mutual-TLS Client Authentication and Certificate-Bound Access Tokens'),
  rfc8707: rfc(8707, 'Resource Indicators for OAuth 2.0'),
  rfc8725: rfc(8725, 'JSON Web Token Best Current Practices'),
  rfc9068: rfc(9068, 'JSON Web Token (JWT) Profile for OAuth 2.0 Access Tokens'),
  rfc9101: rfc(9101, 'The OAuth 2.0 Authorization Framework: JWT-Secured Authorization Request (JAR)'),
  rfc9110: rfc(9110, 'HTTP Semantics'),
  rfc9111: rfc(9111, 'HTTP Caching'),
  rfc9126: rfc(9126, 'OAuth 2.0 Pushed Authorization Requests'),
  rfc9207: rfc(9207, 'OAuth 2.0 Authorization Server Issuer Identification'),
  rfc9278: rfc(9278, 'JWK Thumbprint URI'),
  rfc9396: rfc(9396, 'OAuth 2.0 Rich Authorization Requests'),
  rfc9449: rfc(9449, 'OAuth 2.0 Demonstrating Proof of Possession (DPoP)'),
  rfc9470: rfc(9470, 'OAuth 2.0 Step Up Authentication Challenge Protocol'),
  rfc9700: rfc(9700, 'Best Current Practice for OAuth 2.0 Security'),
  rfc9728: rfc(9728, 'OAuth 2.0 Protected Resource Metadata'),
  rfc10027: rfc(10027, 'Cross-Device Flows: Security Best Current Practice'),
  // RFC 10017 since August 2026; the id is the name it was known by as a draft.
  'browser-based-apps': rfc(10017, 'OAuth 2.0 for Browser-Based Applications'),
  // Drafts renumber: the revision is pinned so that a section stays the section that was read.
  'oauth-2.1': {
    ...whole(
      'OAuth 2.1 draft',
      'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1-16',
      'The OAuth 2.1 Authorization Framework',
    ),
    numbered: 'section-',
  },
  rfc6265bis: {
    ...whole(
      'RFC 6265bis',
      'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22',
      'Cookies: HTTP State Management Mechanism',
    ),
    numbered: 'section-',
  },
  'client-id-metadata-document': {
    ...whole(
      'Client ID Metadata Document draft',
      'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-client-id-metadata-document-02',
      'OAuth Client ID Metadata Document',
    ),
    numbered: 'section-',
  },
  'id-jag': {
    ...whole(
      'Identity Assertion Authorization Grant draft',
      'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-identity-assertion-authz-grant-04',
      'Identity Assertion JWT Authorization Grant',
    ),
    numbered: 'section-',
  },
  'transaction-tokens': {
    ...whole(
      'Transaction Tokens draft',
      'https://drafts.oauth.net/oauth-transaction-tokens/draft-ietf-oauth-transaction-tokens.html',
      'Transaction Tokens',
    ),
    anchors: { 'Txn-Token HTTP Header': 'txn-token-http-header' },
  },
  'token-status-list': {
    ...whole(
      'Token Status List draft',
      'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list-17',
      'Token Status List (TSL)',
    ),
    numbered: 'section-',
  },
  'attestation-based-client-auth': whole(
    'Attestation-Based Client Authentication draft',
    'https://datatracker.ietf.org/doc/draft-ietf-oauth-attestation-based-client-auth/',
    'OAuth 2.0 Attestation-Based Client Authentication',
  ),
  'web-message': whole(
    'Web Message Response Mode draft',
    'https://datatracker.ietf.org/doc/html/draft-sakimura-oauth-wmrm-00',
    'OAuth 2.0 Web Message Response Mode',
  ),
  'oidc-core': openId('OpenID Connect Core', 'openid-connect-core-1_0', 'OpenID Connect Core 1.0'),
  'oidc-discovery': openId(
    'OpenID Connect Discovery',
    'openid-connect-discovery-1_0',
    'OpenID Connect Discovery 1.0',
  ),
  'oidc-registration': openId(
    'OpenID Connect Registration',
    'openid-connect-registration-1_0',
    'OpenID Connect Dynamic Client Registration 1.0',
  ),
  'rp-logout': openId(
    'OpenID Connect RP-Initiated Logout',
    'openid-connect-rpinitiated-1_0',
    'OpenID Connect RP-Initiated Logout 1.0',
  ),
  session: openId(
    'OpenID Connect Session Management',
    'openid-connect-session-1_0',
    'OpenID Connect Session Management 1.0',
  ),
  'frontchannel-logout': openId(
    'OpenID Connect Front-Channel Logout',
    'openid-connect-frontchannel-1_0',
    'OpenID Connect Front-Channel Logout 1.0',
  ),
  'backchannel-logout': openId(
    'OpenID Connect Back-Channel Logout',
    'openid-connect-backchannel-1_0',
    'OpenID Connect Back-Channel Logout 1.0',
  ),
  'form-post': openId(
    'Form Post Response Mode',
    'oauth-v2-form-post-response-mode-1_0',
    'OAuth 2.0 Form Post Response Mode',
  ),
  'multiple-response-types': openId(
    'Multiple Response Types',
    'oauth-v2-multiple-response-types-1_0',
    'OAuth 2.0 Multiple Response Type Encoding Practices',
  ),
  jarm: {
    ...whole(
      'JARM',
      'https://openid.net/specs/oauth-v2-jarm.html',
      'JWT Secured Authorization Response Mode for OAuth 2.0',
    ),
    numbered: 'section-',
  },
  ciba: openId(
    'CIBA',
    'openid-client-initiated-backchannel-authentication-core-1_0',
    'OpenID Connect Client-Initiated Backchannel Authentication Flow 1.0',
  ),
  openid2: openId('OpenID 2.0', 'openid-authentication-2_0', 'OpenID Authentication 2.0'),
  'prompt-create': whole(
    'Initiating User Registration',
    'https://openid.net/specs/openid-connect-prompt-create-1_0.html',
    'Initiating User Registration via OpenID Connect 1.0',
  ),
  'unmet-authentication-requirements': whole(
    'Unmet Authentication Requirements',
    'https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html',
    'OpenID Connect Core Error Code unmet_authentication_requirements',
  ),
  'grant-management': whole(
    'Grant Management',
    'https://openid.net/specs/oauth-v2-grant-management.html',
    'Grant Management for OAuth 2.0',
  ),
  'openid-federation': whole(
    'OpenID Federation',
    'https://openid.net/specs/openid-federation-1_0.html',
    'OpenID Federation 1.0',
  ),
  'fapi-2': whole(
    'FAPI 2.0 Security Profile',
    'https://openid.net/specs/fapi-security-profile-2_0-final.html',
    'FAPI 2.0 Security Profile',
  ),
  'fapi-2-ms': whole(
    'FAPI 2.0 Message Signing',
    'https://openid.net/specs/fapi-message-signing-2_0.html',
    'FAPI 2.0 Message Signing',
  ),
  asvs: whole(
    'OWASP ASVS 5.0',
    'https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x19-V10-OAuth-and-OIDC.md',
    'OWASP Application Security Verification Standard 5.0, V10 OAuth and OIDC',
  ),
  'asvs-7': {
    title: 'OWASP Application Security Verification Standard 5.0, V7 Session Management',
    label: 'OWASP ASVS 5.0',
    url: 'https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x16-V7-Session-Management.md',
    anchors: { '7.2': 'v72-fundamental-session-management-security' },
  },
  'fapi-1': whole(
    'FAPI 1.0 Advanced',
    'https://openid.net/specs/openid-financial-api-part-2-1_0-final.html',
    'Financial-grade API Security Profile 1.0, Part 2: Advanced',
  ),
  // The revision the facts were read in; later ones exist.
  mcp: {
    ...whole(
      'MCP Authorization',
      'https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization',
      'Model Context Protocol: Authorization',
    ),
    anchors: {
      'Resource Parameter Implementation': 'resource-parameter-implementation',
      'Authorization Code Protection': 'authorization-code-protection',
      'Authorization Server Location': 'authorization-server-location',
      'Canonical Server URI': 'canonical-server-uri',
      'Communication Security': 'communication-security',
      'Client Registration Approaches': 'client-registration-approaches',
      'Protected Resource Metadata Discovery Requirements':
        'protected-resource-metadata-discovery-requirements',
      'Scope Selection Strategy': 'scope-selection-strategy',
      'Step-Up Authorization Flow': 'step-up-authorization-flow',
      'Token Requirements': 'token-requirements',
      'Token Theft': 'token-theft',
    },
  },
  'mcp-2026': {
    ...whole(
      'MCP Authorization 2026-07-28',
      'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
      'Model Context Protocol 2026-07-28: Authorization',
    ),
    anchors: {
      'Authorization Response Validation': 'authorization-response-validation',
      'Refresh Tokens': 'refresh-tokens',
      'Step-Up Authorization Flow': 'step-up-authorization-flow',
    },
  },
  'mcp-2026-registration': {
    ...whole(
      'MCP Client Registration 2026-07-28',
      'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration',
      'Model Context Protocol 2026-07-28: Client Registration',
    ),
    anchors: {
      'Application Type and Redirect URI Constraints': 'application-type-and-redirect-uri-constraints',
      'Authorization Server Binding': 'authorization-server-binding',
      'Dynamic Client Registration': 'dynamic-client-registration',
    },
  },
  indieauth: whole('IndieAuth', 'https://indieauth.spec.indieweb.org/', 'IndieAuth'),
  fedcm: whole('FedCM', 'https://www.w3.org/TR/fedcm/', 'Federated Credential Management API'),
  webauthn: whole('WebAuthn', 'https://www.w3.org/TR/webauthn-3/', 'Web Authentication Level 3'),
  fetch: whole('Fetch', 'https://fetch.spec.whatwg.org/', 'Fetch Standard'),
  'mixed-content': whole('Mixed Content', 'https://www.w3.org/TR/mixed-content/', 'Mixed Content'),
  csp: whole('Content Security Policy', 'https://www.w3.org/TR/CSP3/', 'Content Security Policy Level 3'),
  'opener-policy': whole(
    'HTML, opener policies',
    'https://html.spec.whatwg.org/multipage/browsers.html',
    'HTML Standard: Cross-origin opener policies',
  ),
  'service-workers': whole('Service Workers', 'https://www.w3.org/TR/service-workers/', 'Service Workers'),
  'referrer-policy': whole('Referrer Policy', 'https://www.w3.org/TR/referrer-policy/', 'Referrer Policy'),
  ...singleSignOnDocuments,
  ...walletDocuments,
  'oauth-parameters': whole(
    'IANA OAuth Parameters',
    'https://www.iana.org/assignments/oauth-parameters/oauth-parameters.xhtml',
    'OAuth Parameters registry',
  ),
  'jwt-claims': whole(
    'IANA JWT Claims',
    'https://www.iana.org/assignments/jwt/jwt.xhtml',
    'JSON Web Token Claims registry',
  ),
} as const satisfies Readonly<Record<string, SpecDocument>>;

/** Short name of a document: `rfc6749`, `oidc-core`. */
export type DocumentId = keyof typeof documents;
