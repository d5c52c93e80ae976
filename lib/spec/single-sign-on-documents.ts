import { whole, type SpecDocument } from './document.ts';

/** The documents of SAML 2.0, WS-Federation and CAS, by the ids that rules and explanations use. */
export const singleSignOnDocuments = {
  'saml-core': whole(
    'SAML 2.0 Core',
    'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
    'Assertions and Protocols for the OASIS Security Assertion Markup Language V2.0',
  ),
  'saml-bindings': whole(
    'SAML 2.0 Bindings',
    'https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf',
    'Bindings for the OASIS Security Assertion Markup Language V2.0',
  ),
  'saml-metadata': whole(
    'SAML 2.0 Metadata',
    'https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf',
    'Metadata for the OASIS Security Assertion Markup Language V2.0',
  ),
  'saml-profiles': whole(
    'SAML 2.0 Profiles',
    'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
    'Profiles for the OASIS Security Assertion Markup Language V2.0',
  ),
  'ws-federation': whole(
    'WS-Federation',
    'https://docs.oasis-open.org/wsfed/federation/v1.2/os/ws-federation-1.2-spec-os.html',
    'Web Services Federation Language 1.2',
  ),
  cas: {
    ...whole(
      'CAS Protocol',
      'https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html',
      'CAS Protocol 3.0 Specification',
    ),
    anchors: {
      '2.1': '21-login-as-credential-requestor',
      '2.5.2': '252-response',
      '2.5.3': '253-error-codes',
      '2.8': '28-p3servicevalidate-cas-30',
      '3.1': '31-service-ticket',
    },
  },
} as const satisfies Readonly<Record<string, SpecDocument>>;
