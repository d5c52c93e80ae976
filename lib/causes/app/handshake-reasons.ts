/** What an app's server finds wrong with the session that came back. `clock`: its own clock is behind or ahead. */
export type HandshakeReason = {
  readonly why: string;
  readonly fix?: string;
  readonly clock?: 'behind' | 'ahead';
};

const stay =
  'Let the session’s cookies stay and come along: Secure only over https, one host for all pages of the app, no proxy that takes cookies out, cookies not blocked for this site.';

const keys =
  'Take the publishable and the secret key (and CLERK_JWT_KEY, where it is set) of one and the same instance, and restart the server: keys are read when it starts.';

const behind: HandshakeReason = {
  why: 'by its clock the session is not valid yet: the clock is behind.',
  clock: 'behind',
};
const ahead: HandshakeReason = {
  why: 'by its clock the session that was just renewed is over already: the clock is ahead.',
  clock: 'ahead',
};
const otherKeys: HandshakeReason = {
  why: 'the session was signed with a key that is not among those that it knows: its keys are of another instance, mostly.',
  fix: keys,
};

/** Clerk's own names (`x-clerk-auth-reason`, `__clerk_hs_reason`), by its backend library. */
const reasons: Readonly<Record<string, HandshakeReason>> = {
  'session-token-iat-in-the-future': behind,
  'session-token-nbf': behind,
  'session-token-not-active-yet': behind,
  'token-iat-in-the-future': behind,
  'token-not-active-yet': behind,
  'session-token-expired': ahead,
  'token-expired': ahead,
  'session-token-iat-before-client-uat': {
    why: 'the cookie with the session is older than the last sign-in that the cookie __client_uat tells of.',
    fix: 'Delete both cookies of the site. If it comes again, two apps or instances set cookies of these names on one domain: use suffixed cookies, or give each its own host.',
  },
  'client-uat-but-no-session-token': {
    why: 'the cookie __client_uat came along, and the one with the session (__session) did not.',
    fix: stay,
  },
  'session-token-but-no-client-uat': {
    why: 'the cookie with the session (__session) came along, and __client_uat did not.',
    fix: stay,
  },
  'session-token-and-uat-missing': {
    why: 'neither of its cookies (__session, __client_uat) came along.',
    fix: stay,
  },
  'session-token-missing': { why: 'the cookie with the session (__session) did not come along.', fix: stay },
  'dev-browser-missing': {
    why: 'the browser has no mark of this development instance (__clerk_db_jwt).',
    fix: `${stay} For people other than developers use a production instance, which needs no such mark.`,
  },
  'satellite-needs-syncing': {
    why: 'this satellite domain has no session of its own yet and does not get one from the primary domain.',
    fix: 'Check isSatellite, domain and signInUrl of the satellite, and that the primary domain answers at its sign-in page.',
  },
  'active-organization-mismatch': {
    why: 'the organisation of the address is not the active one of the session, and does not become it.',
    fix: 'Check that the person is a member of that organisation, and the patterns of organizationSyncOptions.',
  },
  'token-invalid-authorized-parties': {
    why: 'the session was made for another origin (azp) than those of authorizedParties.',
    fix: 'Add the origin of the app’s pages, with scheme and port, to authorizedParties.',
  },
  'token-invalid-signature': otherKeys,
  'jwk-kid-mismatch': otherKeys,
  'jwk-remote-missing': otherKeys,
  'jwk-local-missing': { why: 'it has no key to check the session with.', fix: keys },
  'jwk-remote-failed-to-load': {
    why: 'it could not fetch the keys to check the session with.',
    fix: 'Let the server reach the API of the session service (proxy, DNS, firewall), or give it the public key (CLERK_JWT_KEY).',
  },
  'secret-key-invalid': { why: 'its secret key is not valid.', fix: keys },
};

/** What a reason means that an app’s server names for sending the browser round; `undefined` for a name that nobody knows. */
export function handshakeReason(name: string): HandshakeReason | undefined {
  return Object.hasOwn(reasons, name) ? reasons[name] : undefined;
}
