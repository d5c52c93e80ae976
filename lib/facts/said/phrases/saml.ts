import { code, product, says } from './phrase.ts';
import { samlRequestLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;
const provider = { owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** SimpleSAMLphp, Shibboleth, OpenSAML for Java and OneLogin’s libraries for PHP and Python. */
export const saml = [
  ...product('SimpleSAMLphp', app, [
    says('ssp-state', ['State information lost', 'no way to restart the request'], samlRequestLost, {
      tokens: ['NOSTATE'],
    }),
    says('ssp-destination', "Destination in response doesn't match the current URL", 'saml-destination', {
      owner: 'client',
      means: 'The app takes itself to be at another address than the response is meant for.',
    }),
    says('ssp-other-idp', "because it isn't a valid IdP for this SP", 'saml-issuer', {
      means: 'The response is of another identity provider than the app is set up for.',
    }),
    says(
      'ssp-metadata',
      [
        'Unable to locate metadata for',
        '=Metadata not found',
        'Could not find the metadata of an IdP with entity ID',
      ],
      'saml-issuer',
      {
        ...admin,
        means:
          'The SAML software (SimpleSAMLphp says so) has no metadata of the party whose entity id it names.',
        fix: 'Add that party’s metadata (saml20-idp-remote.php, or the metarefresh module), and compare the entity id letter by letter with the one in it.',
        tokens: ['METADATANOTFOUND'],
      },
    ),
    says(
      'ssp-process',
      'Error processing response from Identity Provider',
      ['saml-audience', 'saml-time', 'saml-signature'],
      { hides: true, tokens: ['PROCESSASSERTION'] },
    ),
    says(
      'ssp-status',
      ['Error received from Identity Provider', 'The Identity Provider responded with an error'],
      'saml-status',
      { ...provider, tokens: ['RESPONSESTATUSNOSUCCESS'] },
    ),
    says(
      'ssp-no-response',
      [
        'No SAML response provided',
        'You accessed the Assertion Consumer Service interface, but did not provide a SAML Authentication Response',
      ],
      ['saml-no-response', 'post-became-get'],
      { tokens: ['ACSPARAMS'] },
    ),
    says('ssp-early', 'Received an assertion that is valid in the future', 'saml-time', {
      means: 'The identity provider’s clock is ahead of the app’s.',
    }),
    says('ssp-expired', 'Received an assertion that has expired', 'saml-time'),
    says(
      'ssp-audience',
      [
        'is not a valid audience for the assertion. Candidates were',
        'is not a valid audience for the assertion',
      ],
      'saml-audience',
      admin,
    ),
    says('ssp-unsigned', 'Neither the assertion nor the response was signed', 'saml-signature', admin),
    says('ssp-duplicate', 'Received duplicate assertion', 'callback-twice'),
    says('ssp-logout-destination', 'Destination in logout message is wrong', 'saml-destination'),
    says(
      'ssp-missing-nameid',
      ['Missing NameID in assertion', 'Unable to generate NameID'],
      'saml-nameid',
      admin,
    ),
  ]),
  ...product('Shibboleth SP', app, [
    says('shib-daemon', ['Cannot connect to shibd process'], null, {
      means: 'The web server’s module does not reach shibd, the service that does the login.',
      fix: 'Start shibd and read its log (shibd.log) for why it stopped, and check that both use the same socket and the web server may open it (SELinux). Nobody was asked to log in: the identity provider’s settings cannot tell.',
    }),
    says(
      'shib-client-address',
      [
        'differs from the one used when you authenticated to your identity provider',
        'differs from the one used when you authenticated to your home organization',
      ],
      'saml-client-address',
      {
        fix: 'Let the SP not compare them: checkAddress="false" in <Sessions> of shibboleth2.xml (consistentAddress="true" may stay, which looks at one session’s requests alone). Or let the browser reach both sides over one way: it is outside the network for one and inside for the other, behind a proxy or a VPN, on IPv4 and IPv6, or one side takes its load balancer’s address for the browser’s (X-Forwarded-For).',
      },
    ),
    says('shib-idp-error', 'SAML response reported an IdP error', 'saml-status', provider),
    says('shib-metadata', 'Unable to locate metadata for identity provider', 'saml-issuer', {
      ...admin,
      means: 'The Shibboleth SP has no metadata of the identity provider whose entity id it names.',
      fix: 'Load that provider’s metadata (a MetadataProvider in shibboleth2.xml), and compare the entity id letter by letter with the one in it. Where they come from a federation, look whether the provider is published there, and in the part that this site loads (eduGAIN, a hub).',
    }),
    says('shib-security', 'Unable to establish security of incoming assertion', 'saml-signature', {
      ...admin,
      means:
        'The Shibboleth SP could not trust the assertion: it is not signed, or by another key than the metadata of the identity provider have.',
    }),
    says(
      'shib-statement',
      'A valid authentication statement was not found in the incoming message',
      ['saml-encryption', 'saml-time'],
      admin,
    ),
    says(
      'shib-signature',
      [
        'Message was signed, but signature could not be verified',
        'Unable to verify message signature with supplied trust engine',
      ],
      'saml-signature',
      admin,
    ),
    says(
      'shib-time',
      [
        'Assertion is no longer valid',
        'Assertion is not yet valid',
        'Message expired, was issued too long ago',
        'Message rejected, was issued in the future',
      ],
      'saml-time',
    ),
    says('shib-address', 'SAML message delivered with … to incorrect server URL', 'saml-destination', {
      means: 'The Shibboleth SP takes itself to be at another address than the message is meant for.',
      fix: 'Compare the address that its page tells with the one that the browser was sent to. Shibboleth takes scheme, host and port from the web server: give each name of the site its own ServerName, with scheme and port behind a proxy (ServerName https://…:443, UseCanonicalName On; on IIS <Site scheme= port= name=>).',
    }),
    says('shib-http', 'Blocked non-SSL access to Shibboleth handler', 'redirect-scheme-proxy', {
      owner: 'proxy',
    }),
    says(
      'shib-audience',
      ['Assertion contains an unacceptable AudienceRestriction', 'unacceptable AudienceRestriction'],
      'saml-audience',
      admin,
    ),
    says(
      'shib-replay',
      ['Rejecting replayed message ID', 'Rejecting replayed assertion ID'],
      'callback-twice',
    ),
    code(
      'shib-error-url',
      [
        'opensaml::saml2md::MetadataException',
        'opensaml::FatalProfileException',
        'opensaml::SecurityPolicyException',
        'opensaml::BindingException',
      ],
      ['saml-issuer', 'saml-status', 'saml-signature', 'saml-no-response'],
      { member: 'errortype' },
    ),
  ]),
  ...product('OpenSAML for Java', app, [
    says(
      'opensaml-client-address',
      [
        'Subject confirmation address for … did not match any valid addresses',
        'for assertion … did not match any valid addresses',
      ],
      'saml-client-address',
    ),
    says(
      'opensaml-address',
      [
        'SAML message intended destination endpoint … did not match',
        'SAML message intended destination endpoint did not match',
        'SAML 2 message destination did not match recipient endpoint',
        'SAML message failed received endpoint check',
      ],
      'saml-destination',
      {
        means: 'The app takes itself to be at another address than the message is meant for.',
        fix: 'The log of the app has both addresses. Let it know its outside address: the proxy passes scheme, host and port on (X-Forwarded-Proto, -Host, -Port) and the servlet container trusts them (Tomcat: scheme, proxyName and proxyPort of the Connector or RemoteIpValve; Spring Boot: server.forward-headers-strategy; spring-security-saml: SAMLContextProviderLB).',
      },
    ),
  ]),
  ...product('Shibboleth IdP', { by: 'authorization_server', owner: 'authorization_server' }, [
    says(
      'shib-idp-stale',
      ['You may be seeing this page because you used the Back button', 'Stale Request'],
      'as-session-lost',
      { owner: 'person' },
    ),
    says(
      'shib-idp-sp',
      [
        'The application you have accessed is not registered for use with this service',
        'Unsupported Request',
      ],
      'client-unknown-here',
      admin,
    ),
    says(
      'shib-idp-endpoint',
      [
        'unable to identify a compatible way to respond to the requested application',
        'No peer endpoint available to which to send SAML response',
      ],
      'saml-acs-differs',
      admin,
    ),
    says(
      'shib-idp-security',
      'does not meet the security requirements of the login service',
      'saml-signature',
      {
        owner: 'client',
        means:
          'The identity provider does not trust the request as a message: its signature is missing or made with another key than the metadata of the site have, or the request is too old (a clock).',
        fix: 'Compare the certificate in the site’s metadata at the provider with the key that signs its requests, and the clocks of both sides.',
      },
    ),
  ]),
  ...product('php-saml, python3-saml', app, [
    says('onelogin-settings', ['Invalid array settings: ', 'Invalid dict settings: '], null, {
      means:
        'The app’s SAML library finds its settings incomplete, and names by codes what is missing or wrong: idp_… is of the identity provider, sp_… of the app itself.',
      fix: 'Fill in what the codes name: the identity provider’s entity id, sign-on address (https) and certificate stand in its metadata; the app’s own entity id and ACS address are what was told the identity provider.',
    }),
    says('onelogin-destination', 'The response was received at … instead of', 'saml-destination', {
      means: 'The app takes itself to be at another address than the one the response was sent to.',
    }),
    says(
      'onelogin-audience',
      ['is not a valid audience for this Response', 'Invalid audience for this Response'],
      'saml-audience',
      admin,
    ),
    says(
      'onelogin-time',
      [
        'Could not validate timestamp: not yet valid',
        'Could not validate timestamp: expired',
        'Timing issues (please check your clock settings)',
      ],
      'saml-time',
    ),
    says(
      'onelogin-in-response-to',
      'The InResponseTo of the Response: … does not match the ID of the AuthNRequest sent by the SP',
      samlRequestLost,
    ),
    says(
      'onelogin-issuer',
      ['Invalid issuer in the Assertion/Response', 'Issuer of the Assertion not found'],
      'saml-issuer',
      admin,
    ),
    says('onelogin-subject', 'A valid SubjectConfirmation was not found on this Response', [
      'saml-destination',
      'saml-inresponseto',
      'saml-time',
    ]),
    says(
      'onelogin-signature',
      [
        'Signature validation failed. SAML Response rejected',
        'Signature validation failed. Logout',
        'No Signature found',
        'The Assertion of the Response is not signed',
        'The Message of the Response is not signed',
      ],
      'saml-signature',
      admin,
    ),
    says('onelogin-status', 'The status code of the Response was not Success, was', 'saml-status', provider),
    says(
      'onelogin-empty',
      [
        'SAML Response not found, Only supported HTTP_POST Binding',
        'There is no AttributeStatement on the Response',
      ],
      ['saml-no-response', 'saml-nameid', 'saml-status'],
    ),
    says('onelogin-session', 'The attributes have expired, based on the SessionNotOnOrAfter', 'saml-time'),
    says(
      'onelogin-encryption',
      [
        'No private key available, check settings',
        'The assertion of the Response is not encrypted and the SP requires it',
      ],
      'saml-encryption',
      admin,
    ),
  ]),
];
