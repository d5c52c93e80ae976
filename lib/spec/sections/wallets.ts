import type { ReadSections } from './read-sections.ts';

/** Documents of wallets: the sections that are cited, by number. */
export const walletSections = {
  openid4vp: {
    read: 'opened',
    titles: {
      '5': 'Authorization Request',
      '5.1': 'New Parameters',
      '5.2': 'Existing Parameters',
      '5.3': 'Requesting Presentations without Holder Binding Proofs',
      '5.9.3': 'Defined Client Identifier Prefixes',
      '5.10': 'Request URI Method post',
      '6': 'Digital Credentials Query Language (DCQL)',
      '6.4': 'Selecting Claims and Credentials',
      '6.4.2': 'Selecting Credentials',
      '8.1': 'Response Parameters',
      '8.2': 'Response Mode "direct_post"',
      '8.3': 'Encrypted Responses',
      '8.3.1': 'Response Mode "direct_post.jwt"',
      '8.4': 'Transaction Data',
      '8.5': 'Error Response',
      '8.6': 'VP Token Validation',
      '13.3': 'Response Mode "direct_post"',
      '14.1': 'Preventing Replay of Verifiable Presentations',
      '14.2': 'Session Fixation',
      A: 'OpenID4VP over the Digital Credentials API',
      'B.2.3': 'Parameter in the meta parameter in Credential Query',
      'B.3': 'IETF SD-JWT VC',
      'B.3.3.1': 'A Profile of Transaction Data in SD-JWT VC',
    },
  },
  openid4vci: {
    read: 'unopened',
    titles: {
      '4.1': 'Credential Offer',
      '4.1.1': 'Credential Offer Parameters',
      '4.1.3': 'Sending Credential Offer by Reference Using credential_offer_uri Parameter',
      '5.1': 'Authorization Request',
      '6.1': 'Token Request',
      '6.3': 'Token Error Response',
      '7': 'Nonce Endpoint',
      '7.2': 'Nonce Response',
      '8.2': 'Credential Request',
      '8.3': 'Credential Response',
      '9': 'Deferred Credential Endpoint',
      '11': 'Notification Endpoint',
      '12.2': 'Credential Issuer Metadata',
      'F.1': 'jwt Proof Type',
    },
  },
  haip: {
    read: 'draft',
    titles: {
      '4': 'OpenID for Verifiable Credential Issuance',
      '5': 'OpenID for Verifiable Presentations',
    },
  },
  rfc9901: {
    read: 'unopened',
    titles: {
      '4.1': 'SD-JWT Payload',
      '4.2': 'Disclosures',
      '4.3': 'Key Binding JWT',
      '7.1': 'Verification of the SD-JWT',
      '7.3': 'Verification by the Verifier',
    },
  },
} as const satisfies ReadSections;
