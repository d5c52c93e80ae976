import { product, says } from './phrase.ts';
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
  ...product('Sustainsys.Saml2', app, [
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
];
