import type { ReadSections } from './read-sections.ts';

/** Documents that extend OAuth, OAuth 1.0, and MCP: the sections that are cited, by number. */
export const oauthExtensionsSections = {
  rfc5849: {
    read: 'opened',
    titles: {
      '2.1': 'Temporary Credentials',
      '2.2': 'Resource Owner Authorization',
      '2.3': 'Token Credentials',
      '3.1': 'Making Requests',
      '3.2': 'Verifying Requests',
      '3.3': 'Nonce and Timestamp',
      '3.4': 'Signature',
      '3.4.4': 'PLAINTEXT',
      '3.5.1': 'Authorization Header',
      '4.2': 'Confidentiality of Requests',
      '4.6': 'Secrecy of the Client Credentials',
      '4.13': 'Cross-Site Request Forgery (CSRF)',
    },
  },
  rfc7521: {
    read: 'opened',
    titles: {
      '4.1': 'Using Assertions as Authorization Grants',
      '4.1.1': 'Error Responses',
      '4.2': 'Using Assertions for Client Authentication',
      '4.2.1': 'Error Responses',
    },
  },
  rfc7522: {
    read: 'opened',
    titles: {
      '2.1': 'Using SAML Assertions as Authorization Grants',
    },
  },
  rfc7523: {
    read: 'opened',
    titles: {
      '2.1': 'Using JWTs as Authorization Grants',
      '2.2': 'Using JWTs for Client Authentication',
      '3': 'JWT Format and Processing Requirements',
    },
  },
  rfc7591: {
    read: 'opened',
    titles: {
      '2': 'Client Metadata',
      '2.3': 'Software Statement',
      '3': 'Client Registration Endpoint',
      '3.1': 'Client Registration Request',
      '3.2.1': 'Client Information Response',
      '3.2.2': 'Client Registration Error Response',
    },
  },
  rfc7592: {
    read: 'opened',
    titles: {
      '2': 'Client Configuration Endpoint',
      '2.1': 'Client Read Request',
      '2.2': 'Client Update Request',
      '2.3': 'Client Delete Request',
      '3': 'Client Information Response',
    },
  },
  rfc8414: {
    read: 'opened',
    titles: {
      '2': 'Authorization Server Metadata',
      '2.1': 'Signed Authorization Server Metadata',
      '3': 'Obtaining Authorization Server Metadata',
      '3.1': 'Authorization Server Metadata Request',
      '3.3': 'Authorization Server Metadata Validation',
      '5': 'Compatibility Notes',
    },
  },
  rfc8628: {
    read: 'opened',
    titles: {
      '3.1': 'Device Authorization Request',
      '3.2': 'Device Authorization Response',
      '3.3': 'User Interaction',
      '3.3.1': 'Non-Textual Verification URI Optimization',
      '3.4': 'Device Access Token Request',
      '3.5': 'Device Access Token Response',
      '4': 'Discovery Metadata',
      '5.1': 'User Code Brute Forcing',
      '5.2': 'Device Code Brute Forcing',
      '5.4': 'Remote Phishing',
      '6.1': 'User Code Recommendations',
    },
  },
  rfc10027: {
    read: 'draft',
    titles: {
      '6.1.2': 'Short Lived/Timebound QR or User Codes',
      '6.1.3': 'One-Time or Limited Use Codes',
      '6.1.4': 'Unique Codes',
      '6.2.1': 'IETF OAuth 2.0 Device Authorization Grant RFC8628:',
    },
  },
  rfc8693: {
    read: 'opened',
    titles: {
      '2.1': 'Request',
      '2.2.1': 'Successful Response',
      '4.1': '"act" (Actor) Claim',
      '4.2': '"scope" (Scopes) Claim',
      '4.3': '"client_id" (Client Identifier) Claim',
      '4.4': '"may_act" (Authorized Actor) Claim',
    },
  },
  rfc8705: {
    read: 'opened',
    titles: {
      '3': 'Mutual-TLS Client Certificate-Bound Access Tokens',
      '3.1': 'JWT Certificate Thumbprint Confirmation Method',
      '3.3': 'Authorization Server Metadata',
      '5': 'Metadata for Mutual-TLS Endpoint Aliases',
    },
  },
  rfc8707: {
    read: 'opened',
    titles: {
      '2': 'Resource Parameter',
      '2.1': 'Authorization Request',
      '2.2': 'Access Token Request',
    },
  },
  rfc9068: {
    read: 'opened',
    titles: {
      '2.2': 'Data Structure',
      '2.2.1': 'Authentication Information Claims',
      '2.2.3': 'Authorization Claims',
      '2.2.3.1': 'Claims for Authorization Outside of Delegation Scenarios',
      '4': 'Validating JWT Access Tokens',
      '5': 'Security Considerations',
      '6': 'Privacy Considerations',
    },
  },
  rfc9101: {
    read: 'opened',
    titles: {
      '4': 'Request Object',
      '5': 'Authorization Request',
      '5.2': 'Passing a Request Object by Reference',
      '6.1': 'JWE Encrypted Request Object',
      '6.3': 'Request Parameter Assembly and Validation',
      '7': 'Authorization Server Response',
      '9.2': 'OAuth Authorization Server Metadata Registry',
      '10.3': 'Explicit Endpoints',
      '10.8': 'Cross-JWT Confusion',
    },
  },
  rfc9126: {
    read: 'opened',
    titles: {
      '2': 'Pushed Authorization Request Endpoint',
      '2.1': 'Request',
      '2.2': 'Successful Response',
      '4': 'Authorization Request',
      '5': 'Authorization Server Metadata',
      '6': 'Client Metadata',
    },
  },
  rfc9396: {
    read: 'draft',
    titles: {
      '2': 'Request Parameter "authorization_details"',
      '3': 'Authorization Request',
      '5': 'Authorization Error Response',
      '7': 'Token Response',
      '9': 'Resource Servers',
      '10': 'Metadata',
      '12': 'Security Considerations',
      '13': 'Privacy Considerations',
    },
  },
  rfc9470: {
    read: 'draft',
    titles: {
      '3': 'Authentication Requirements Challenge',
      '4': 'Authorization Request',
      '5': 'Authorization Response',
    },
  },
  rfc9728: {
    read: 'opened',
    titles: {
      '2': 'Protected Resource Metadata',
      '2.2': 'Signed Protected Resource Metadata',
      '3.1': 'Protected Resource Metadata Request',
      '3.3': 'Protected Resource Metadata Validation',
      '4': 'Authorization Server Metadata',
      '5.1': 'WWW-Authenticate Response',
      '7.6': 'Authorization Servers',
    },
  },
  'client-id-metadata-document': {
    read: 'opened',
    titles: {
      '3': 'Client Identifier URL',
      '4': 'Client ID Metadata Document',
      '4.1': 'Credential and Key Material Restrictions',
      '4.2': 'Redirect URL Registration',
      '5': 'Client Information Discovery',
    },
  },
  'id-jag': {
    read: 'draft',
    titles: {
      '3': 'Identity Assertion JWT Authorization Grant',
      '4.3': 'Token Exchange',
      '4.4': 'Access Token Request',
    },
  },
  'transaction-tokens': {
    read: 'draft',
    titles: { 'Txn-Token HTTP Header': 'Txn-Token HTTP Header' },
  },
  'token-status-list': {
    read: 'opened',
    titles: {
      '8.1': 'Status List Request',
      '8.3': 'Validation Rules',
    },
  },
  mcp: {
    read: 'opened',
    titles: {
      'Authorization Code Protection': 'Authorization Code Protection',
      'Authorization Server Location': 'Authorization Server Location',
      'Canonical Server URI': 'Canonical Server URI',
      'Communication Security': 'Communication Security',
      'Client Registration Approaches': 'Client Registration Approaches',
      'Protected Resource Metadata Discovery Requirements':
        'Protected Resource Metadata Discovery Requirements',
      'Resource Parameter Implementation': 'Resource Parameter Implementation',
      'Scope Selection Strategy': 'Scope Selection Strategy',
      'Step-Up Authorization Flow': 'Step-Up Authorization Flow',
      'Token Requirements': 'Token Requirements',
      'Token Theft': 'Token Theft',
    },
  },
  indieauth: { read: 'quoted', titles: { '4.2.2': 'Redirect URL' } },
  'mcp-2026': {
    read: 'opened',
    titles: {
      'Authorization Response Validation': 'Authorization Response Validation',
      'Refresh Tokens': 'Refresh Tokens',
      'Step-Up Authorization Flow': 'Step-Up Authorization Flow',
    },
  },
  'mcp-2026-registration': {
    read: 'opened',
    titles: {
      'Application Type and Redirect URI Constraints': 'Application Type and Redirect URI Constraints',
      'Authorization Server Binding': 'Authorization Server Binding',
    },
  },
} as const satisfies ReadSections;
