import type { ReportFlow, ReportStep } from '../report/report.ts';
import type { Grant } from '../vocabulary/grant.ts';
import type { Protocol } from '../vocabulary/protocol.ts';

/** A way to get tokens, in plain words. */
export type GrantExplanation = {
  /** The name people know it by (`Authorization code`). */
  readonly label: string;
  /** Why one would use it, in a sentence. */
  readonly why: string;
  /** What to use today, where it is outdated. */
  readonly instead?: string;
};

const grants: Readonly<Record<Grant, GrantExplanation>> = {
  authorization_code: {
    label: 'Authorization code',
    why: 'The browser carries only a one-time code; the app changes it for tokens on a direct connection. With PKCE a stolen code is worthless.',
  },
  implicit: {
    label: 'Implicit',
    why: 'Tokens come straight in the redirect. It was made for pages that could not call another site; they can today.',
    instead: 'Use the authorization code flow with PKCE.',
  },
  hybrid: {
    label: 'Hybrid',
    why: 'A code and something at once: the app knows who you are before it redeems the code.',
    instead:
      'The authorization code flow with PKCE is simpler and does not show tokens in the browser’s address.',
  },
  client_credentials: {
    label: 'Client credentials',
    why: 'A machine asks for itself; no person takes part.',
  },
  password: {
    label: 'Password',
    why: 'The app sees the person’s password. It was meant for moving old apps over.',
    instead: 'Use the authorization code flow with PKCE.',
  },
  refresh_token: {
    label: 'Refresh',
    why: 'New tokens without asking the person again.',
  },
  device_code: {
    label: 'Device',
    why: 'For devices without a good keyboard: the person signs in on a second screen.',
  },
  jwt_bearer: {
    label: 'Assertion (JWT)',
    why: 'A signed statement of a trusted party stands in for a login.',
  },
  saml2_bearer: {
    label: 'Assertion (SAML)',
    why: 'A signed SAML statement of a trusted party stands in for a login.',
  },
  token_exchange: {
    label: 'Token exchange',
    why: 'One token is changed for another, for a different API or in somebody’s name.',
  },
  ciba: {
    label: 'Backchannel login (CIBA)',
    why: 'The provider asks the person on their phone; no redirect takes place.',
  },
};

const withoutGrant: Readonly<Record<Protocol, GrantExplanation>> = {
  oauth2: { label: 'OAuth 2.0', why: 'The grant was not seen, or is one of the provider’s own.' },
  oidc: { label: 'OpenID Connect', why: 'The grant was not seen, or is one of the provider’s own.' },
  oauth1: {
    label: 'OAuth 1.0a',
    why: 'The older OAuth: every request is signed, and the person approves a temporary token.',
    instead: 'Most providers offer OAuth 2.0 today.',
  },
  openid2: {
    label: 'OpenID 2.0',
    why: 'Login with an account from elsewhere by signed redirects, without OAuth.',
    instead: 'Most providers offer OpenID Connect today.',
  },
  saml2: {
    label: 'SAML 2.0',
    why: 'Single sign-on of organisations: a signed document says who the person is.',
  },
  wsfed: { label: 'WS-Federation', why: 'Single sign-on by an older Microsoft protocol.' },
  cas: { label: 'CAS', why: 'Single sign-on with a ticket that the site’s server validates.' },
};

/** Why a flow runs as it does, by its grant; by its protocol where there is no grant. */
export function explainGrant(grant: Grant | null, protocol: Protocol): GrantExplanation {
  return grant === null ? withoutGrant[protocol] : grants[grant];
}

/** What a flow is for: knowing who somebody is, or acting for them. */
export type Purpose = { readonly label: string; readonly sentence: string };

const loginAndAccess: Purpose = {
  label: 'Login and access',
  sentence:
    'The ID token tells this app who the person is; an access token, if one is issued, says what the app may do.',
};

const accessOnly: Purpose = {
  label: 'Access only',
  sentence:
    'The token says what the app may do, not who is there. To treat it as proof of who somebody is, is a classic fault.',
};

const loginOnly: Purpose = {
  label: 'Login',
  sentence: 'The answer tells this site who the person is; it gives no access to anything.',
};

const purposes: Readonly<Record<Protocol, Purpose>> = {
  oauth2: accessOnly,
  oidc: loginAndAccess,
  oauth1: accessOnly,
  openid2: loginOnly,
  saml2: loginOnly,
  wsfed: loginOnly,
  cas: loginOnly,
};

/** Whether a flow is about who somebody is (authentication), what may be done (authorization), or both. */
export function purposeOf(flow: Pick<ReportFlow, 'protocol' | 'steps'>): Purpose {
  return flow.protocol === 'oidc' && flow.steps.some(bringsIdTokenAlone)
    ? loginOnly
    : purposes[flow.protocol];
}

/** W3C FedCM §3.6.1; the credential of Google's script; OIDC Core §3.2.2.1 with `response_type=id_token`. */
function bringsIdTokenAlone({ kind, params }: ReportStep): boolean {
  if (kind === 'authorization_request') return params['response_type'] === 'id_token';
  return (
    kind === 'identity_assertion_request' ||
    (kind === 'authorization_response' && params['credential'] !== undefined)
  );
}
