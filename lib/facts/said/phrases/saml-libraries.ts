import { product, says, token } from './phrase.ts';
import { cookieLost, samlRequestLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;
const provider = { owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** SAML libraries of Ruby, Node.js and .NET, and what is left. */
export const samlLibraries = [
  ...product('ruby-saml', app, [
    says('ruby-saml-early', 'Current time is earlier than NotBefore condition', 'saml-time', {
      means: 'The identity provider’s clock is ahead of the app’s.',
    }),
    says('ruby-saml-late', 'Current time is on or after NotOnOrAfter condition', 'saml-time'),
    says(
      'ruby-saml-audience',
      ['Invalid Audience. The audience', 'did not match the expected audience'],
      'saml-audience',
      admin,
    ),
    says(
      'ruby-saml-issuer',
      ["Doesn't match the issuer, expected:", 'No issuer found'],
      'saml-issuer',
      admin,
    ),
    says(
      'ruby-saml-signature',
      ['Invalid Signature on SAML Response', 'Invalid settings, idp_cert'],
      'saml-signature',
      admin,
    ),
    says('ruby-saml-fingerprint', 'Fingerprint mismatch', 'saml-signature', {
      ...admin,
      means:
        'The response is signed with another certificate than the one whose fingerprint the app has: the provider’s was renewed, or another was entered.',
      fix: 'Put the fingerprint (idp_cert_fingerprint) or the certificate (idp_cert) of the provider’s current signing certificate into the app’s settings, with the algorithm that the fingerprint was made with (SHA-1 or SHA-256).',
    }),
    says('ruby-saml-count', 'SAML Response must contain 1 assertion', ['saml-status', 'saml-encryption']),
  ]),
  ...product('node-saml', app, [
    says('node-saml-early', 'SAML assertion not yet valid', 'saml-time', {
      means: 'The identity provider’s clock is ahead of the app’s.',
    }),
    says(
      'node-saml-expired',
      ['SAML assertion expired: clocks skewed too much', 'assertion too old'],
      'saml-time',
    ),
    says(
      'node-saml-audience',
      [
        'SAML assertion audience mismatch',
        'SAML assertion has no AudienceRestriction',
        'SAML assertion AudienceRestriction has no Audience value',
      ],
      'saml-audience',
      admin,
    ),
    says(
      'node-saml-in-response-to',
      ['InResponseTo is not valid', 'InResponseTo does not match subjectInResponseTo'],
      samlRequestLost,
    ),
    says('node-saml-unasked', 'InResponseTo is missing from response', 'saml-inresponseto', {
      means: 'The response was not asked for (a login begun at the identity provider).',
    }),
    says(
      'node-saml-signature',
      [
        '=Invalid signature',
        '=Invalid document signature',
        'Invalid signature from encrypted assertion',
        'Invalid signature: No response found',
      ],
      'saml-signature',
      admin,
    ),
    says('node-saml-issuer', ['Unknown SAML issuer. Expected', 'Missing SAML issuer'], 'saml-issuer', admin),
    says(
      'node-saml-missing',
      ['=Missing SAML assertion', 'Missing SAML NameID'],
      ['saml-status', 'saml-nameid'],
    ),
    says(
      'node-saml-decrypt',
      [
        'No decryption key for encrypted SAML response',
        'No decryption key found getting name for encrypted ID',
      ],
      'saml-encryption',
      admin,
    ),
    says('node-saml-status', 'SAML provider returned', 'saml-status', provider),
  ]),
  ...product('samlify', app, [
    token(
      'samlify-signature',
      [
        'FAILED_TO_VERIFY_SIGNATURE',
        'ERR_ZERO_SIGNATURE',
        'FAILED_MESSAGE_SIGNATURE_VERIFICATION',
        'NO_SELECTED_CERTIFICATE',
        'ERROR_UNMATCH_CERTIFICATE_DECLARATION_IN_METADATA',
      ],
      'saml-signature',
      admin,
    ),
    token('samlify-issuer', 'ERR_UNMATCH_ISSUER', 'saml-issuer', admin),
    token('samlify-time', ['ERR_SUBJECT_UNCONFIRMED', 'ERR_EXPIRED_SESSION'], 'saml-time'),
    token(
      'samlify-decrypt',
      ['ERR_EXCEPTION_OF_ASSERTION_DECRYPTION', 'ERR_UNDEFINED_ENCRYPTED_ASSERTION'],
      'saml-encryption',
      admin,
    ),
  ]),
  ...product('Okta as service provider', app, [
    token('okta-nonsuccess', 'GENERAL_NONSUCCESS', ['not-provisioned', 'saml-nameid'], {
      hides: true,
      means:
        'Okta says this of whatever it refuses: its System Log has the reason under the answer’s X-Okta-Request-Id, most often a user name that its filter does not take, or an account that it could not create.',
    }),
  ]),
  ...product('Sustainsys.Saml2', app, [
    says('sustainsys-no-idp', 'No Idp with entity id … found', 'saml-issuer', {
      ...admin,
      means: 'The app knows no identity provider of the entity id that it names.',
      fix: 'Add it under identityProviders, and compare the entity id letter by letter with the one in its metadata. Where the metadata are loaded from an address, the app’s server must reach it.',
    }),
    says(
      'sustainsys-in-response-to',
      ['contains unexpected InResponseTo', 'No cookie preserving state from the request was found'],
      samlRequestLost,
      { tokens: ['UnexpectedInResponseToException'] },
    ),
    says(
      'sustainsys-issuer',
      'Unexpected issuer … found in response, request was sent to',
      'saml-issuer',
      admin,
    ),
    says(
      'sustainsys-signature',
      [
        'cannot be processed because it is not signed',
        'The signature verified correctly with the key contained in the signature, but that key is not trusted',
      ],
      'saml-signature',
      admin,
    ),
    says(
      'sustainsys-unsolicited',
      ['Unsolicited responses are not allowed', 'Received unsolicited'],
      ['saml-unsolicited', 'saml-inresponseto'],
    ),
  ]),
  ...product('ITfoxtec', app, [
    says(
      'itfoxtec-signature',
      ['Signature is invalid.', 'The IdP signing certificates has expired'],
      'saml-signature',
      admin,
    ),
    says(
      'itfoxtec-message',
      ['Not a SAML2 Authn Response', 'Not HTTP GET or HTTP POST Method', 'HTTP Form does not contain'],
      ['saml-no-response', 'post-became-get'],
    ),
  ]),
  ...product('OmniAuth SAML, Mellon and others', app, [
    says(
      'mellon-relay',
      'Error processing authn response',
      ['saml-audience', 'saml-time', 'saml-signature'],
      { hides: true },
    ),
    says(
      'pac4j-authn-instant',
      ['Authentication issue instant is too old or in the future'],
      'saml-authn-too-old',
      { tokens: ['SAMLAuthnInstantException'] },
    ),
    says(
      'any-saml-authn-instant',
      [
        'Authentication statement is too old to be used',
        'The gap between now and the time you logged',
        'AuthnInstant … too old',
        'AuthnInstant … too far in the past',
        'maximum authentication age',
        'maximum authentication lifetime',
      ],
      'saml-authn-too-old',
    ),
    says('mellon-cookie', 'Cookies must be enabled in order to log in', cookieLost),
    says('pysaml2', ['Unsolicited response'], samlRequestLost),
    says(
      'pysaml2-time',
      ["Can't use response yet", 'Response is too old', "Can't use it, it's too old", "Can't use it yet"],
      'saml-time',
    ),
    says(
      'any-saml-audience',
      ['audience mismatch', 'Audience restriction', 'audience is invalid', 'invalid audience'],
      ['saml-audience', 'audience-wrong'],
      admin,
    ),
    says(
      'any-saml-clock',
      ['not yet valid', 'clock skew', 'clocks are out of sync'],
      ['saml-time', 'token-early'],
      { means: 'The clocks of the two sides differ.' },
    ),
  ]),
  ...product('Google Workspace as service provider', app, [
    says('workspace-sp-key', 'because the login credentials could not be verified', 'saml-signature', {
      ...admin,
      means:
        'Google could not check the signature of the response: it is made with another key than the one whose certificate stands in the Admin console.',
    }),
    says(
      'workspace-sp-unreadable',
      'because we could not parse the login request',
      ['saml-signature', 'saml-encryption'],
      {
        ...admin,
      },
    ),
    says(
      'workspace-sp-address',
      'login request contained invalid recipient information',
      'saml-acs-differs',
      admin,
    ),
    says('workspace-sp-time', 'because your login credentials have expired', 'saml-time'),
  ]),
  ...product('AWS sign-in', app, [
    says('aws-assume-role', 'Not authorized to perform sts:AssumeRoleWithSAML', 'not-provisioned', {
      ...admin,
      means:
        'AWS read the assertion, and the role that it names may not be taken with it: the attribute Role does not hold exactly the ARNs of a role and of this provider, or the role’s trust policy does not name this provider, or its conditions (SAML:aud, sts:TagSession) do not fit.',
      fix: 'Compare the values of https://aws.amazon.com/SAML/Attributes/Role with the ARNs in IAM letter by letter (“role ARN,provider ARN”), and the role’s trust relationship: Principal Federated with this provider, sts:AssumeRoleWithSAML (and sts:TagSession where the assertion carries tags), SAML:aud https://signin.aws.amazon.com/saml.',
    }),
    says('aws-issuer', 'Issuer not present in specified provider', 'saml-issuer', admin),
    says('aws-duration', 'exceeds the MaxSessionDuration set for this role', 'saml-nameid', {
      ...admin,
      means: 'The attribute SessionDuration asks for a longer session than the role at AWS allows.',
      fix: 'Lower https://aws.amazon.com/SAML/Attributes/SessionDuration at the identity provider, or raise the role’s maximum session duration in IAM.',
    }),
  ]),
  ...product('FortiGate', app, [
    token(
      'fortigate-denied',
      ['sslvpn_login_permission_denied', 'sslvpn_login_no_matching_policy'],
      'not-provisioned',
      {
        ...admin,
        means:
          'The login itself worked; the FortiGate lets this person in through no rule: the group that the assertion names is none of those of its SAML group, portal mapping or firewall policies.',
      },
    ),
  ]),
  ...product('Cisco ASA and FTD', app, [
    says(
      'cisco-cookie',
      'problem retrieving the single sign-on cookie',
      ['saml-time', 'saml-audience', 'saml-signature'],
      {
        hides: true,
        means:
          'Cisco says this of whatever its gateway refuses in the assertion; “debug webvpn saml 255” has the reason. After a change of the SAML settings the provider has to be taken off the tunnel group and set again.',
      },
    ),
  ]),
  ...product('Snowflake', app, [
    says('snowflake-other-user', 'differs from the user currently logged in at the IDP', 'wrong-account'),
  ]),
  ...product('phpCAS', app, [
    says('phpcas-failed', 'CAS Authentication failed!', ['backchannel-failed', 'callback-twice'], {
      hides: true,
      means:
        'phpCAS says this where the CAS server did not take the ticket or could not be reached to ask; its debug log has the answer.',
    }),
  ]),
];
