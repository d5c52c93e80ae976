import { text, type StepEntry } from './step-text.ts';

const samlRequest = text(
  'Login request (SAML 2.0)',
  'The site (service provider) sends your browser to the organisation’s login service (identity provider) with a request document.',
  'Check where the answer goes (AssertionConsumerServiceURL) and that RelayState holds no secret.',
  'saml-profiles',
  'saml-bindings',
);

const samlResponse = text(
  'Login response (SAML 2.0)',
  'The login service’s page posts a signed statement about you (an assertion) to the site. Nothing else has to be fetched: the statement is the login.',
  'Check Destination, Audience, InResponseTo and the time it is valid for; and that what is signed is what is read.',
  'saml-profiles',
  'saml-core',
);

const samlArtifact = text(
  'Login response by artifact (SAML 2.0)',
  'You come back with a reference; the site’s server fetches the statement it stands for.',
  'The artifact works once and briefly. What is said about you does not pass through the browser.',
  'saml-bindings',
);

const ticket = text(
  'Login response (CAS)',
  'You come back with a one-time ticket. It says nothing by itself: the site’s server asks the central login what it stands for.',
  'The ticket works once and briefly; the page should drop it from the address.',
  'cas#3.1',
);

const noTicket = text(
  'Nobody signed in (CAS)',
  'The site only asked whether somebody is signed in (gateway), and nobody was: you come back without a ticket.',
  'This is an answer, not a fault: the site shows its public page or sends you to sign in.',
  'cas#2.1',
);

const signOut = text(
  'Logout request (WS-Federation)',
  'The session at the login service is ended; it then tells the sites to clean up.',
  'Check where you are sent afterwards (wreply).',
  'ws-federation',
);

const cleanUp = text(
  'Clean-up (WS-Federation)',
  'The login service has this site end its session, in a frame or a picture of its own page.',
  'The browser may keep the site’s cookies out of other sites’ pages; then the session goes on.',
  'ws-federation',
);

const casLogout = text(
  'Logout request (CAS)',
  'The site sends you to the central login to end the session there.',
  'Check where you are sent afterwards.',
  'cas#2.3',
);

const casLogoutOfService = text(
  'Logout notice (CAS)',
  'The central login tells this site that a session has ended, and names its ticket.',
  'The site must know which session began with that ticket.',
  'cas#2.3',
);

/** SAML 2.0, WS-Federation and CAS. */
export const singleSignOnSteps = {
  saml_metadata: text(
    'Metadata (SAML 2.0)',
    'A site or a login service publishes what others must know of it: its name (entityID), its addresses, and the certificates that it signs with.',
    'Whoever can change this document decides whose signatures are believed. It should come by https, or be signed itself.',
    'saml-metadata',
  ),
  saml_authn_request: samlRequest,
  saml_response: ({ params }) => (params['SAMLart'] ? samlArtifact : samlResponse),
  saml_logout_request: text(
    'Logout request (SAML 2.0)',
    'One side asks the other to end the session.',
    'The request should be signed and name the session (SessionIndex).',
    'saml-profiles',
  ),
  saml_logout_response: text(
    'Logout response (SAML 2.0)',
    'The other side says whether the session has ended.',
    'A partial logout leaves some sites signed in.',
    'saml-profiles',
  ),
  saml_artifact_resolve: text(
    'Artifact resolution (SAML)',
    'The site’s server fetches the signed statement that the artifact in the address stands for.',
    'This happens between servers.',
    'saml-bindings',
  ),
  wsfed_signin_request: text(
    'Login request (WS-Federation)',
    'The site sends you to the organisation’s login service, by an older Microsoft protocol.',
    'Check where the answer goes (wreply); wctx plays the part of state.',
    'ws-federation',
  ),
  wsfed_signin_response: text(
    'Login response (WS-Federation)',
    'The login service’s page posts the token (wresult) to the site.',
    'Check audience and validity time of the token, and that wctx is the same.',
    'ws-federation',
  ),
  wsfed_signout_request: ({ params }) => (params['wa'] === 'wsignoutcleanup1.0' ? cleanUp : signOut),
  cas_login_request: text(
    'Login request (CAS)',
    'The site sends you to a central login.',
    'service says where the ticket will be sent.',
    'cas#2.1',
  ),
  cas_response: ({ params }) => (params['ticket'] ? ticket : noTicket),
  cas_logout_request: ({ params }) => (params['logoutRequest'] ? casLogoutOfService : casLogout),
  cas_validation: text(
    'Ticket validation (CAS)',
    'The site’s server asks the central login what the ticket stands for.',
    'This happens between servers.',
    'cas#2.5.2',
    'cas#2.8',
  ),
} as const satisfies Readonly<Record<string, StepEntry>>;
