import type { ReadSections } from './read-sections.ts';

/** Documents of wallets: the sections that are cited, by number. */
export const walletSections = {
  openid4vp: {
    read: 'copied',
    titles: {
      '5.1': 'New Parameters',
      '5.2': 'Existing Parameters',
      '5.10': 'Request URI Method post',
      '8.1': 'Response Parameters',
      '8.2': 'Response Mode "direct_post"',
      '8.3': 'Encrypted Responses',
      '8.5': 'Error Response',
      '13.3': 'Response Mode "direct_post"',
      'A.2': 'Protocol',
    },
  },
  openid4vci: {
    read: 'copied',
    titles: {
      '4.1': 'Credential Offer',
      '4.1.1': 'Credential Offer Parameters',
      '4.1.3': 'Sending Credential Offer by Reference Using credential_offer_uri Parameter',
      '7.2': 'Nonce Response',
      '8.2': 'Credential Request',
      '8.3': 'Credential Response',
      '9': 'Deferred Credential Endpoint',
      '11': 'Notification Endpoint',
      '12.2': 'Credential Issuer Metadata',
    },
  },
} as const satisfies ReadSections;
