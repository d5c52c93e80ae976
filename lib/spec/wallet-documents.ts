import type { SpecDocument } from './document.ts';

/** The documents of wallets, by the ids that rules and explanations use. */
export const walletDocuments = {
  openid4vp: {
    title: 'OpenID for Verifiable Presentations 1.0',
    label: 'OpenID4VP',
    url: 'https://openid.net/specs/openid-4-verifiable-presentations-1_0.html',
    numbered: 'section-',
  },
  openid4vci: {
    title: 'OpenID for Verifiable Credential Issuance 1.0',
    label: 'OpenID4VCI',
    url: 'https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html',
    numbered: 'section-',
  },
  haip: {
    title: 'OpenID4VC High Assurance Interoperability Profile 1.0',
    label: 'HAIP',
    url: 'https://openid.net/specs/openid4vc-high-assurance-interoperability-profile-1_0.html',
    numbered: 'section-',
  },
  rfc9901: {
    title: 'Selective Disclosure for JSON Web Tokens',
    label: 'RFC 9901',
    url: 'https://www.rfc-editor.org/rfc/rfc9901',
    numbered: 'section-',
  },
} as const satisfies Readonly<Record<string, SpecDocument>>;
